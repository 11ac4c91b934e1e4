// What watches a worker may ask it: whether it lives, and what waits in the queue.
import type { Database } from '@stoa/db'
import { jobs } from '@stoa/domain/tenancy'
import type { RequestListener } from 'node:http'
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'

/** Everything that a worker tells in numbers. By queue and outcome, never by tenant: their number does not grow with who comes. */
export const register = new Registry()
collectDefaultMetrics({ register })
const registers = [register]
export const ran = new Counter({ name: 'stoa_jobs_total', help: 'Jobs that ran', labelNames: ['queue', 'outcome'], registers })
// From the beginning, since a series that begins with its first failure has not grown, and no alarm would ring.
for (const queue of Object.keys(jobs)) for (const outcome of ['done', 'failed']) ran.inc({ queue, outcome }, 0)
export const took = new Histogram({ name: 'stoa_job_seconds', help: 'Time a job took', labelNames: ['queue'], buckets: [0.05, 0.25, 1, 5, 30, 120], registers })
const isUp = new Gauge({ name: 'stoa_queue_up', help: '1 while the queue can be looked at', registers })
const waiting = new Gauge({ name: 'stoa_queue_waiting', help: 'Jobs that are due, or are to be tried again', labelNames: ['queue'], registers })
const oldest = new Gauge({ name: 'stoa_queue_oldest_seconds', help: 'For how long the oldest of them has been waiting', labelNames: ['queue'], registers })
const dead = new Gauge({ name: 'stoa_dead_letters', help: 'Jobs that failed every time', registers })
const bytes = new Gauge({ name: 'stoa_database_bytes', help: 'Size of the database', registers })

/** For an address that only what watches can reach: /livez, /readyz and /metrics. */
export function watched(db: Database): RequestListener {
  return (request, response) => {
    const say = (status: number, words: string, type = 'text/plain; charset=utf-8') =>
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(words)
    const answer = async () => {
      if (request.url === '/livez') return say(200, 'alive\n')
      if (request.url !== '/readyz' && request.url !== '/metrics') return say(404, 'nothing is here but /livez, /readyz and /metrics\n')
      const isThere = await look(db).then(() => true, () => false)
      isUp.set(isThere ? 1 : 0)
      if (request.url === '/metrics') return say(200, await register.metrics(), register.contentType)
      return isThere ? say(200, 'ready\n') : say(503, 'the database does not answer\n')
    }
    answer().catch(() => say(500, 'this could not be found out\n'))
  }
}

/** A job that is tried again has been waiting since it was left, not since its last try. Letters are jobs of `send-mail`, so the oldest of
 *  these is how long a letter has been waiting to leave. */
async function look(db: Database): Promise<void> {
  const client = await db.pool.connect()
  try {
    bytes.set(Number((await client.query('select pg_database_size(current_database()) as size')).rows[0].size))
    // The app's role may become the queue's for as long as it looks.
    await client.query('begin read only; set local role stoa_queue')
    const { rows } = await client.query<{ queue: string; waiting: number; oldest: number }>(`
      select q.name as queue, count(j.id)::int as waiting,
        coalesce(max(extract(epoch from now() - case when j.state = 'retry' then j.created_on else j.start_after end)), 0)::float as oldest
      from pgboss.queue q left join pgboss.job j on j.name = q.name and (j.state = 'retry' or j.state = 'created' and j.start_after <= now())
      where q.name not like '\\_\\_%' group by q.name`)
    for (const row of rows.filter(({ queue }) => queue !== 'dead-letter')) {
      waiting.set({ queue: row.queue }, row.waiting)
      oldest.set({ queue: row.queue }, row.oldest)
    }
    dead.set(rows.find(({ queue }) => queue === 'dead-letter')?.waiting ?? 0)
  } finally {
    await client.query('rollback').catch(() => {})
    client.release()
  }
}
