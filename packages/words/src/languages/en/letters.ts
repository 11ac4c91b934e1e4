import type { LetterWords } from '../language.ts'
import { letters as examLetters } from './exam-letters.ts'

const entered = 'Somebody entered this address at {academy}. If it was not you, ignore this mail: {outcome}'
const nothing = entered.replace('{outcome}', 'nothing happens.')
const account = 'You get this mail because of your account at {academy}. Mail about its safety cannot be switched off.'
const notYou =
  'If it was you, there is nothing to do. If it was not you, somebody else can get in: set a new password at once, and end all other sessions on ' +
  'the page of your account.'

// Nobody is greeted by a name before the address is proved: it would be whatever a stranger wanted to have sent.
export const letters = {
  'sign-up': {
    subject: 'Confirm your address for {academy}',
    title: 'Confirm your address',
    paragraphs: ['One press finishes your account and takes you back to where you were. The link works once, for ten minutes.'],
    action: 'Finish my account',
    because: nothing,
  },
  'sign-in': {
    subject: 'Your sign-in link for {academy}',
    title: 'Your sign-in link',
    paragraphs: ['One press signs you in. The link works once, for ten minutes.'],
    action: 'Sign in',
    because: entered.replace('{outcome}', 'your account stays as it is.'),
  },
  'reset-password': {
    subject: 'Set a new password for {academy}',
    title: 'Set a new password',
    paragraphs: ['One press takes you to where you choose it. The link works once, for ten minutes.'],
    action: 'Set a new password',
    because: entered.replace('{outcome}', 'your password stays as it is.'),
  },
  'already-known': {
    subject: 'You already have an account at {academy}',
    title: 'You already have an account',
    paragraphs: ['You asked to sign up with this address, and it has an account already. Sign in with your password, or have a link sent to you there.'],
    action: 'Sign in',
    because: nothing,
  },
  'new-address': {
    subject: 'Confirm your new address for {academy}',
    title: 'Confirm your new address',
    paragraphs: ['One press makes this the address of your account. The link works once, for ten minutes, in a browser where you are signed in.'],
    action: 'Use this address',
    because: 'Somebody with an account at {academy} entered this address. If it was not you, ignore this mail: nothing happens.',
  },
  'old-address': {
    subject: 'Your address at {academy} is about to change',
    title: 'Your address is about to change',
    paragraphs: [
      'You asked for {wanted} to become the address of your account. It does once the link in the mail to that address is pressed.',
      'If it was not you, press the link below within seven days: your account keeps this address, or gets it back, everybody is signed out, and the ' +
        'password no longer works until you choose a new one.',
    ],
    action: 'That was not me',
    because: account,
  },
  'taken-address': {
    subject: 'This address has an account at {academy}',
    title: 'This address has an account of its own',
    paragraphs: [
      'Somebody who is signed in with another address asked to use this one. It has an account of its own, so nothing was changed.',
      'If that was you, sign in with this address instead.',
    ],
    because: 'Somebody with an account at {academy} entered this address. If it was not you, ignore this mail: nothing happens.',
  },
  'address-tried': {
    subject: 'Mail from {academy} reaches you again',
    title: 'Mail reaches you again',
    paragraphs: ['Mail to this address had come back, and you asked us to try it once more. You are reading this, so it works. There is nothing to do.'],
    because: 'You get this mail because you asked for it on the page of your account at {academy}.',
  },
  'passkey-added': {
    subject: 'A passkey was added to your account, {academy}',
    title: 'A passkey was added to your account',
    paragraphs: ['A passkey named “{name}” was added to your account. It signs you in without a password.', notYou],
    because: account,
  },
  'passkey-removed': {
    subject: 'A passkey was removed from your account, {academy}',
    title: 'A passkey was removed from your account',
    paragraphs: ['The passkey named “{name}” was removed from your account.', notYou],
    because: account,
  },
  'authenticator-on': {
    subject: 'Codes are asked for now, {academy}',
    title: 'Codes are asked for now',
    paragraphs: ['An authenticator app was set up. From now on you are asked for its code when you sign in.', notYou],
    because: account,
  },
  'authenticator-off': {
    subject: 'Codes are no longer asked for, {academy}',
    title: 'Codes are no longer asked for',
    paragraphs: ['Your authenticator app was taken off your account. You are no longer asked for a code.', notYou],
    because: account,
  },
  'recovery-code-used': {
    subject: 'A recovery code was used, {academy}',
    title: 'A recovery code was used',
    paragraphs: [
      'A recovery code was used to sign in, and is used up. {left, plural, =0 {None is left: make new ones on the page of your account.} ' +
        'one {One is left.} other {# are left.}}',
      notYou,
    ],
    because: account,
  },
  'recovery-codes-made': {
    subject: 'You have new recovery codes, {academy}',
    title: 'You have new recovery codes',
    paragraphs: ['New recovery codes were made for your account. The old ones no longer work.', notYou],
    because: account,
  },
  'password-changed': {
    subject: 'Your password was changed, {academy}',
    title: 'Your password was changed',
    paragraphs: ['The password of your account was changed, and every other device was signed out.', notYou],
    because: account,
  },
  'second-factor-reset': {
    subject: 'Your second factor was reset, {academy}',
    title: 'Your second factor was reset',
    paragraphs: [
      'Whoever runs this academy took your authenticator app, passkeys and recovery codes off your account and signed you out everywhere.',
      'If you asked for it, sign in and set up a new one. If you did not, tell an administrator of this academy at once.',
    ],
    because: account,
  },
  'data-export': {
    subject: 'Your data at {academy} is ready',
    title: 'Your data is ready',
    paragraphs: ['The copy of your data that you asked for is ready. It is kept for seven days, and only you can fetch it, signed in.'],
    action: 'Fetch my data',
    because: 'You get this mail because somebody who was signed in as you asked for your data at {academy}.',
  },
  certificate: {
    subject: 'Your certificate: {certification}',
    title: 'You passed, {holder}',
    paragraphs: [
      'Your certificate, {certification}, is attached. {expires, select, yes {It is good until {day}.} other {It does not expire.}}',
      'Anyone you show it to can check it at the address below. They need no account.',
    ],
    action: 'See what others see',
    because: 'You get this mail because you passed the exam at {academy}.',
  },
  ...examLetters,
  'course-due': {
    subject: '{course} is due {days, plural, =0 {today} =1 {tomorrow} other {in # days}}',
    title: '{course} is due {days, plural, =0 {today} =1 {tomorrow} other {in # days}}',
    paragraphs: ['Complete it by {day}. You go on where you left off.'],
    action: 'Go on learning',
    because: 'You get this mail because you are enrolled in this course at {academy} with a day by which it is due.',
  },
  'course-overdue': {
    subject: '{course} was due on {day}',
    title: '{course} was due on {day}',
    paragraphs: ['It can still be done, and you go on where you left off. This is the only reminder after the day.'],
    action: 'Go on learning',
    because: 'You get this mail because you are enrolled in this course at {academy} with a day by which it was due.',
  },
  'certificate-runs-out': {
    subject: '{certification} runs out {days, plural, =0 {today} =1 {tomorrow} other {in # days}}',
    title: '{certification} runs out {days, plural, =0 {today} =1 {tomorrow} other {in # days}}',
    paragraphs: [
      'Your certificate {serial} is good until {day}. {renewable, select, yes {Passing the exam again renews it.} other {Its exam is not offered here any more.}}',
    ],
    action: '{renewable, select, yes {Renew it} other {See it}}',
    because: 'You get this mail because you hold this certificate of {academy}.',
  },
  reminders: {
    subject: '{count, plural, one {One thing} other {# things}} to look at, {academy}',
    title: '{count, plural, one {One thing} other {# things}} to look at',
    paragraphs: ['Each of them opens where you left off.'],
    because: 'You get this mail because you are enrolled at {academy} in what is due, or hold certificates that run out.',
  },
} as const satisfies Record<string, LetterWords>

/** One line of a letter that holds several reminders. */
export const reminderLines = {
  'course-due': '{days, plural, =0 {Due today} =1 {Due tomorrow} other {Due in # days}}, on {day}',
  'course-overdue': 'Was due on {day}',
  'certificate-runs-out': '{days, plural, =0 {Runs out today} =1 {Runs out tomorrow} other {Runs out in # days}}, on {day}',
} as const
