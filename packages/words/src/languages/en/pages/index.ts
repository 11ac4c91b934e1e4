import { accommodation } from './accommodation.ts'
import { account } from './account.ts'
import { attempt } from './attempt.ts'
import { catalogue } from './catalogue.ts'
import { certificates } from './certificates.ts'
import { common } from './common.ts'
import { course } from './course.ts'
import { errors } from './errors.ts'
import { exam } from './exam.ts'
import { fields } from './fields.ts'
import { home } from './home.ts'
import { keys } from './keys.ts'
import { lesson } from './lesson.ts'
import { mail } from './mail.ts'
import { mailbox } from './mailbox.ts'
import { notes } from './notes.ts'
import { people } from './people.ts'
import { practice } from './practice.ts'
import { question } from './question.ts'
import { result } from './result.ts'
import { secondFactor } from './second-factor.ts'
import { security } from './security.ts'
import { shell } from './shell.ts'
import { signIn } from './sign-in.ts'
import { trail } from './trail.ts'
import { trial } from './trial.ts'
import { verify } from './verify.ts'
import { welcome } from './welcome.ts'

/** Every sentence of pages, a file for each part of the product. */
export const pages = {
  accommodation,
  account,
  attempt,
  catalogue,
  certificates,
  common,
  course,
  errors,
  exam,
  fields,
  home,
  keys,
  lesson,
  mail,
  mailbox,
  notes,
  people,
  practice,
  question,
  result,
  secondFactor,
  security,
  shell,
  signIn,
  trail,
  trial,
  verify,
  welcome,
} as const
