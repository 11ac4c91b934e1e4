import { Database, sql, type Trx } from '@stoa/db'
import { setTimeout as pause } from 'node:timers/promises'

/** A tenant whose rows say whose they are. */
export interface Canary {
  id: string
  slug: string
}

/** What many clients saw through one pooler. */
export interface Seen {
  transactions: number
  /** Rows of another tenant, and settings of one: none, ever. */
  foreign: string[]
  /** Transactions that ended with their connection. */
  cut: number
  odd: string[]
}

/** Many clients ask for all tenants in turns, in every way that a request does.
 *  in: url through the pooler, as the role that serves; how many clients; for how long */
export async function askForEverybody(url: string, canaries: readonly Canary[], clients: number, ms: number): Promise<Seen> {
  const seen: Seen = { transactions: 0, foreign: [], cut: 0, odd: [] }
  const until = performance.now() + ms
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      const db = new Database(url, { connections: 1, pooler: 'transaction' })
      for (let turn = 0; performance.now() < until; turn++) {
        const canary = canaries[(client + turn) % canaries.length]!
        try {
          for (const row of await ways[turn % ways.length]!(db, canary.id, `canary-${client}-${turn}`, canary.slug))
            if (row.tenant !== canary.id || row.name !== canary.slug) seen.foreign.push(`${canary.slug} saw ${row.name} of ${row.tenant}`)
          seen.transactions++
        } catch (error) {
          if (isCut(error as Error)) seen.cut++
          else seen.odd.push(String((error as Error).message))
          await pause(20)
        }
      }
      await db.close()
    }),
  )
  return seen
}

interface Row {
  tenant: string
  name: string
}

// The setting itself, as the row's owner: where it is another's, the row is foreign.
const everything = async (trx: Trx) => (await sql<Row>`/* kept */ select app.tenant_id() as tenant, name from organizations where kind = ${'partner'} limit 50`.execute(trx)).rows
const add = async (trx: Trx, slug: string, name: string) =>
  (await sql<Row>`/* kept */ insert into organizations (slug, name, kind) values (${slug}, ${name}, 'partner') returning tenant_id as tenant, name`.execute(trx)).rows

const ways: ((db: Database, tenant: string, slug: string, name: string) => Promise<Row[]>)[] = [
  (db, tenant) => db.ask(tenant, everything),
  (db, tenant) => db.tenant(tenant, 'read', async ({ trx }) => [...(await everything(trx)), ...(await everything(trx))]),
  (db, tenant) => db.brief(tenant, 'read', async ({ trx, last }) => {
    const before = await everything(trx)
    last()
    return [...before, ...(await Promise.all([everything(trx), everything(trx)])).flat()]
  }),
  (db, tenant, slug, name) => db.tenant(tenant, 'write', async ({ trx }) => [...(await add(trx, slug, name)), ...(await everything(trx))]),
  (db, tenant, slug, name) => db.brief(tenant, 'write', (open) => {
    open.last()
    return add(open.trx, slug, name)
  }),
  // Thrown after the first answer: what is rolled back leaves no setting either.
  async (db, tenant) => {
    let rows: Row[] = []
    const thrown = db.tenant(tenant, 'write', async ({ trx }) => {
      rows = await everything(trx)
      throw new Refused()
    })
    await thrown.catch((error: unknown) => (error instanceof Refused ? undefined : Promise.reject(error as Error)))
    return rows
  },
]

class Refused extends Error {}

/** Whether an error says that the connection went, and nothing else.  source: Postgres' error codes, classes 08 and 57P */
const isCut = ({ code = '', message }: { code?: string; message: string }) =>
  /^(08|57P|ECONNREFUSED|ECONNRESET|EPIPE)/.test(code) || /timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error/.test(message)
