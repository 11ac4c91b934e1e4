import type { Database } from '@stoa/db'
import type { Server, ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'

let draining = false
/** True from the moment the process is told to stop; `/readyz` then says so, and proxies send people elsewhere. */
export const isDraining = () => draining

const OPEN_MS_MAX = 5_000
const STOP_MS_MAX = 30_000

/** SIGTERM: the door stays open for as long as a proxy needs to notice what `/readyz` says, and while answers are under way for a few
 *  seconds; then no new connections, what is under way is finished, and the database is let go. Ctrl-C does not wait for proxies.
 *  in: seconds, for how long the door stays open whether anything is under way or not */
export function drainOnSignal(server: Server, db: Database, log: Logger, seconds: number): void {
  const underWay = new Set<ServerResponse>()
  // A connection that is kept would bring the next request to a server that is leaving.
  const last = (response: ServerResponse) => void (response.headersSent || response.setHeader('connection', 'close'))
  server.prependListener('request', (_, response) => {
    underWay.add(response)
    if (draining) last(response)
    response.once('close', () => underWay.delete(response))
  })
  const stop = async (openMs: number) => {
    if (draining) return
    draining = true
    log.info({ underWay: underWay.size }, 'draining')
    setTimeout(() => process.exit(1), STOP_MS_MAX).unref()
    underWay.forEach(last)
    await pause(openMs)
    for (const until = performance.now() + OPEN_MS_MAX; underWay.size > 0 && performance.now() < until; ) await pause(20)
    server.close(async () => {
      await db.close()
      process.exit(0)
    })
    // One whose answer was on its way when the draining began is still kept, and idle only now.
    setInterval(() => server.closeIdleConnections(), 50)
  }
  process.on('SIGTERM', () => stop(seconds * 1000))
  process.on('SIGINT', () => stop(0))
}
