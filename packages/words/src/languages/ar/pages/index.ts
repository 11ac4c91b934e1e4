import type { Words } from '../../language.ts'
import { attempt } from './attempt.ts'
import { common } from './common.ts'
import { course } from './course.ts'
import { exam } from './exam.ts'
import { home } from './home.ts'
import { keys } from './keys.ts'
import { lesson } from './lesson.ts'
import { notes } from './notes.ts'
import { practice } from './practice.ts'
import { question } from './question.ts'
import { result } from './result.ts'
import { shell } from './shell.ts'
import { trial } from './trial.ts'
import { welcome } from './welcome.ts'

/** What pages say, in Arabic. */
export const pages: Words['pages'] = { attempt, common, course, exam, home, keys, lesson, notes, practice, question, result, shell, trial, welcome }
