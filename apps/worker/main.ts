/** Drains the job queue. A job reads in one transaction, works outside any, and writes in another; killed at any point it runs again
 *  and each effect happens once. */
import { Database, checkServer, StartRefused } from '@stoa/db'
import { worldFromEnv, WorldError } from '@stoa/gateways'
import { publicAddress, type JobName } from '@stoa/domain/tenancy'
import { createServer } from 'node:http'
import { PgBoss } from 'pg-boss'
import { pino } from 'pino'
import { handlers, startNightly } from './handlers.ts'
import { runJob } from './run-job.ts'
import { watched } from './watch.ts'

const log = pino({ name: 'worker' })
const url = process.env.DATABASE_URL
if (!url) fail('DATABASE_URL is not set: the worker needs the Postgres it takes jobs from.')
if (process.env.DATABASE_POOLER) fail('The worker stays connected as two roles, which no pooler lends: give it Postgres itself in DATABASE_URL, and no DATABASE_POOLER.')

const db = new Database(url!, { connections: 6, onLost: (error) => log.warn({ reason: error.message }, 'a database connection was lost') })
const boss = new PgBoss({
  connectionString: url!,
  options: '-c role=stoa_queue',     // The one thing this connection may touch is the queue's own schema.
  application_name: 'stoa worker',
  max: 4,
  migrate: false,
  createSchema: false,
  monitorIntervalSeconds: 5,
  superviseIntervalSeconds: 5,
  queueCacheIntervalSeconds: 10,
})
boss.on('error', (error) => log.warn({ reason: error.message }, 'the queue could not be reached'))

try {
  await checkServer(db)
  const world = worldFromEnv(process.env, process.env.STOA_DATA ?? '.data')
  await boss.start()
  const address = publicAddress(process.env)
  for (const name of Object.keys(handlers) as JobName[]) {
    await boss.work(name, { pollingIntervalSeconds: 0.5, batchSize: 1 }, async ([job]) => runJob({ db, world, address, log }, name, job!))
  }
  await boss.work('nightly', { pollingIntervalSeconds: 30 }, async () => startNightly(db, log))
  await boss.schedule('nightly', '17 3 * * *')
  const [watchPort, host] = [process.env.STOA_WATCH_PORT, process.env.HOST || '127.0.0.1']
  if (watchPort) {
    const watch = createServer(watched(db)).listen(Number(watchPort), host)
    watch.on('error', (error) => fail(`The worker cannot be watched on ${host}:${watchPort}: ${error.message}`))
  }
  log.info('ready')
} catch (error) {
  if (error instanceof StartRefused || error instanceof WorldError) fail(error.message)
  throw error
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, async () => {
    await boss.stop({ graceful: true, timeout: 20_000 })
    await db.close()
    process.exit(0)
  })
}

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}
