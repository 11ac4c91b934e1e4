// What a mail service tells of messages after it took them, as it signs it.
import { Webhook } from 'standardwebhooks'
import { MailError, oneLine } from './mail.ts'

/** What became of one message; tags are those that it was sent with. */
export type MailReport = { kind: 'delivered' | 'bounced' | 'complained'; tags: Record<string, string>; detail: string | null; happened_at: Date }

/** The ear for such reports.
 *  in:      the body exactly as it came, and its headers
 *  out:     the report; null for a kind of news that changes nothing
 *  refuses: mail/unsigned where none of the secrets made the signature, or it is older or newer than five minutes */
export interface MailReports {
  read(body: string, headers: Record<string, string | string[] | undefined>): MailReport | null
}

type Told = {
  type?: string
  created_at?: string
  data?: { tags?: Record<string, string>; bounce?: { type?: string; subType?: string; message?: string }; suppressed?: { message?: string } }
}

/** Reports of Resend.  in: one secret, or two while they are changed, each beginning with whsec_
 *  refuses: here at once, with a TypeError, a secret that is none
 *  source:  https://resend.com/docs/webhooks, whose signatures are those of standardwebhooks.com under the names of Svix */
export function resendReports(secrets: readonly string[]): MailReports {
  const keys = secrets.map((secret) => {
    if (!/^whsec_[A-Za-z0-9+/]{16,}={0,2}$/.test(secret)) throw new TypeError('A secret for reports begins with whsec_.')
    return new Webhook(secret)
  })
  return {
    read(body, headers) {
      const signed = Object.fromEntries(['id', 'timestamp', 'signature'].map((name) => [`webhook-${name}`, String(headers[`svix-${name}`] ?? headers[`webhook-${name}`] ?? '')]))
      if (!keys.some((key) => fits(key, body, signed))) throw new MailError('mail/unsigned', 'The signature of a report about mail does not fit.')
      return reportOf(parsed(body))
    },
  }
}

function fits(key: Webhook, body: string, headers: Record<string, string>): boolean {
  try {
    key.verify(body, headers, { jsonParse: false })
    return true
  } catch {
    return false
  }
}

function parsed(body: string): Told {
  try {
    const told = JSON.parse(body) as Told
    return told && typeof told === 'object' ? told : {}
  } catch {
    return {}
  }
}

function reportOf({ type, created_at, data }: Told): MailReport | null {
  const about = (kind: MailReport['kind'], detail?: string): MailReport => {
    const at = new Date(created_at ?? Number.NaN)
    return { kind, tags: data?.tags ?? {}, detail: detail ? oneLine(detail) : null, happened_at: isPlausible(at) ? at : new Date() }
  }
  if (type === 'email.delivered') return about('delivered')
  if (type === 'email.complained') return about('complained')
  if (type === 'email.suppressed') return about('bounced', data?.suppressed?.message)
  // A mailbox that is full today may take mail tomorrow: only what is for good counts.
  if (type === 'email.bounced' && data?.bounce?.type !== 'Transient' && data?.bounce?.type !== 'Undetermined') return about('bounced', data?.bounce?.message)
  return null
}

// Between 1970 and 10000: no clock of a mail service says anything else, and a database need not hold it.
const isPlausible = (at: Date) => at.getTime() > 0 && at.getTime() < 253_402_300_800_000
