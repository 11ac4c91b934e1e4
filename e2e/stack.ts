/** The whole product on free ports of this machine, as it runs in production, and the means to break it: for stories, soaks and benches. */
import { ensureRoles, migrate } from '@stoa/db/migrate'
import { localMail, type LocalMail } from '@stoa/gateways'
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { realpath } from 'node:fs/promises'
import { createServer } from 'node:net'
import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { GIVING_BACK, SPARING } from '../infra/bootstrap/children.ts'
import { startPostgres, type Postgres } from '../infra/bootstrap/postgres.ts'
import { sweepThrowaways } from '../infra/bootstrap/postgres-owner.ts'

/** Under which the mail service of stories signs what it tells of letters. */
export const REPORTS_SECRET = `whsec_${Buffer.from('what the stories sign with').toString('base64')}`

const root = resolve(import.meta.dirname, '..')

/** One running product. Hosts are reached at 127.0.0.1 with a Host header, or by a browser that was told where names lead. */
export interface Stack {
  port: number
  appUrl: string
  ownerUrl: string
  superuserUrl: string
  mail: LocalMail
  dataDir: string
  origin(host: string): string
  /** The end of what the processes said. */
  log(): string
  web: Program
  worker: Program
  /** A second web process of the same product, started; whoever asks for it ends it.  in: env, beside and before what the first one has */
  another(env?: Record<string, string>): Promise<Program & { port: number }>
  /** Postgres is ended as by `pg_ctl stop -m immediate`, in the middle of whatever it does, and started on the same port.
   *  in: how long it stays away */
  crashPostgres(awayMs?: number): Promise<void>
  stop(): Promise<void>
}

/** A process of the product that may be killed and started again. */
export interface Program {
  pid(): number | undefined
  /** out: the code it ended with; null where the signal ended it, or nothing ran */
  kill(signal: NodeJS.Signals): Promise<number | null>
  start(): Promise<void>
}

/** in: tenants to apply, by folder; env, beside what every process gets */
export async function startStack({
  tenants = ['halden', 'meridian'],
  env = {},
}: { tenants?: string[]; env?: Record<string, string> } = {}): Promise<Stack> {
  // Among the throwaways, named by this process: should it be ended half-way, the next run stops and removes what it left.
  await sweepThrowaways()
  mkdirSync(`${root}/.data/throwaway`, { recursive: true })
  const dataDir = mkdtempSync(`${root}/.data/throwaway/${process.pid}-stack-`)
  const postgresDir = `${dataDir}-postgres`
  let postgres: Postgres = await startPostgres({ dataDir: postgresDir, quiet: true })
  try {
    return await standing()
  } catch (error) {
    // A stack that does not come up leaves nothing running.
    await postgres.stop()
    await sweep()
    throw error
  }

  async function sweep(): Promise<void> {
    const data = await realpath(postgresDir).catch(() => postgresDir)
    for (const folder of [data, postgresDir, dataDir]) rmSync(folder, { recursive: true, force: true })
  }

  async function standing(): Promise<Stack> {
    const { ownerUrl, appUrl } = await ensureRoles(postgres.superuserUrl, { database: 'stoa', owner: { password: 'owner' }, app: { password: 'app' } })
    await migrate(ownerUrl)
    const port = await freePort()
    const said: string[] = []
    const settings = {
      ...ownWorld(process.env),
      ...env,
      DATABASE_URL: appUrl,
      PORT: String(port),
      HOST: '127.0.0.1',
      NODE_ENV: 'production',
      STOA_DATA: dataDir,
      STOA_DATABASE: 'embedded',
      STOA_DEMONSTRATION: 'yes',
      STOA_UI: 'yes',
      RESEND_WEBHOOK_SECRET: REPORTS_SECRET,
    }
    for (const tenant of tenants)
      await finished(['apps/cli/main.ts', 'tenant', 'apply', `tenants/${tenant}`], { ...settings, DATABASE_OWNER_URL: ownerUrl })
    const web = program('apps/academy/server.ts', settings, said, () => answers(port))
    const worker = program('apps/worker/main.ts', { ...settings, ...GIVING_BACK }, said, () => heard(said, '"name":"worker","msg":"ready"'))
    await Promise.all([web.start(), worker.start()])
    return {
      port,
      appUrl,
      ownerUrl,
      superuserUrl: postgres.superuserUrl,
      dataDir,
      web,
      worker,
      mail: localMail(`${dataDir}/mail`) as LocalMail,
      origin: (host) => `http://${host}:${port}`,
      async another(beside = {}) {
        const free = await freePort()
        const second = program('apps/academy/server.ts', { ...settings, ...beside, PORT: String(free) }, said, () => answers(free))
        await second.start()
        return { ...second, port: free }
      },
      log: () => said.join('').slice(-20_000),
      async crashPostgres(awayMs = 300) {
        process.kill(Number(readFileSync(`${postgresDir}/cluster/postmaster.pid`, 'utf8').split('\n')[0]), 'SIGQUIT')
        await postgres.exited
        await postgres.stop()
        await pause(awayMs)
        postgres = await startPostgres({ dataDir: postgresDir, port: postgres.port, quiet: true })
      },
      async stop() {
        await web.kill('SIGTERM')
        await worker.kill('SIGTERM')
        await postgres.stop()
        await sweep()
      },
    }
  }
}

/** Nothing of the machine's own configuration: a story never reaches a real mail service or store. */
function ownWorld(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(RESEND_|SMTP_|MAIL_|STORAGE_|STOA_|DATABASE_)/.test(name)))
}

function program(file: string, env: NodeJS.ProcessEnv, said: string[], ready: () => Promise<void>): Program {
  let child: ChildProcess | undefined
  return {
    pid: () => child?.pid,
    async kill(signal) {
      const running = child
      child = undefined
      if (!running || running.exitCode !== null || running.signalCode !== null) return null
      const gone = new Promise<number | null>((done) => running.once('exit', done))
      running.kill(signal)
      const late = setTimeout(() => running.kill('SIGKILL'), 25_000)
      const code = await gone
      clearTimeout(late)
      return code
    },
    async start() {
      said.splice(0, Math.max(0, said.length - 2_000))
      const started = spawn(process.execPath, [...SPARING, file], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
      child = started
      for (const stream of [started.stdout, started.stderr]) stream.setEncoding('utf8').on('data', (text: string) => said.push(text))
      await Promise.race([
        ready(),
        new Promise<never>((_, fail) =>
          started.once('exit', (code) => fail(new Error(`${file} ended with ${code}:\n${said.join('').slice(-4000)}`))),
        ),
      ])
    },
  }
}

async function finished(args: string[], env: NodeJS.ProcessEnv): Promise<void> {
  let output = ''
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text))
  const code = await new Promise((done) => child.once('close', done))
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}:\n${output.slice(-4000)}`)
}

async function answers(port: number): Promise<void> {
  for (let tries = 0; tries < 300; tries++, await pause(100)) {
    const status = await fetch(`http://127.0.0.1:${port}/readyz`).then(
      (answer) => answer.status,
      () => 0,
    )
    if (status === 200) return
  }
  throw new Error('the web app did not become ready in 30 s')
}

async function heard(said: string[], words: string): Promise<void> {
  const from = said.length
  for (let tries = 0; tries < 300; tries++, await pause(100)) if (said.slice(from).join('').includes(words)) return
  throw new Error('the worker did not become ready in 30 s')
}

export function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => done(port))
    })
  })
}
