/** Every expected no: its status and its sentence. Anything else that is thrown is our fault, and a 500.
 *  A sentence says what happened and what to do next; `{name}` is filled from the refusal's details. */
export const refusals = {
  'access/denied': [403, 'You may not do this here. If you should be able to, ask an administrator of this academy.'],
  'access/sign-in': [401, 'Sign in to go on. You come back to this page afterwards.'],
  'input/malformed': [400, 'Something in this request cannot be read. Go back, reload the page and try again.'],
  'input/invalid': [422, 'Some answers need another look.'],
  'input/too-large': [413, 'This is larger than can be taken here.'],
  'rate/exceeded': [429, 'Too many tries in a short time. Wait {seconds} seconds and try again.'],
  'host/taken': [409, 'The host {host} belongs to another company. Choose a different one.'],
  'page/unknown': [404, 'There is nothing at this address. It may have moved, or the link may be incomplete.'],
  'people/wrong-credentials': [422, 'This e-mail address and password do not belong together. Check both, or have a sign-in link sent to you.'],
  'people/link-spent': [410, 'This link has been used or is older than ten minutes. Ask for a new one.'],
  'access/confirm': [403, 'Confirm first that it is you: this page asks for it again after ten minutes.'],
  'people/second-step-over': [410, 'This sign-in took longer than ten minutes, or has been finished. Sign in again.'],
  'people/wrong-code': [422, 'This code does not fit. Wait for the next one and type that, or use a recovery code.'],
  'people/wrong-recovery-code': [422, 'This recovery code does not fit, or has been used. Each works once.'],
  'people/wrong-password': [422, 'This is not your present password. Check it, or confirm in another way.'],
  'people/second-factor-there': [409, 'An authenticator app is set up already. Take it off first to set up another one.'],
  'people/passkey-refused': [422, 'This passkey was not accepted here. Try again, or use another way to sign in.'],
  'people/passkey-unknown': [404, 'There is no such passkey on your account.'],
  'people/challenge-over': [410, 'That took longer than five minutes. Start again.'],
  'people/same-address': [422, 'Some answers need another look.'],
  'people/address-taken': [409, 'The address {email} has an account of its own here. Sign in with it, or choose a different one.'],
  'people/undo-spent': [410, 'This link has been used or is older than seven days. If your account is not safe, ask an administrator of this academy.'],
  'profile/stale': [409, 'Your profile was changed since this page was opened, in another tab or on another device.'],
  'data-export/unknown': [404, 'There is no such copy of your data. It is kept for seven days; ask for a new one.'],
  'mail/link-unknown': [404, 'There is no such letter of ours. Sign in and choose on the page of your account which mail you get.'],
  'people/not-invited': [403, 'This academy is by invitation. Ask the person who told you about it to invite {email}.'],
  'people/domain-not-allowed': [403, 'This academy is for people with an address at {domains}.'],
  'course/unknown': [404, 'There is no such course in this academy.'],
  'lesson/unknown': [404, 'There is no such lesson in this course.'],
  'trial/unknown': [404, 'There is nothing to try in this course without an account. Its page says what it holds.'],
  'block/unknown': [404, 'This part of the lesson no longer exists. Reload the page to see the current version.'],
  'enrollment/missing': [403, 'Start this course first, then come back here.'],
  'progress/of-another': [409, 'Somebody else is signed in here by now. What was read before is kept in this browser for who read it.'],
  'note/too-long': [422, 'This note has {length} characters, and at most {length_max} are kept. Shorten it; what you typed is still here.'],
  'note/stale': [409, 'This note was changed in another tab or on another device. Both texts are below; keep the one you want.'],
  'bookmark/too-many': [409, 'There are {bookmarks_max} bookmarks in this course already. Take one off first.'],
  'exam/unknown': [404, 'This course has no exam.'],
  'exam/no-attempts-left': [409, 'You have used all {attempts_max} attempts at this exam. Ask an administrator of this academy what to do next; practice stays open.'],
  'exam/cooling-down': [409, 'The next attempt opens on {opens_at}. Until then you can practise as often as you like.'],
  'exam/passed-already': [409, 'You have passed this exam, and that pass is in force. You can sit it again when your certificate has run out.'],
  'exam/rules-changed': [409, 'This exam was published anew while its rules were open here. Read them once more, then start.'],
  'exam/no-questions': [409, 'No question of this exam can be asked at the moment. Tell an administrator of this academy; no attempt was used.'],
  'attempt/unknown': [404, 'There is no such attempt of yours.'],
  'attempt/closed': [409, 'This attempt has been handed in. Nothing more can be changed.'],
  'attempt/too-late': [409, 'The time for this attempt ended at {deadline_at}. What was saved before then counts.'],
  'attempt/stale': [409, 'This question was answered since this page was opened, in another tab or on another device. Both answers are below; keep the one you want.'],
  'attempt/not-an-item': [422, 'This answer does not belong to a question of this attempt.'],
  'attempt/paused': [409, 'You are on a break and the clock stands. End the break to go on.'],
  'attempt/no-breaks-left': [409, 'Every break that was granted for this attempt has been taken.'],
  'attempt/unfinished': [409, 'Some questions are still open. Nothing has been handed in.'],
  'attempt/open': [409, 'This attempt is still open. Hand it in first.'],
  'practice/unknown': [404, 'There is no such practice of yours.'],
  'practice/not-an-item': [422, 'This answer does not belong to a question of this practice.'],
  'practice/exam-open': [409, 'Your exam of this course is open. Practice tells what is right, so it waits until you have handed in. What you practised is kept.'],
  'practice/faulty': [409, 'This question was found faulty meanwhile and is not practised any more. Go on with the next one.'],
  'practice/nothing-open': [409, 'No question is open for practice here. The exam needs all of them.'],
  'person/unknown': [404, 'There is no such person among those you answer for.'],
  'accommodation/own': [403, 'Nobody decides about their own exams. Another owner or administrator of this academy can.'],
  'accommodation/unknown': [404, 'This accommodation has ended already, or never was. Reload the page.'],
  'accommodation/changed': [409, 'Somebody else granted or ended an accommodation of this person meanwhile. It is shown here now; look again before you go on.'],
  'question/unknown': [404, 'There is no such question in this course.'],
  'regrading/elsewhere': [403, 'People of other academies of this company were asked this question too. Somebody who looks after all of those decides about it.'],
  'regrading/changed': [409, 'What this does has changed since it was shown: another attempt was handed in meanwhile. Look at the new preview.'],
  'regrading/decided': [409, 'Somebody decided about this question meanwhile, so nothing was done. Their decision is on this page now; look at the new preview first.'],
  'regrading/same': [422, 'This is what counts already. Nothing was changed.'],
  'certificate/unknown': [404, 'No certificate has this number. Check it for typing errors; it is printed beside the QR code.'],
  'file/unknown': [404, 'There is no such file.'],
} as const satisfies Record<string, readonly [status: number, sentence: string]>

export type RefusalCode = keyof typeof refusals

/** An expected no. `details` are shown to the person and must hold nothing of another tenant or person. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly details: Record<string, string | number>
  /** For forms: the field and what is wrong with it, in a sentence. */
  readonly fields: Record<string, string>
  constructor(code: RefusalCode, details: Record<string, string | number> = {}, fields: Record<string, string> = {}) {
    super(code)
    this.code = code
    this.details = details
    this.fields = fields
  }
  get status(): number {
    return refusals[this.code][0]
  }
  get sentence(): string {
    return refusals[this.code][1].replace(/\{(\w+)\}/g, (_, name: string) => String(this.details[name] ?? ''))
  }
}
