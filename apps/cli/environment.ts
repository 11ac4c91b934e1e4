import { checkServer, Database } from '@stoa/db'
import { worldFromEnv, type World } from '@stoa/gateways'
import { useDatabase } from '../../infra/bootstrap/database.ts'
import { dataPath } from '../../infra/bootstrap/places.ts'

/** Where a command works: which database, which world, under which domain. */
export interface Setting {
  db: Database
  world: World
  platformDomain: string
  /** Whether demonstration people belong on this database: on the clone's own, and elsewhere only where asked for. */
  people: boolean
}

/** Under which domain this installation gives names to academies. */
export function platformDomain(env: NodeJS.ProcessEnv = process.env): string {
  return (env.STOA_PLATFORM_DOMAIN || 'localhost').toLowerCase()
}

/** The folder for what this installation keeps beside the database. */
export function dataDir(env: NodeJS.ProcessEnv = process.env): string {
  return env.STOA_DATA || dataPath()
}

/** What is outside, as the environment says. */
export function world(env: NodeJS.ProcessEnv = process.env): World {
  return worldFromEnv(env, dataDir(env))
}

/** Runs a command with the database that DATABASE_URL and DATABASE_OWNER_URL name, else that of the start that is running, else the
 *  clone's own, which is started for as long as it takes.
 *  refuses: StartRefused for a database that is not ready */
export async function withSetting<T>(work: (setting: Setting) => Promise<T>): Promise<T> {
  const opened = await useDatabase()
  const db = new Database(opened.appUrl, { connections: 3 })
  try {
    await checkServer(db)
    const wish = process.env.STOA_DEMONSTRATION
    return await work({ db, world: world(), platformDomain: platformDomain(), people: wish ? wish === 'yes' : opened.embedded })
  } finally {
    await db.close()
    await opened.close()
  }
}
