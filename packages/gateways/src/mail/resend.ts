// Mail through Resend's API.
import { Resend } from 'resend'
import type { ErrorResponse } from 'resend'
import { addressOf } from './address.ts'
import { checkMessage } from './check-message.ts'
import { MailError } from './mail.ts'
import type { Mail } from './mail.ts'

const TIMEOUT_MS = 20_000
const UNAUTHORIZED = ['missing_api_key', 'invalid_api_key', 'restricted_api_key']

/** Mail by Resend, which itself sends one message for each idempotency key within 24 hours.
 *  in:      apiKey; baseUrl only where Resend is reached by another address
 *  out:     a Mail of kind 'resend'; ids are Resend's
 *  refuses: as Mail; rate limits and quotas count as transient
 *  source:  https://resend.com/docs/api-reference/errors */
export function resendMail({ apiKey, baseUrl }: { apiKey: string; baseUrl?: string }): Mail {
  const resend = new Resend(apiKey, baseUrl ? { baseUrl: baseUrl.replace(/\/+$/, '') } : {})
  return {
    kind: 'resend',
    async send(message, idempotencyKey) {
      const checked = checkMessage(message, idempotencyKey)
      const { data, error } = await resend.emails.send({
        from: addressOf(checked.from.address, checked.from.name),
        to: addressOf(checked.to.address, checked.to.name),
        replyTo: checked.reply_to ? addressOf(checked.reply_to.address, checked.reply_to.name) : undefined,
        subject: checked.subject,
        text: checked.text,
        html: checked.html,
        headers: checked.headers,
        attachments: checked.attachments.map((file) => ({
          filename: file.filename, contentType: file.content_type, content: Buffer.from(file.bytes).toString('base64'), contentId: file.content_id,
        })),
        ...(Object.keys(checked.tags).length > 0 ? { tags: Object.entries(checked.tags).map(([name, value]) => ({ name, value })) } : {}),
      }, { idempotencyKey, signal: AbortSignal.timeout(TIMEOUT_MS) })
      if (error) throw errorOf(error)
      return { id: data.id }
    },
  }
}

function errorOf(error: ErrorResponse): MailError {
  const said = `Resend: ${error.message ?? error.name ?? 'no answer'}`
  if (error.name === 'invalid_idempotent_request') return new MailError('mail/key-reused', said)
  if (UNAUTHORIZED.includes(error.name) || error.statusCode === 401) return new MailError('mail/unauthorized', said)
  // Without a status there was no answer that the API could have given: a proxy, a timeout, a cut line.
  const status = error.statusCode ?? 503
  const passing = status >= 500 || status === 408 || status === 429 || error.name === 'concurrent_idempotent_requests'
  if (passing) return new MailError('mail/unavailable', said)
  // 403 is about our domain, not about the reader's; of the rest only what speaks of `to` is about the address.
  const blamed = status === 403 ? 'sender' : /`to`|invalid to\b|recipient/i.test(error.message ?? '') ? 'address' : 'message'
  return new MailError('mail/refused', said, undefined, blamed)
}
