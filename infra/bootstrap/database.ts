// Which Postgres a command uses: the one somebody names, the one of a start that is running, or the clone's own.
import { createHmac } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { ensureRoles } from '@stoa/db/migrate'
import { dataPath } from './places.ts'
import { startPostgres } from './postgres.ts'
import type { Postgres } from './postgres.ts'
import { say, sentenceOf, Trouble } from './say.ts'

/** A database ready to be migrated. backupUrl: as somebody whom row security lets pass, where there is one · embedded: it is the clone's own;
 *  closing it stops it if this process started it. */
export type OpenDatabase = { appUrl: string; ownerUrl: string; backupUrl?: string; embedded: boolean; close(): Promise<void> }

const note = () => dataPath('database.json')

/** The Postgres named by DATABASE_URL and DATABASE_OWNER_URL.  refuses: one without the other, or something that is no such URL */
export function givenDatabase(env: NodeJS.ProcessEnv = process.env): OpenDatabase | undefined {
  const { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl } = env
  if (!appUrl && !ownerUrl) return undefined
  if (!appUrl || !ownerUrl) {
    throw new Trouble(`${appUrl ? 'DATABASE_OWNER_URL' : 'DATABASE_URL'} is missing. Set both (the app's role and the owner's), or neither to use the Postgres that comes along.`)
  }
  for (const [name, url] of [['DATABASE_URL', appUrl], ['DATABASE_OWNER_URL', ownerUrl]] as const) {
    if (!/^postgres(ql)?:\/\/[^/]+\/[^?]+/.test(url)) throw new Trouble(`${name} is not a database's address. It looks like postgresql://role:password@host:5432/stoa.`)
  }
  return { appUrl, ownerUrl, embedded: false, close: async () => undefined }
}

/** Start the clone's own Postgres with its roles, and start it again should it die.  out: open until closed */
export async function ownDatabase({ quiet }: { quiet: boolean }): Promise<OpenDatabase> {
  let postgres: Postgres = await startPostgres({ dataDir: dataPath('postgres'), quiet })
  let closing = false
  const urls = await ensureRoles(postgres.superuserUrl, {
    database: 'stoa', owner: { password: derived(postgres, 'owner') }, app: { password: derived(postgres, 'app') },
  })
  const backupUrl = Object.assign(new URL(postgres.superuserUrl), { pathname: '/stoa' }).toString()
  mkdirSync(dataPath(), { recursive: true })
  writeFileSync(note(), JSON.stringify({ process: process.pid, ...urls, backupUrl }), { mode: 0o600 })

  // Should it die, it comes back on the same port, and the web and the worker find it again by themselves.
  async function keep(): Promise<void> {
    for (let wait = 500; ; wait = Math.min(wait * 2, 30_000)) {
      await postgres.exited
      if (closing) return
      say('Postgres ended unexpectedly; starting it again')
      await postgres.stop()
      await pause(wait)
      if (closing) return
      try {
        postgres = await startPostgres({ dataDir: dataPath('postgres'), port: postgres.port, quiet: true })
      } catch (thrown) {
        say(`Postgres does not start: ${sentenceOf(thrown)}`)
      }
    }
  }
  const kept = keep()

  return {
    ...urls,
    backupUrl,
    embedded: true,
    close: async () => {
      closing = true
      await postgres.stop()
      await kept
      await postgres.stop()   // The one that was being started meanwhile, if any.
      rmSync(note(), { force: true })
    },
  }
}

/** The database for a command beside `npm start`: the named one, that of the start that is running, else the clone's own for as long as needed. */
export async function useDatabase(): Promise<OpenDatabase> {
  return givenDatabase() ?? runningDatabase() ?? ownDatabase({ quiet: true })
}

function runningDatabase(): OpenDatabase | undefined {
  try {
    const { process: owner, ...urls } = JSON.parse(readFileSync(note(), 'utf8')) as { process: number; appUrl: string; ownerUrl: string; backupUrl?: string }
    process.kill(owner, 0)
    return { ...urls, embedded: true, close: async () => undefined }
  } catch {
    return undefined
  }
}

// The roles' passwords follow from the superuser's, so there is one secret to keep and it stays the same from start to start.
function derived(postgres: Postgres, role: string): string {
  return createHmac('sha256', new URL(postgres.superuserUrl).password).update(role).digest('base64url')
}
