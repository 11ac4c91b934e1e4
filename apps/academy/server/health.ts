import type { IncomingMessage, ServerResponse } from 'node:http'
import { Counter, Histogram, collectDefaultMetrics, register } from 'prom-client'
import { isDirect } from './headers.ts'
import { isDraining } from './drain.ts'
import type { Site } from './site.ts'

collectDefaultMetrics()
/** By outcome, never by path or tenant: numbers that grow with what strangers type are a way to fill a disk. */
export const answered = new Counter({ name: 'stoa_requests_total', help: 'Requests answered', labelNames: ['method', 'status'] })
export const took = new Histogram({ name: 'stoa_request_seconds', help: 'Time to answer', buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5] })

/** Answers what watches this process. Metrics are for this machine only.  out: whether the request was one of these */
export async function health(site: Site, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
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
      if (!isDirect(request)) return false
      response.writeHead(200, { 'content-type': register.contentType }).end(await register.metrics())
      return true
    }
    default:
      return false
  }
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
