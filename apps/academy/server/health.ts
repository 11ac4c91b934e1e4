import { statfs } from 'node:fs/promises'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { Counter, Gauge, Histogram, collectDefaultMetrics, register } from 'prom-client'
import { canonicalHost, isDirect } from './headers.ts'
import { isDraining } from './drain.ts'
import type { Site } from './site.ts'

collectDefaultMetrics()
/** By outcome, never by path or tenant: numbers that grow with what strangers type are a way to fill a disk. */
export const answered = new Counter({ name: 'stoa_requests_total', help: 'Requests answered', labelNames: ['method', 'status'] })
export const took = new Histogram({ name: 'stoa_request_seconds', help: 'Time to answer', buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5] })

const askedFor = new Counter({ name: 'stoa_host_asked_total', help: 'Hosts that the proxy asked about before it got a certificate', labelNames: ['known'] })
const isUp = new Gauge({ name: 'stoa_database_up', help: '1 while the database answers' })
const connections = new Gauge({ name: 'stoa_database_connections', help: 'Connections of this process', labelNames: ['state'] })
const waiting = new Gauge({ name: 'stoa_database_waiting', help: 'Requests that wait for a connection' })
const free = new Gauge({ name: 'stoa_disk_free_bytes', help: 'Free where STOA_DATA lies' })

/** For an address of its own that only what watches can reach: whatever `health` answers, to whoever asks there. */
export function watched(site: Site): RequestListener {
  return (request, response) => {
    health(site, request, response, true).then(
      (isAnswered) => isAnswered || say(response, 404, 'nothing is here but /livez, /readyz, /metrics and /host-is-known'),
      () => say(response, 503, 'this could not be found out'),
    )
  }
}

/** Whether somebody only looks how this process is, which is neither counted nor noted: a proxy does so every two seconds, and what it is
 *  told while the process drains is no error that anybody saw. */
export const looksOnly = (request: IncomingMessage): boolean => /^\/(livez|readyz|metrics)$/.test(request.url ?? '')

/** Answers what watches this process. Metrics, and which hosts are known, are for this machine only.
 *  in: inside, whether whoever asks is let in there · out: whether the request was one of these */
export async function health(site: Site, request: IncomingMessage, response: ServerResponse, inside = isDirect(request)): Promise<boolean> {
  const [path, query] = (request.url ?? '').split('?', 2)
  if (path === '/host-is-known' && inside) return tellHost(site, new URLSearchParams(query).get('domain'), response)
  switch (request.url) {
    case '/livez':
      say(response, 200, 'alive')
      return true
    case '/readyz': {
      const ready = !isDraining() && (await answers(site))
      say(response, ready ? 200 : 503, ready ? 'ready' : isDraining() ? 'draining' : 'the database does not answer')
      return true
    }
    case '/metrics': {
      if (!inside) return false
      await measure(site)
      response.writeHead(200, { 'content-type': register.contentType }).end(await register.metrics())
      return true
    }
    default:
      return false
  }
}

/** Asked by the proxy before it gets a certificate for a name that somebody has pointed here: only for hosts that lead to an academy, or
 *  any stranger could have it ask for certificates until it is given no more.  source: Caddy, on-demand TLS, `ask` */
async function tellHost(site: Site, domain: string | null, response: ServerResponse): Promise<true> {
  const host = canonicalHost(domain ?? undefined)
  const isKnown = host !== null && host === domain?.toLowerCase() && (await site.door(host)) !== null
  askedFor.inc({ known: isKnown ? 'yes' : 'no' })
  say(response, isKnown ? 200 : 404, isKnown ? 'known' : 'unknown')
  return true
}

async function measure(site: Site): Promise<void> {
  const { totalCount, idleCount, waitingCount } = site.db.pool
  connections.set({ state: 'busy' }, totalCount - idleCount)
  connections.set({ state: 'idle' }, idleCount)
  waiting.set(waitingCount)
  isUp.set((await answers(site)) ? 1 : 0)
  const disk = await statfs(site.config.dataDir).catch(() => null)
  if (disk) free.set(disk.bavail * disk.bsize)
}

// Asked by anybody, as often as they like: Postgres is asked once a second.
let asked = { at: 0, answer: Promise.resolve(false) }
function answers(site: Site): Promise<boolean> {
  if (performance.now() - asked.at > 1000 || asked.at === 0) {
    asked = { at: performance.now(), answer: site.db.pool.query('select 1').then(() => true, () => false) }
  }
  return asked.answer
}

function say(response: ServerResponse, status: number, words: string) {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }).end(`${words}\n`)
}
