import { account } from './account.ts'
import { common } from './common.ts'
import { course } from './course.ts'
import { fields } from './fields.ts'
import { home } from './home.ts'
import { keys } from './keys.ts'
import { lesson } from './lesson.ts'
import { mail } from './mail.ts'
import { notes } from './notes.ts'
import { question } from './question.ts'
import { secondFactor } from './second-factor.ts'
import { security } from './security.ts'
import { shell } from './shell.ts'
import { signIn } from './sign-in.ts'
import { trial } from './trial.ts'
import { welcome } from './welcome.ts'

/** Every sentence of pages, a file for each part of the product. */
export const pages = { account, common, course, fields, home, keys, lesson, mail, notes, question, secondFactor, security, shell, signIn, trial, welcome } as const
