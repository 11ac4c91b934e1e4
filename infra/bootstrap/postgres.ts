// A real Postgres for one clone: made on first use, on loopback only, stopped with whoever started it. Also a throwaway one for tests.
import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { explain } from './explain.mjs'
import { dataPath } from './places.ts'
import { freePort } from './ports.ts'
import { postgresHome } from './postgres-home.ts'
import type { Home } from './postgres-home.ts'
import { claim, postmasterOf } from './postgres-owner.ts'
import { say, tail, Trouble } from './say.ts'

/** A running Postgres. `exited` settles when it ends, whoever ended it. */
export type Postgres = { port: number; superuserUrl: string; exited: Promise<void>; stop(): Promise<void> }

/** dataDir: a folder inside .data (left out for a throwaway, which makes its own) · port: a free one if left out ·
 *  quiet: say nothing · throwaway: fast and forgetful, its data removed by stop */
export type PostgresOptions = { dataDir?: string; port?: number; quiet?: boolean; throwaway?: boolean }

/** Start Postgres, creating its cluster on first use and recovering it after a crash.
 *  out:     a server that accepts connections on 127.0.0.1
 *  refuses: a platform without binaries, a data folder in use by another start, a port that is taken, a full disk */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const { throwaway = false, quiet = true } = options
  const dataDir = options.dataDir ?? dataPath(throwaway ? `throwaway/${process.pid}-${randomBytes(4).toString('hex')}` : 'postgres')
  const home = postgresHome(dataDir)
  const cluster = join(home.data, 'cluster')
  const release = await claim(home.data, cluster)
  try {
    if (!existsSync(cluster)) {
      if (!quiet) say('Creating the database')
      createCluster(home, cluster, throwaway)
    }
    const { server, port } = await launch(home, cluster, options.port, throwaway)
    const exited = new Promise<void>((done) => server.once('exit', () => done()))
    const password = readFileSync(join(home.data, 'superuser-password'), 'utf8').trim()
    let stopping: Promise<void> | undefined
    return {
      port,
      superuserUrl: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`,
      exited,
      stop: () => stopping ??= halt(server, home, cluster, exited).then(() => {
        release()
        if (throwaway) for (const folder of [home.data, dataDir]) rmSync(folder, { recursive: true, force: true })
      }),
    }
  } catch (thrown) {
    release()
    throw thrown
  }
}

// The cluster is made under another name and renamed when it is whole, so an interrupted first start leaves nothing half-made.
function createCluster(home: Home, cluster: string, throwaway: boolean): void {
  const partial = `${cluster}.partial`
  const passwordFile = join(home.data, 'superuser-password')
  rmSync(partial, { recursive: true, force: true })
  writeFileSync(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 })
  if (home.user.uid !== undefined) chownSync(passwordFile, home.user.uid, home.user.gid ?? home.user.uid)
  const made = spawnSync(join(home.bin, program('initdb')), [
    `--pgdata=${partial}`, '--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8',
    // The builtin provider sorts the same on every machine and under every later Postgres.
    '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions', ...(throwaway ? ['--no-sync'] : []),
  ], { ...home.user, cwd: home.data, env: environment(), encoding: 'utf8' })
  if (made.status !== 0) {
    rmSync(partial, { recursive: true, force: true })
    const output = `${made.error?.message ?? ''}${made.stderr ?? ''}`
    throw new Trouble(explain(output) ?? `Postgres could not create its data in ${home.data}:\n${tail(output)}`)
  }
  renameSync(partial, cluster)
}

async function launch(home: Home, cluster: string, wanted: number | undefined, throwaway: boolean): Promise<{ server: ChildProcess; port: number }> {
  for (let attempt = 1; ; attempt++) {
    const port = wanted ?? await freePort()
    const logFile = join(home.data, 'server.log')
    const log = openSync(logFile, 'w', 0o600)
    const flags = { ...settings, ...(throwaway ? throwawaySettings : {}), port: String(port) }
    const server = spawn(join(home.bin, program('postgres')), ['-D', cluster, ...Object.entries(flags).flatMap(([name, value]) => ['-c', `${name}=${value}`])], {
      ...home.user, cwd: home.data, env: environment(), stdio: ['ignore', log, log], windowsHide: true,
      // In a group of its own, Ctrl-C reaches the web and the worker first and Postgres when they are done with it.
      detached: !throwaway && process.platform !== 'win32',
    })
    closeSync(log)
    let failed: Error | undefined
    server.once('error', (thrown) => { failed = thrown })
    while (server.exitCode === null && server.signalCode === null && !failed) {
      if (postmasterOf(cluster)?.pid === server.pid && postmasterOf(cluster)?.ready) return { server, port }
      await pause(30)
    }
    const output = failed?.message ?? readFileSync(logFile, 'utf8')
    const portTaken = /could not bind|Address already in use/i.test(output)
    // After a crash the old server's children need a moment to notice; between choosing a port and using it another program may take it.
    const passing = /pre-existing shared memory block|lock file "postmaster.pid" already exists/.test(output) || (portTaken && !wanted)
    if (passing && attempt < 40) await pause(250)
    else if (portTaken) throw new Trouble(`Port ${port} is in use, so Postgres cannot start on it.`)
    else throw new Trouble(explain(output) ?? `Postgres did not start:\n${tail(output)}`)
  }
}

// SIGINT is Postgres's fast shutdown: sessions are ended, everything is written down. Windows has no signals, so pg_ctl asks there.
async function halt(server: ChildProcess, home: Home, cluster: string, exited: Promise<void>): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  if (process.platform === 'win32') spawnSync(join(home.bin, 'pg_ctl.exe'), ['stop', '-m', 'fast', '-w', '-D', cluster], { stdio: 'ignore' })
  else server.kill('SIGINT')
  const late = setTimeout(() => server.kill('SIGQUIT'), 60_000)
  await exited
  clearTimeout(late)
}

const settings = {
  listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: '200', shared_buffers: '128MB', password_encryption: 'scram-sha-256',
  timezone: 'UTC', log_timezone: 'UTC', log_checkpoints: 'off',
  // No statements and no row values in the log: they are people's data.
  log_min_error_statement: 'panic', log_error_verbosity: 'terse',
}

const throwawaySettings = {
  fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_wal_size: '4GB', io_method: 'sync', wal_level: 'minimal', max_wal_senders: '0',
}

// A clean environment: somebody's PGPORT or PGDATA must not reach this server.
function environment(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC', SystemRoot: process.env['SystemRoot'], TEMP: process.env['TEMP'] }
}

function program(name: string): string {
  return process.platform === 'win32' ? `${name}.exe` : name
}
