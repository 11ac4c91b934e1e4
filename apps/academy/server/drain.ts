import type { Database } from '@stoa/db'
import type { Server } from 'node:http'
import type { Logger } from 'pino'

let draining = false
/** True from the moment the process is told to stop; `/readyz` then says so, and proxies send people elsewhere. */
export const isDraining = () => draining

/** SIGTERM: no new connections, answers under way are finished, then the database is let go. */
export function drainOnSignal(server: Server, db: Database, log: Logger): void {
  const stop = () => {
    if (draining) return
    draining = true
    log.info('draining')
    const late = setTimeout(() => process.exit(1), 20_000)
    late.unref()
    server.close(async () => {
      await db.close()
      process.exit(0)
    })
    server.closeIdleConnections()
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}
