import { attempt } from './attempt.ts'
import { common } from './common.ts'
import { exam } from './exam.ts'
import { home } from './home.ts'
import { practice } from './practice.ts'
import { result } from './result.ts'
import { shell } from './shell.ts'
import { welcome } from './welcome.ts'

/** Every sentence of pages, a file for each part of the product. */
export const pages = { attempt, common, exam, home, practice, result, shell, welcome } as const
