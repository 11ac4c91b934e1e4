// Addresses: read strictly, so that one field is one person, and written so that a name can hold anything but a line break.
import { domainToASCII } from 'node:url'
import { MailError } from './mail.ts'

/** One mailbox: a name, perhaps empty, and an address whose domain is in ASCII. */
export type Mailbox = { name: string; address: string }

// Strict on purpose: readers that guess find an address in `ada@exam ple.com` too.
const NAMED = /^(?:"((?:[^"\\]|\\.)*)"|([^"<>,;:@()[\]\\]*))\s*<([^<>\s]+)>$/
const LOCAL = /^[^\s"(),:;<>@[\\\]\p{C}]{1,64}$/u
const DOMAIN = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/

/** Read one mailbox.
 *  in:      `ada@example.com`, `Ada <ada@example.com>` or `"Lovelace, Ada" <ada@example.com>`; which field, for the sentence
 *  out:     name and address, the domain in lower case ASCII (IDNA)
 *  refuses: mail/bad-header for control characters, mail/bad-address for none, several, a group, or an impossible one
 *  source:  RFC 5322 3.4, without comments, quoted local parts and address literals, which no provider takes reliably */
export function mailboxOf(text: string, field: string): Mailbox {
  const [, quoted, plain, angled] = NAMED.exec(headerText(text, field).trim()) ?? []
  const address = angled ?? text.trim()
  const at = address.lastIndexOf('@')
  const local = address.slice(0, at)
  const domain = domainToASCII(address.slice(at + 1))
  if (at < 1 || !LOCAL.test(local) || !DOMAIN.test(domain) || local.length + domain.length > 253) {
    throw new MailError('mail/bad-address', `${field} must be exactly one e-mail address.`)
  }
  return { name: quoted?.replace(/\\(.)/g, '$1') ?? plain?.trim() ?? '', address: `${local}@${domain}` }
}

/** Write one mailbox as a header would hold it, quoting the name when it needs quotes.
 *  in: address; name, optional.  out: text that mailboxOf reads back to the same.  refuses: as mailboxOf */
export function addressOf(address: string, name = ''): string {
  headerText(name, 'The name')
  const mailbox = mailboxOf(address, 'The address')
  const trimmed = name.trim()
  if (trimmed === '') return mailbox.address
  const plain = /^[\p{L}\p{M}\p{N} !#$%&'*+/=?^_`{|}~-]+$/u.test(trimmed)
  return `${plain ? trimmed : `"${trimmed.replace(/["\\]/g, '\\$&')}"`} <${mailbox.address}>`
}

/** Let a text into a header, or not.
 *  in: the text; which field, for the sentence.  out: the same text.
 *  refuses: mail/bad-header for line breaks, other control characters and broken Unicode, since they end a header or hide one */
export function headerText(text: string, field: string): string {
  if (typeof text !== 'string' || /[\u0000-\u0008\u000a-\u001f\u007f\u0085\u2028\u2029]/.test(text) || !text.isWellFormed()) {
    throw new MailError('mail/bad-header', `${field} holds a line break or another character that no header may hold.`)
  }
  return text
}
