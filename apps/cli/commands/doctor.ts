import { mkdir, statfs } from 'node:fs/promises'
import { checkServer, Database, StartRefused } from '@stoa/db'
import { describe, WorldError } from '@stoa/gateways'
import { useDatabase } from '../../../infra/bootstrap/database.ts'
import { dataDir, world } from '../environment.ts'
import { argumentsOf } from '../usage.ts'

export const usage = 'doctor'

/** One thing that was looked at. attention: what to do about it */
export interface Finding {
  what: string
  state: string
  attention?: string
}

const DISK_FREE_MIN_BYTES = 1024 ** 3

/** Looks at what this installation stands on and says what needs somebody.  out: 0, or 1 where anything does */
export async function doctor(args: string[]): Promise<number> {
  argumentsOf(args, usage, 0)
  const opened = await useDatabase()
  const db = new Database(opened.appUrl, { connections: 2 })
  try {
    const findings = [...(await lookAtDatabase(db)), ...gateways(), await disk(dataDir())]
    for (const { what, state, attention } of findings)
      process.stdout.write(`${attention ? 'attention' : 'ok       '}  ${what}: ${state}${attention ? `. ${attention}` : ''}\n`)
    return findings.some((finding) => finding.attention) ? 1 : 0
  } finally {
    await db.close()
    await opened.close()
  }
}

/** The server, its role and migrations, the queue and the worker. What cannot be asked is said once. */
export async function lookAtDatabase(db: Database): Promise<Finding[]> {
  try {
    const { rows } = await db.pool.query<{ version: string; role: string }>(
      `select current_setting('server_version') as version, current_user as role`,
    )
    const server = { what: 'database', state: `Postgres ${rows[0]!.version.split(' ')[0]} as ${rows[0]!.role}` }
    const refused = await checkServer(db).then(
      () => undefined,
      (error: Error) => error,
    )
    if (refused)
      return [{ ...server, attention: refused instanceof StartRefused ? refused.message : `It does not answer as it should (${refused.message}).` }]
    return [server, { what: 'migrations', state: 'none pending' }, ...(await lookAtQueue(db))]
  } catch (error) {
    return [
      {
        what: 'database',
        state: 'not reached',
        attention: `${(error as Error).message || String(error)}. Check DATABASE_URL and whether Postgres runs.`,
      },
    ]
  }
}

// The app's role may become the queue's for as long as it looks.
async function lookAtQueue(db: Database): Promise<Finding[]> {
  const client = await db.pool.connect()
  try {
    await client.query('begin read only; set local role stoa_queue')
    const dead = Number((await client.query(`select count(*) from pgboss.job where name = 'dead-letter' and state < 'completed'`)).rows[0].count)
    const { rows } = await client.query<{ host: string; pid: number; seconds: number }>(`
      select host, pid, round(extract(epoch from now() - heartbeat_on))::int as seconds from pgboss.instance
      where stopped_on is null and heartbeat_on > now() - 3 * heartbeat_seconds * interval '1 second' order by heartbeat_on desc`)
    const late = Number(
      (
        await client.query(
          `select count(*) from pgboss.job where name <> 'dead-letter' and state < 'active' and start_after < now() - interval '5 minutes'`,
        )
      ).rows[0].count,
    )
    return [
      rows[0]
        ? { what: 'worker', state: `process ${rows[0].pid} on ${rows[0].host}, heard ${rows[0].seconds} s ago` }
        : {
            what: 'worker',
            state: 'none has been heard lately',
            attention: 'Start it with npm start: until then no mail leaves and no certificate is drawn.',
          },
      {
        what: 'jobs',
        state: `${late} waiting for more than 5 minutes`,
        ...(late > 0 ? { attention: 'The worker is stopped or too slow; see .data/logs/worker.log.' } : {}),
      },
      {
        what: 'dead letters',
        state: String(dead),
        ...(dead > 0 ? { attention: 'These jobs failed every time; see .data/logs/worker.log for why.' } : {}),
      },
    ]
  } finally {
    await client.query('rollback').catch(() => {})
    client.release()
  }
}

function gateways(): Finding[] {
  try {
    return describe(world()).map((line) => ({ what: line.slice(0, line.indexOf(':')), state: line.slice(line.indexOf(':') + 2) }))
  } catch (error) {
    if (!(error instanceof WorldError)) throw error
    return [{ what: 'gateways', state: `${error.variable} is not right`, attention: error.message }]
  }
}

async function disk(folder: string): Promise<Finding> {
  await mkdir(folder, { recursive: true })
  const { bavail, bsize } = await statfs(folder)
  const free = bavail * bsize
  const state = `${(free / 1024 ** 3).toFixed(1)} GB free where ${folder} lies`
  return {
    what: 'disk',
    state,
    ...(free < DISK_FREE_MIN_BYTES ? { attention: 'Make room: below 1 GB Postgres may stop in the middle of a write.' } : {}),
  }
}
