// Every gateway sends only what passed here, so that the three refuse the same things in the same words.
import { createHash } from 'node:crypto'
import { headerText, mailboxOf } from './address.ts'
import type { Mailbox } from './address.ts'
import { MailError } from './mail.ts'
import type { MailAttachment, MailMessage } from './mail.ts'

/** A message with its addresses read and everything that becomes a header checked. */
export type CheckedMessage = {
  from: Mailbox
  to: Mailbox
  reply_to: Mailbox | null
  subject: string
  text: string
  html: string
  headers: Record<string, string>
  attachments: MailAttachment[]
  tags: Record<string, string>
  /** SHA-256 of the key, in hex: a name that files, Message-IDs and logs can hold. */
  key_hash: string
}

// These are set from the message's own fields; a second one would add recipients or break the structure.
const OURS = new Set(['from', 'sender', 'to', 'cc', 'bcc', 'reply-to', 'return-path', 'subject', 'date', 'message-id', 'mime-version'])

/** Check a message before it leaves.
 *  in:      message and idempotency key, as Mail.send takes them
 *  out:     the message with mailboxes read
 *  refuses: mail/bad-header, mail/bad-address, mail/bad-key */
export function checkMessage(message: MailMessage, idempotencyKey: string): CheckedMessage {
  if (!/^[\x21-\x7e]{1,256}$/.test(idempotencyKey)) {
    throw new MailError('mail/bad-key', 'The idempotency key must be 1 to 256 printable ASCII characters without spaces.')
  }
  for (const [name, value] of Object.entries(message.headers ?? {})) checkHeader(name, value)
  for (const file of message.attachments ?? []) checkAttachment(file)
  for (const [name, value] of Object.entries(message.tags ?? {})) checkTag(name, value)
  return {
    from: mailboxOf(message.from, 'from'),
    to: mailboxOf(message.to, 'to'),
    reply_to: message.reply_to ? mailboxOf(message.reply_to, 'reply_to') : null,
    subject: headerText(message.subject, 'subject'),
    text: String(message.text),
    html: String(message.html),
    headers: message.headers ?? {},
    attachments: message.attachments ?? [],
    tags: message.tags ?? {},
    key_hash: createHash('sha256').update(idempotencyKey).digest('hex'),
  }
}

function checkHeader(name: string, value: string): void {
  const lower = name.toLowerCase()
  if (!/^[a-z0-9-]{1,76}$/.test(lower) || OURS.has(lower) || lower.startsWith('content-') || lower.startsWith('resent-')) {
    throw new MailError('mail/bad-header', 'A message sets its own addresses, subject, date and structure; other headers have plain names.')
  }
  headerText(value, name)
}

function checkTag(name: string, value: string): void {
  if (![name, value].every((text) => /^[A-Za-z0-9_-]{1,256}$/.test(text))) {
    throw new MailError('mail/bad-header', 'A tag is made of letters, digits, _ and -.')
  }
}

function checkAttachment({ filename, content_type, content_id }: MailAttachment): void {
  headerText(filename, 'filename')
  if (content_id !== undefined && !/^[A-Za-z0-9.-]{1,60}$/.test(content_id)) {
    throw new MailError('mail/bad-header', 'content_id of an attachment must be a plain name.')
  }
  if (!/^[\w.+-]+\/[\w.+-]+(; ?[\w-]+="?[\w.+-]+"?)*$/.test(content_type)) {
    throw new MailError('mail/bad-header', 'content_type of an attachment must be a media type such as application/pdf.')
  }
}
