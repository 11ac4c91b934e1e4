// Mail through any SMTP server.
import { createTransport } from 'nodemailer'
import { checkMessage } from './check-message.ts'
import { composed } from './compose.ts'
import { MailError } from './mail.ts'
import type { Mail } from './mail.ts'

/** Where an SMTP url leads, without its secrets. */
export type SmtpTarget = { host: string; port: number; tls: 'implicit' | 'required' | 'optional' }

/** Mail by SMTP. SMTP itself knows no idempotency: a message tried twice carries the same Message-ID both times.
 *  in:      url as smtpTarget reads it, with user and password when the server wants them
 *  out:     a Mail of kind 'smtp'; ids are Message-IDs
 *  refuses: as Mail; here at once, with a TypeError, for a url that is none
 *  source:  RFC 5321 4.2.1: replies 4yz are transient, 5yz permanent */
export function smtpMail({ url }: { url: string }): Mail {
  const { host, port, tls } = smtpTarget(url)
  const { username, password } = new URL(url)
  const transport = createTransport({
    host,
    port,
    secure: tls === 'implicit',
    requireTLS: tls === 'required',
    auth: username ? { user: decodeURIComponent(username), pass: decodeURIComponent(password) } : undefined,
    dnsTimeout: 10_000,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  })
  return {
    kind: 'smtp',
    async send(message, idempotencyKey) {
      const mail = composed(checkMessage(message, idempotencyKey))
      try {
        await transport.sendMail(mail)
      } catch (error) {
        throw errorOf(error)
      }
      return { id: mail.messageId }
    },
  }
}

/** Read an SMTP url.
 *  in:      smtps://user:password@host[:465] (TLS from the first byte) or smtp://user:password@host[:587][?tls=required|optional]
 *  out:     host, port and how the line is secured. Off the loopback STARTTLS is required unless the url says `?tls=optional`,
 *           so that nobody on the way can talk a password out of us
 *  refuses: TypeError for anything else, never repeating the url, which may hold a password */
export function smtpTarget(url: string): SmtpTarget {
  const parsed = URL.canParse(url) ? new URL(url) : null
  const tls = parsed?.searchParams.get('tls') ?? null
  if (!parsed?.hostname || !['smtp:', 'smtps:'].includes(parsed.protocol) || ![null, 'required', 'optional'].includes(tls)) {
    throw new TypeError('An SMTP url looks like smtp://user:password@mail.example.com:587 or smtps://… for TLS from the first byte.')
  }
  const host = parsed.hostname.replace(/^\[|\]$/g, '')
  const port = Number(parsed.port)
  if (parsed.protocol === 'smtps:') return { host, port: port || 465, tls: 'implicit' }
  const loopback = host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host)
  return { host, port: port || 587, tls: tls === 'required' || (tls === null && !loopback) ? 'required' : 'optional' }
}

function errorOf(error: unknown): MailError {
  const { code, responseCode, message, command, response } = error as { code?: string; responseCode?: number; message?: string; command?: string; response?: string }
  const said = `SMTP: ${message ?? 'no answer'}`
  const transient = responseCode !== undefined && responseCode < 500
  if (code === 'EAUTH' && !transient) return new MailError('mail/unauthorized', said, error)
  // A no to the envelope or the message is about this message; any other is about the server, as is no reply at all.
  const final = !transient && responseCode !== undefined && (code === 'EENVELOPE' || code === 'EMESSAGE')
  if (!final) return new MailError('mail/unavailable', said, error)
  // A no to the recipient, or one whose extended code says that nobody is there, is about the address; RFC 3463, 3.2 and 3.3.
  const isNobody = command === 'RCPT TO' || /^\d{3}[ -]5\.(1\.[1236]|2\.1)\b/.test(response ?? '')
  return new MailError('mail/refused', said, error, isNobody ? 'address' : command === 'MAIL FROM' ? 'sender' : 'message')
}
