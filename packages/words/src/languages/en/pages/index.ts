import { common } from './common.ts'
import { course } from './course.ts'
import { home } from './home.ts'
import { keys } from './keys.ts'
import { lesson } from './lesson.ts'
import { notes } from './notes.ts'
import { question } from './question.ts'
import { shell } from './shell.ts'
import { trial } from './trial.ts'
import { welcome } from './welcome.ts'

/** Every sentence of pages, a file for each part of the product. */
export const pages = { common, course, home, keys, lesson, notes, question, shell, trial, welcome } as const
