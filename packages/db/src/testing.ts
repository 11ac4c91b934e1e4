import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { Database } from './database.ts'
import { ensureRoles, migrate } from './migrate.ts'

/** A database of a test's own: the same schema as production, made in a tenth of a second from a template, dropped at the end. */
export interface Clone {
  db: Database
  appUrl: string
  ownerUrl: string
  superuserUrl: string
  drop(): Promise<void>
}

const TEMPLATE = 'stoa_template'
const PASSWORDS = { owner: { password: 'owner' }, app: { password: 'app' } }

/** Makes the template that `clone` copies. Called once for a test run, with the superuser of a throw-away Postgres. */
export async function prepareTemplate(superuserUrl: string): Promise<void> {
  const { ownerUrl } = await ensureRoles(superuserUrl, { database: TEMPLATE, ...PASSWORDS })
  await migrate(ownerUrl)
}

/** in: the superuser's URL, by default the one the test run was started with */
export async function clone(superuserUrl = process.env.STOA_TEST_SUPERUSER_URL): Promise<Clone> {
  if (!superuserUrl) throw new Error('STOA_TEST_SUPERUSER_URL is not set: run tests through `npm test`, which starts a Postgres of its own')
  const name = `stoa_test_${randomBytes(6).toString('hex')}`
  await asSuperuser(superuserUrl, `create database ${name} template ${TEMPLATE} owner stoa_owner`)
  await asSuperuser(superuserUrl, `revoke all on database ${name} from public; grant connect on database ${name} to stoa_app`)
  const url = (user: string, password: string) => Object.assign(new URL(superuserUrl), { username: user, password, pathname: `/${name}` }).toString()
  const appUrl = url('stoa_app', PASSWORDS.app.password)
  const db = new Database(appUrl)
  return {
    db,
    appUrl,
    ownerUrl: url('stoa_owner', PASSWORDS.owner.password),
    superuserUrl: Object.assign(new URL(superuserUrl), { pathname: `/${name}` }).toString(),
    drop: async () => {
      await db.close()
      await asSuperuser(superuserUrl, `drop database if exists ${name} with (force)`)
    },
  }
}

async function asSuperuser(url: string, text: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    // Two copies of one template at once are refused by Postgres while the other is being made; then it is our turn a moment later.
    for (let tries = 0; ; tries++) {
      try {
        return await client.query(text)
      } catch (error) {
        if ((error as { code?: string }).code !== '55006' || tries > 100) throw error
        await new Promise((done) => setTimeout(done, 50))
      }
    }
  } finally {
    await client.end()
  }
}
