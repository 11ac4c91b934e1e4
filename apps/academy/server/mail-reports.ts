import { recordMailEvent, tenantContext } from '@stoa/domain/tenancy'
import { MailError, type MailReport } from '@stoa/gateways'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Counter } from 'prom-client'
import type { Site } from './site.ts'

/** How letters fared, by kind: what comes back in heaps is how a sender loses its good name. */
const told = new Counter({ name: 'stoa_mail_reports_total', help: 'What the mail service told of letters that are known here', labelNames: ['kind'] })

const PATH = '/webhooks/mail'
const BYTES_MAX = 256_000
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Takes what the mail service tells of letters, at an address of the whole installation: there is no academy in it, so it stands in front
 *  of the door. Which tenant and which letter it is about was sent along with the letter and comes back under the service's signature.
 *  out: whether the request was one of these. 200 also for a letter that is not here; 401 without a signature that fits */
export async function mailReports(site: Site, request: IncomingMessage, response: ServerResponse, requestId: string): Promise<boolean> {
  if (request.url?.split('?', 1)[0] !== PATH) return false
  const answer = await answerTo(site, request, requestId)
  response
    .writeHead(answer.status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', ...(answer.status === 405 ? { allow: 'POST' } : {}) })
    .end(request.method === 'HEAD' ? undefined : `${answer.words}\n`)
  return true
}

async function answerTo({ world, db, log }: Site, request: IncomingMessage, requestId: string): Promise<{ status: number; words: string }> {
  if (!world.mailReports) return { status: 404, words: 'Reports about mail are not taken here: RESEND_WEBHOOK_SECRET is not set.' }
  if (request.method !== 'POST') return { status: 405, words: 'Reports about mail are posted.' }
  const body = await bodyOf(request)
  if (body === null) return { status: 413, words: 'This is larger than a report about mail can be.' }
  let report: MailReport | null
  try {
    report = world.mailReports.read(body, request.headers)
  } catch (error) {
    if (!(error instanceof MailError)) throw error
    return { status: 401, words: 'The signature does not fit, or is older or newer than five minutes.' }
  }
  const { tenant, letter } = report?.tags ?? {}
  if (!report || !UUID.test(tenant ?? '') || !UUID.test(letter ?? '')) return { status: 200, words: 'Nothing to note.' }
  const { kind, detail, happened_at } = report
  const isKnown = await db.tenant(tenant!, 'write', (open) =>
    recordMailEvent(tenantContext(open, requestId, { kind: 'job', id: null }), { outbox_id: letter!, kind, detail, happened_at }),
  )
  if (isKnown) told.inc({ kind })
  log.info({ requestId, kind, isKnown }, 'a report about mail')
  return { status: 200, words: isKnown ? 'Noted.' : 'Nothing to note.' }
}

/** The body as it came, since its signature is over every byte.  out: null where it is too large */
async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.byteLength
    if (size <= BYTES_MAX) chunks.push(chunk)
    else if (size > 8 * BYTES_MAX) break
  }
  return size > BYTES_MAX ? null : Buffer.concat(chunks).toString('utf8')
}
