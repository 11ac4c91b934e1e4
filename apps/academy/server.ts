/** The web process: checks what it stands on, then serves until it is told to stop. */
import { checkServer, Database, StartRefused } from '@stoa/db'
import { publicAddress } from '@stoa/domain/tenancy'
import { worldFromEnv, WorldError } from '@stoa/gateways'
import { createServer } from 'node:http'
import { pino } from 'pino'
import { academyDoor } from './server/academy-door.ts'
import { configFrom } from './server/config.ts'
import { drainOnSignal } from './server/drain.ts'
import { fairShare, noShare } from './server/fair-share.ts'
import { watched } from './server/health.ts'
import { listener } from './server/listener.ts'
import { appFrom } from './server/app.ts'

// A line for each request is one system call for each request: lines leave together, a fifth of a second late at most.
const lines = pino.destination({ sync: false, minLength: 4096 })
setInterval(() => lines.flush(), 200).unref()
process.on('exit', () => lines.flushSync())
const log = pino({ name: 'web' }, lines)
process.on('unhandledRejection', (reason) => log.error({ reason: String(reason) }, 'a promise nobody waited for was rejected'))

try {
  const config = configFrom(process.env)
  const onLost = (error: Error) => log.warn({ reason: error.message }, 'a database connection was lost')
  const db = new Database(config.databaseUrl, { connections: 10, pooler: config.databasePooler, onLost })
  await checkServer(db)
  const world = worldFromEnv(process.env, config.dataDir)
  const app = await appFrom(config)
  const site = { db, world, log, config, address: publicAddress(process.env), door: academyDoor(db), share: config.fairShare ? fairShare() : noShare }
  const server = createServer(listener(site, app))
  server.requestTimeout = 60_000
  server.headersTimeout = 15_000
  server.keepAliveTimeout = 65_000        // Longer than the proxies in front, which would else meet a closing connection.
  server.listen(config.port, config.host, () => log.info({ host: config.host, port: config.port }, 'listening'))
  server.on('error', (error) => fail(`The web app cannot listen on ${config.host}:${config.port}: ${error.message}`))
  if (config.watchPort !== null) {
    const watch = createServer(watched(site)).listen(config.watchPort, config.host)
    watch.on('error', (error) => fail(`The web app cannot be watched on ${config.host}:${config.watchPort}: ${error.message}`))
  }
  drainOnSignal(server, db, log, config.drainSeconds)
} catch (error) {
  if (error instanceof StartRefused || error instanceof WorldError) fail(error.message)
  throw error
}

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}
