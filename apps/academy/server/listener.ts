import { embedHosts, originOf } from '@stoa/domain/tenancy'
import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { send, smallForm, toRequest, type App } from './app.ts'
import { Crowded } from './fair-share.ts'
import { cameFrom, isDirect, isSameOrigin, securityHeaders } from './headers.ts'
import { answered, health, looksOnly, took } from './health.ts'
import { mailReports } from './mail-reports.ts'
import { isDown, neutralPage } from './neutral-page.ts'
import { guestReader, readerOf } from '../app/reader.server.ts'
import { readSession } from '../app/session.server.ts'
import { visitToken } from '../app/visit.server.ts'
import type { RequestContext, Site } from './site.ts'

/** The way of every request: health, files, host, door, origin, a place among others, Remix. */
export function listener(site: Site, app: App) {
  return (request: IncomingMessage, response: ServerResponse) => {
    const started = performance.now()
    const requestId = randomBytes(9).toString('base64url')
    response.setHeader('x-request-id', requestId)
    const leaving = new AbortController()
    // The only one who listens to its end: sending a file adds seven more, and ten are taken for a leak.
    const closed = new Promise<void>((done) => response.once('close', done)).then(() => {
      if (!response.writableFinished) leaving.abort()
      if (looksOnly(request)) return
      const seconds = (performance.now() - started) / 1000
      answered.inc({ method: request.method, status: String(response.statusCode) })
      took.observe(seconds)
      // The path without its query: what people search for or carry in links is nobody's business.
      site.log.info(
        {
          requestId,
          method: request.method,
          path: (request.url ?? '')
            .split('?')[0]!
            .replace(/^\/(link|address-undo|account\/email|unsubscribe)\/[^/.]+/, '/$1/…')
            .slice(0, 200),
          status: response.statusCode,
          ms: Math.round(seconds * 1000),
        },
        'answered',
      )
    })
    answer(site, app, { request, response, requestId, leaving: leaving.signal, closed }).catch((error: Error & { code?: string }) => {
      if (leaving.signal.aborted) return   // Whoever asked left in the middle of saying it, or of being told.
      const down = isDown(error) || error instanceof Crowded
      site.log[down ? 'warn' : 'error'](
        { requestId, reason: error.message, code: error.code, stack: down ? undefined : error.stack },
        'request failed',
      )
      if (response.headersSent) response.destroy()
      else neutralPage(response, down ? 503 : 500, requestId)
    })
  }
}

interface Asked {
  request: IncomingMessage
  response: ServerResponse
  requestId: string
  /** Told when whoever asked is gone before they had their answer. */
  leaving: AbortSignal
  /** When the answer is sent, or they are gone. */
  closed: Promise<void>
}

async function answer(site: Site, app: App, { request, response, requestId, leaving, closed }: Asked): Promise<void> {
  if (await health(site, request, response)) return
  if (await mailReports(site, request, response, requestId)) return
  const { host, authority, secure, clientAddress } = cameFrom(request, site.config.trustedProxies)
  if (!isReadable(request.url ?? '/')) return neutralPage(response, 400, requestId)
  if (!METHODS.includes(request.method!)) return neutralPage(response, 405, requestId)
  const academy = host && (await site.door(host))
  if (!academy) return neutralPage(response, 421, requestId)
  const scheme = secure || site.address.scheme === 'https' ? 'https' : 'http'
  if (!isSameOrigin(request, scheme, authority)) {
    if (!carriesItsRight(request.url!)) return neutralPage(response, 403, requestId)
    delete request.headers.cookie
  }

  const nonce = randomBytes(18).toString('base64')
  const url = `${scheme}://${authority}${withoutDataQuery(request.url!)}`
  const session = once(() => readSession({ db: site.db, academy, cookies: request.headers.cookie, secure: scheme === 'https' }))
  // A letter of the local mailbox is shown in a frame of ours, where there is such a mailbox.
  const frames = [...(site.config.mailbox ? ["'self'"] : []), ...embedHosts(academy.company.embed_hosts).map((host) => `https://${host}`)]
  const context: RequestContext = {
    ...site,
    academy,
    requestId,
    nonce,
    clientAddress,
    secure: scheme === 'https',
    direct: isDirect(request),
    origin: originOf(site.address, academy.host),
    headers: { ...securityHeaders(nonce, scheme === 'https', site.config.dev, frames), 'cache-control': 'private, no-store' },
    page: null,
    visit: visitToken(request.headers.cookie, scheme === 'https'),
    reader: guestReader(academy, request.headers.cookie, request.headers['accept-language'], scheme === 'https'),
    session,
    viewer: async () => {
      const found = await session()
      return found?.standing === 'whole' ? found.viewer : null
    },
  }
  await new Promise<void>((done, fail) => {
    void closed.then(done)
    app.assets(request, response, () => {
      // Before Remix: a database that is away is then this server's 503, and not an error inside a page.
      smallForm(request)
        .then(async (form) => {
          // The place is for the work alone: who sends slowly, or reads slowly, takes none.
          const leave = await site.share.enter(academy.tenant_id, leaving)
          try {
            const found = await session()
            if (found) context.reader = readerOf(academy, found.viewer)
            return await app.remix(toRequest(request, form, leaving, url), context)
          } finally {
            leave()
          }
        })
        .then((answer) =>
          send(response, answer, context.page, {
            ...context.headers,
            ...(answer.status === 503 ? { 'retry-after': '5' } : {}),
          }),
        )
        .then(done, fail)
    })
  })
}

/** The one address to which mail programs post, which say nothing of where they come from: the token in it is all the right there is, and
 *  whoever comes from elsewhere comes without their cookies.  source: RFC 8058, 3.1 and 3.2 */
const carriesItsRight = (url: string) => /^\/unsubscribe\/[a-z0-9]{32}$/.test(url)

/** What a web Request can be made of. */
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/** Remix still answers a query of its past, and logs each as an error. No page of ours sends it. */
function withoutDataQuery(target: string): string {
  const [path, query] = [target.split('?', 1)[0]!, new URLSearchParams(target.split('?').slice(1).join('?'))]
  if (!query.has('_data')) return target
  query.delete('_data')
  return query.size > 0 ? `${path}?${query}` : path
}

/** Postgres has no NUL, a path with broken escapes names nothing, and one that begins with two slashes or holds a backslash is
 *  somebody else's host to a browser, and no address at all to Remix: all are refused before anything is asked. */
function isReadable(url: string): boolean {
  if (url.length > 8_000 || !url.startsWith('/')) return false
  try {
    const path = decodeURIComponent(url.split('?', 1)[0]!)
    return !/^\/\/|\\/.test(path) && !decodeURIComponent(url.replace(/\+/g, ' ')).includes('\0')
  } catch {
    return false
  }
}

function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined
  return () => (loaded ??= load())
}
