import type { Database } from '@stoa/db'
import type { Server } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'

let draining = false
/** True from the moment the process is told to stop; `/readyz` then says so, and proxies send people elsewhere. */
export const isDraining = () => draining

const OPEN_MS_MAX = 5_000
const STOP_MS_MAX = 20_000

/** SIGTERM: while answers are under way the door stays open for a few seconds, so that `/readyz` can say what is going on; then no new
 *  connections, what is under way is finished, and the database is let go. With nothing under way it ends at once. */
export function drainOnSignal(server: Server, db: Database, log: Logger): void {
  let underWay = 0
  server.prependListener('request', (_, response) => {
    underWay++
    // A connection that is kept would bring the next request to a server that is leaving.
    if (draining) response.setHeader('connection', 'close')
    response.once('close', () => underWay--)
  })
  const stop = async () => {
    if (draining) return
    draining = true
    log.info({ underWay }, 'draining')
    setTimeout(() => process.exit(1), STOP_MS_MAX).unref()
    for (const until = performance.now() + OPEN_MS_MAX; underWay > 0 && performance.now() < until; ) await pause(20)
    server.close(async () => {
      await db.close()
      process.exit(0)
    })
    server.closeIdleConnections()
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}
