import { catalogue } from './catalogue.ts'
import { certificates } from './certificates.ts'
import { common } from './common.ts'
import { course } from './course.ts'
import { errors } from './errors.ts'
import { home } from './home.ts'
import { keys } from './keys.ts'
import { lesson } from './lesson.ts'
import { notes } from './notes.ts'
import { question } from './question.ts'
import { shell } from './shell.ts'
import { trial } from './trial.ts'
import { verify } from './verify.ts'
import { welcome } from './welcome.ts'

/** Every sentence of pages, a file for each part of the product. */
export const pages = { catalogue, certificates, common, course, errors, home, keys, lesson, notes, question, shell, trial, verify, welcome } as const
