import { languageOf, say, type RefusalWords } from '@stoa/words'

const english = languageOf('en').words.refusals

/** Every expected no and its status. Anything else that is thrown is our fault, and a 500. What each says stands in packages/words, in every language. */
export const refusals = {
  'access/denied': 403,
  'access/sign-in': 401,
  'input/malformed': 400,
  'input/invalid': 422,
  'input/too-large': 413,
  'rate/exceeded': 429,
  'host/taken': 409,
  'page/unknown': 404,
  'people/wrong-credentials': 422,
  'people/link-spent': 410,
  'access/confirm': 403,
  'people/second-step-over': 410,
  'people/wrong-code': 422,
  'people/wrong-recovery-code': 422,
  'people/wrong-password': 422,
  'people/second-factor-there': 409,
  'people/passkey-refused': 422,
  'people/passkey-unknown': 404,
  'people/challenge-over': 410,
  'people/same-address': 422,
  'people/address-taken': 409,
  'people/undo-spent': 410,
  'profile/stale': 409,
  'data-export/unknown': 404,
  'mail/link-unknown': 404,
  'people/not-invited': 403,
  'people/domain-not-allowed': 403,
  'course/unknown': 404,
  'lesson/unknown': 404,
  'trial/unknown': 404,
  'block/unknown': 404,
  'enrollment/missing': 403,
  'progress/of-another': 409,
  'note/too-long': 422,
  'note/stale': 409,
  'note/of-another': 409,
  'bookmark/too-many': 409,
  'exam/unknown': 404,
  'exam/no-attempts-left': 409,
  'exam/cooling-down': 409,
  'exam/passed-already': 409,
  'exam/rules-changed': 409,
  'exam/no-questions': 409,
  'attempt/unknown': 404,
  'attempt/closed': 409,
  'attempt/too-late': 409,
  'attempt/stale': 409,
  'attempt/not-an-item': 422,
  'attempt/paused': 409,
  'attempt/no-breaks-left': 409,
  'attempt/unfinished': 409,
  'attempt/open': 409,
  'practice/unknown': 404,
  'practice/not-an-item': 422,
  'practice/exam-open': 409,
  'practice/faulty': 409,
  'practice/nothing-open': 409,
  'person/unknown': 404,
  'accommodation/own': 403,
  'accommodation/unknown': 404,
  'accommodation/changed': 409,
  'question/unknown': 404,
  'regrading/elsewhere': 403,
  'regrading/changed': 409,
  'regrading/decided': 409,
  'regrading/same': 422,
  'certificate/unknown': 404,
  'file/unknown': 404,
} as const satisfies Record<keyof RefusalWords, number>

export type RefusalCode = keyof typeof refusals

/** An expected no. `details` are shown to the person and must hold nothing of another tenant or person. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly details: Record<string, string | number>
  /** For forms: the field and what is wrong with it, the name of a sentence. */
  readonly fields: Record<string, string>
  constructor(code: RefusalCode, details: Record<string, string | number> = {}, fields: Record<string, string> = {}) {
    super(code)
    this.code = code
    this.details = details
    this.fields = fields
  }
  get status(): number {
    return refusals[this.code]
  }
  /** In English, for those who run Stoa; pages say it as their reader reads. */
  get sentence(): string {
    return say('en', english[this.code], this.details)
  }
}
