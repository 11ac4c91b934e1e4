// A server that answers POST /emails as Resend's published API does, for the real SDK to talk to, and signs reports as Resend does.
// source: https://resend.com/docs/api-reference/emails/send-email, …/errors, …/idempotency-keys
import { createHash, createHmac, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { bodyOf, listening } from './listening.ts'

/** An e-mail as it arrived at the API. */
export type ResendEmail = {
  id: string; from: string; to: string | string[]; reply_to?: string; subject: string; text: string; html: string
  headers?: Record<string, string>; attachments?: { filename: string; content_type: string; content: string; content_id?: string }[]
  tags?: { name: string; value: string }[]
}

/** Start the server.  in: the one API key it knows.
 *  out: its url, the mails it took, `failNext` to answer the next request otherwise, and close */
export async function resendServer(apiKey: string) {
  const emails: ResendEmail[] = []
  const answered = new Map<string, { body: string; id: string }>()
  const failures: { status: number; body: string }[] = []

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const send = (status: number, body: object | string) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(typeof body === 'string' ? body : JSON.stringify(body))
    }
    const no = (statusCode: number, name: string, message: string) => send(statusCode, { statusCode, name, message })
    const body = (await bodyOf(request)).toString('utf8')
    const failure = failures.shift()
    if (failure) return send(failure.status, failure.body)
    if (request.method !== 'POST' || request.url !== '/emails') return no(404, 'not_found', 'The requested endpoint does not exist.')
    if (!request.headers.authorization) return no(401, 'missing_api_key', 'Missing API key in the authorization header.')
    if (request.headers.authorization !== `Bearer ${apiKey}`) return no(403, 'invalid_api_key', 'API key is invalid.')
    const key = String(request.headers['idempotency-key'] ?? '')
    if (key.length > 256) return no(400, 'invalid_idempotency_key', 'The key must be between 1-256 chars.')
    const hash = createHash('sha256').update(body).digest('hex')
    const before = answered.get(key)
    if (before && before.body !== hash) return no(409, 'invalid_idempotent_request', 'Same key used with a different request payload.')
    if (before) return send(200, { id: before.id })
    const email = JSON.parse(body) as ResendEmail
    for (const field of ['from', 'to', 'subject'] as const) {
      if (!email[field]) return no(422, 'missing_required_field', `Missing \`${field}\` field.`)
    }
    if (String(email.to).includes('@refused.')) return no(422, 'validation_error', 'Invalid `to` field.')
    const id = randomUUID()
    if (key) answered.set(key, { body: hash, id })
    emails.push({ ...email, id })
    return send(200, { id })
  }

  const server = createServer((request, response) => void answer(request, response))
  const { port, close } = await listening(server)
  return {
    url: `http://127.0.0.1:${port}`,
    emails,
    failNext: (status: number, body: object | string) => {
      failures.push({ status, body: typeof body === 'string' ? body : JSON.stringify(body) })
    },
    close,
  }
}

/** What Resend would tell of an e-mail.  in: the e-mail as it took it; the kind; more about it.  out: the body of its webhook */
export function report(email: ResendEmail, type: string, more: object = {}, created_at = new Date().toISOString()): string {
  const { id, from, to, subject, tags = [] } = email
  const data = { email_id: id, created_at, from, to: [to].flat(), subject, tags: Object.fromEntries(tags.map(({ name, value }) => [name, value])), ...more }
  return JSON.stringify({ type, created_at, data })
}

/** Headers that sign a body as Svix does.  in: the body; the secret; at, seconds since 1970 */
export function signed(body: string, secret: string, at = Math.floor(Date.now() / 1000), id = `msg_${randomUUID()}`): Record<string, string> {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const signature = createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64')
  return { 'svix-id': id, 'svix-timestamp': String(at), 'svix-signature': `v1,${signature}` }
}
