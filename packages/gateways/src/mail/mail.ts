// What mail is to the rest of Stoa: one message to one person, sent once for each idempotency key.

/** A message to one person. Addresses are `ada@example.com` or `Ada <ada@example.com>`; `addressOf` writes them safely. */
export type MailMessage = {
  from: string
  to: string
  reply_to?: string
  subject: string
  text: string
  html: string
  headers?: Record<string, string>
  attachments?: MailAttachment[]
  /** What the service repeats when it tells what became of the message: letters, digits, _ and -. */
  tags?: Record<string, string>
}

/** A file that travels with a message. One with a content_id is shown inside the HTML, which names it as `cid:<content_id>`. */
export type MailAttachment = { filename: string; content_type: string; bytes: Uint8Array; content_id?: string | undefined }

/** The way out for mail.
 *  who:     jobs, never code inside a transaction
 *  in:      a message, and a key of 1..256 printable ASCII characters that is the same whenever the same message is tried again
 *  out:     the id by which this gateway knows the message
 *  refuses: MailError, whose `retry` says whether trying the same again later can help */
export interface Mail {
  readonly kind: 'resend' | 'smtp' | 'local'
  send(message: MailMessage, idempotencyKey: string): Promise<{ id: string }>
}

/** Why a message was not sent. `mail/unavailable` alone is transient. */
export type MailErrorCode =
  | 'mail/bad-header'    // A line break or another control character where a header would break.
  | 'mail/bad-address'   // Not exactly one mailbox, or not one that can exist.
  | 'mail/bad-key'       // An idempotency key that no header can carry.
  | 'mail/key-reused'    // The key was used for another message.
  | 'mail/unauthorized'  // The provider does not accept our credentials.
  | 'mail/refused'       // The provider will never take this message.
  | 'mail/unsigned'      // News that did not come from the provider.
  | 'mail/unavailable'   // The provider is down, busy or not to be reached.

/** What a refusal is about: nobody is at the address; this message is not wanted; or whoever sends is not set up to. */
export type Blamed = 'address' | 'message' | 'sender'

/** A message that was not sent.
 *  in: code; sentence for a log, without secrets; what caused it; what a refusal is about, where the provider said so.
 *  `retry` follows from the code. */
export class MailError extends Error {
  readonly code: MailErrorCode
  readonly retry: boolean
  readonly blamed: Blamed
  constructor(code: MailErrorCode, sentence: string, cause?: unknown, blamed?: Blamed) {
    super(oneLine(sentence), { cause })
    this.name = 'MailError'
    this.code = code
    this.retry = code === 'mail/unavailable'
    this.blamed = blamed ?? (code === 'mail/bad-address' ? 'address' : code === 'mail/unauthorized' || code === 'mail/unavailable' ? 'sender' : 'message')
  }
}

/** What another server said, as one line that a database, a log and a page can hold. */
export const oneLine = (text: string) => String(text).toWellFormed().replace(/[\p{Cc}\s]+/gu, ' ').trim().slice(0, 500)
