import type { Words } from '../../language.ts'
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

/** What pages say, in Arabic. */
export const pages: Words['pages'] = { common, course, home, keys, lesson, notes, question, shell, trial, welcome }
