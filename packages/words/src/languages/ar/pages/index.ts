import type { Words } from '../../language.ts'
import { attempt } from './attempt.ts'
import { common } from './common.ts'
import { exam } from './exam.ts'
import { home } from './home.ts'
import { practice } from './practice.ts'
import { result } from './result.ts'
import { shell } from './shell.ts'
import { welcome } from './welcome.ts'

/** What pages say, in Arabic. */
export const pages: Words['pages'] = { attempt, common, exam, home, practice, result, shell, welcome }
