// npm start: from a clone to academies people can sign in to. Database, migrations, tenants and build first, then the web and the worker until Ctrl-C.
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { migrate, MigrationRefused } from '@stoa/db/migrate'
import { table } from './academies.ts'
import { buildAcademy } from './build.ts'
import { endLeashed, GIVING_BACK, keepRunning, runLeashed, SPARING } from './children.ts'
import type { Kept } from './children.ts'
import { givenDatabase, ownDatabase } from './database.ts'
import type { OpenDatabase } from './database.ts'
import { dataPath, root } from './places.ts'
import { portTrouble } from './ports.ts'
import { say, sentenceOf, tail, Trouble } from './say.ts'

const dev = process.argv.includes('--dev')
const stop = new AbortController()
const kept: Kept[] = []
let database: OpenDatabase | undefined
let ready = false

async function start(): Promise<void> {
  const { port, host } = await address()
  const given = givenDatabase()
  const demonstration = !given || process.env['STOA_DEMONSTRATION'] === 'yes'
  // Alongside the database: both take seconds, and neither needs the other.
  const build = dev ? undefined : buildAcademy(stop.signal, () => say('Building the web app')).then((built) => say(built ? 'Built the web app' : 'The web app is built already'))
  build?.catch(() => undefined)
  say(given ? 'Using the Postgres that DATABASE_URL names' : 'Starting Postgres')
  database = given ?? await ownDatabase({ quiet: false })
  halt()
  const { applied } = await migrate(database.ownerUrl).catch((thrown: unknown) => { throw databaseTrouble(thrown, given !== undefined) })
  say(applied.length ? `Migrated the database (${applied.length} ${applied.length === 1 ? 'step' : 'steps'})` : 'The database is up to date')

  // The owner's address stays here and with the operator's tools: the web and the worker never see it.
  const { DATABASE_OWNER_URL: _, ...inherited } = process.env
  const env: NodeJS.ProcessEnv = {
    ...inherited, DATABASE_URL: database.appUrl, PORT: String(port), HOST: host, NODE_ENV: dev ? 'development' : 'production', STOA_DATA: dataPath(),
    STOA_DATABASE: given ? 'external' : 'embedded', STOA_DEMONSTRATION: demonstration ? 'yes' : 'no', ...(dev ? { STOA_DEV: '1' } : {}),
  }
  for (const tenant of tenants()) {
    await tool(['apps/cli/main.ts', 'tenant', 'apply', join('tenants', tenant)], env)
    say(`Applied tenants/${tenant}`)
  }
  await build
  halt()

  kept.push(keepRunning({ name: 'web app', args: [...SPARING, 'apps/academy/server.ts'], env, log: dataPath('logs/web.log'), echo: dev }))
  const watching = dev ? ['--watch', '--watch-preserve-output'] : []
  kept.push(keepRunning({ name: 'worker', args: [...SPARING, ...watching, 'apps/worker/main.ts'], env: { ...env, ...GIVING_BACK }, log: dataPath('logs/worker.log'), echo: dev }))
  await Promise.race([answers(port, host), ...kept.map((program) => program.firstDeath)])
  for (const program of kept) program.settled()
  ready = true
  say('Ready')
  process.stdout.write(table(await tool(['apps/cli/main.ts', 'academies', '--json'], env), port, demonstration))
}

async function address(): Promise<{ port: number; host: string }> {
  const port = Number(process.env['PORT'] || 3000)
  const host = process.env['HOST'] || '127.0.0.1'
  if (!Number.isInteger(port) || port < 1 || port > 65535) throw new Trouble(`PORT=${process.env['PORT']} is not a port. Use a number from 1 to 65535.`)
  const trouble = await portTrouble(port, host)
  if (trouble === 'EADDRINUSE') throw new Trouble(`Port ${port} is in use. Set PORT=… or stop the other program.`)
  if (trouble === 'EACCES') throw new Trouble(`Port ${port} needs more rights than you have. Set PORT=… to one above 1023.`)
  if (trouble) throw new Trouble(`HOST=${host} is not an address of this machine (${trouble}). Leave it out for loopback, or use 0.0.0.0 for every address.`)
  return { port, host }
}

function databaseTrouble(thrown: unknown, given: boolean): unknown {
  if (thrown instanceof MigrationRefused) return new Trouble(thrown.message)
  const code = (thrown as { code?: string }).code ?? ''
  if (!given || !/^(E[A-Z]+|28\w+|3D000)$/.test(code)) return thrown
  return new Trouble(`The database that DATABASE_OWNER_URL names cannot be used: ${(thrown as Error).message || code}. Check its address, role and password.`)
}

function tenants(): string[] {
  const folder = join(root, 'tenants')
  return readdirSync(folder).filter((name) => statSync(join(folder, name, 'tenant.yaml'), { throwIfNoEntry: false })).sort()
}

async function tool(args: string[], env: NodeJS.ProcessEnv): Promise<string> {
  halt()
  let output = ''
  const child = runLeashed(args, { env: { ...env, DATABASE_OWNER_URL: database?.ownerUrl }, onOutput: (text) => { output += text } })
  const end = () => void endLeashed(child, 5)
  stop.signal.addEventListener('abort', end)
  const code = await new Promise<number | null>((done) => child.once('close', done))
  stop.signal.removeEventListener('abort', end)
  halt()
  if (code !== 0) throw new Trouble(`stoa ${args.slice(1).join(' ')} failed:\n${tail(output, 30)}`)
  return output
}

async function answers(port: number, host: string): Promise<void> {
  const shown = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host.includes(':') ? `[${host}]` : host
  for (let last = ''; ; await pause(150, undefined, { signal: stop.signal })) {
    const status = await fetch(`http://${shown}:${port}/readyz`, { signal: AbortSignal.timeout(5000) }).then((answer) => answer.status, () => 0)
    if (status === 200) return
    if (String(status) !== last && status) say(`The web app is not ready yet (${status})`)
    last = String(status)
  }
}

function halt(): void {
  if (stop.signal.aborted) throw new Trouble('Stopped before it was ready.')
}

// The web first, so nobody is let in any more; then the worker, which may still be sending what the web asked for; Postgres last.
let closing: Promise<void> | undefined
function close(): Promise<void> {
  return closing ??= (async () => {
    stop.abort()
    for (const program of kept) await program.stop()
    await database?.close()
  })()
}

async function leave(): Promise<void> {
  if (!ready) return stop.abort()
  say('Stopping')
  await close()
  say('Stopped')
  process.exit(0)
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => { if (!stop.signal.aborted) void leave() })
start().catch(async (thrown: unknown) => {
  const stopped = stop.signal.aborted
  await close()
  process.stderr.write(`\n${stopped ? 'Stopped before it was ready.' : sentenceOf(thrown)}\n`)
  process.exit(stopped ? 130 : 1)
})
