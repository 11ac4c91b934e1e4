// One statement as stoa_app over its own login, in a transaction of its own, and what Postgres said to it.
import pg from 'pg'

/** What came of a statement: the rows it gave or touched, or the refusal in Postgres' own words. */
export interface Outcome {
  rowCount: number
  rows: Record<string, unknown>[]
  code?: string
  message?: string
  schema?: string
}

/** A verdict on one attempt. `word` says shortly how it ended; `leak` is there when it did not end as it must. */
export interface Verdict {
  subject: string
  kind: string
  context: 'no tenant' | 'other tenant' | 'own tenant'
  word: string
  leak?: string
}

/** keep: commit what came through, so that a leak is a leak · before: a setting made first · named: as a prepared statement whose plan is kept */
export interface Manner {
  keep?: boolean
  before?: string
  named?: string
}

/** A client that is not connected yet. A server that goes away fails its next query; it must not end the process by itself. */
export function clientOf(url: string): pg.Client {
  return new pg.Client({ connectionString: url, application_name: 'stoa isolation' }).on('error', () => {})
}

/** stoa_app at work. */
export class App {
  readonly #url: string
  client: pg.Client
  constructor(url: string) {
    this.#url = url
    this.client = clientOf(url)
  }

  /** Leaves and comes back with a new connection. */
  async renew(): Promise<void> {
    await this.client.end()
    this.client = clientOf(this.#url)
    await this.client.connect()
  }

  /** in: tenant, or null for none set · out: never throws for what Postgres refuses */
  async attempt(tenant: string | null, text: string, values: unknown[] = [], { keep = true, before = '', named }: Manner = {}): Promise<Outcome> {
    const client = this.client
    const tenantSet = tenant === null ? '' : `select set_config('app.tenant_id', ${pg.escapeLiteral(tenant)}, true);`
    try {
      await client.query(`begin; ${tenantSet} ${before}`)
      const { rows, rowCount } = await client.query({ text, values, ...(named ? { name: named } : {}) })
      await client.query(keep ? 'commit' : 'rollback')
      return { rows, rowCount: rowCount ?? 0 }
    } catch (error) {
      if (!(error instanceof pg.DatabaseError)) throw error
      await client.query('rollback')
      return { rows: [], rowCount: -1, code: error.code ?? '', message: error.message, schema: error.schema ?? '' }
    }
  }
}

/** A way in which an attempt may end. */
export interface Ending {
  word: string
  holds(outcome: Outcome): boolean
}

const DENIED = /^(permission denied|must be owner)/
const UNSET = 'no tenant is set for this transaction'

/** The endings that isolation knows. */
export const endings = {
  /** stoa_app was never granted this. */
  grant: { word: 'grant', holds: (o) => o.code === '42501' && DENIED.test(o.message!) },
  /** No tenant is set, and app.tenant_id() says so. */
  unset: { word: 'unset', holds: (o) => o.code === '42501' && o.message === UNSET },
  /** The policy, or a trigger of ours that asks the same question sooner. */
  fence: { word: 'fence', holds: (o) => o.code === '42501' && !DENIED.test(o.message!) && o.message !== UNSET },
  /** The row that is pointed at does not exist in this tenant. */
  key: { word: 'key', holds: (o) => o.code === '23503' },
  /** Nothing was found. */
  none: { word: '0 rows', holds: (o) => o.code === undefined && o.rowCount === 0 },
  /** It went through, as it should: a control. */
  done: { word: 'ok', holds: (o) => o.code === undefined },
} satisfies Record<string, Ending>

/** How an outcome reads in a sentence. */
export function told(outcome: Outcome): string {
  return outcome.code === undefined ? `${outcome.rowCount} rows` : `${outcome.code} ${outcome.message}`
}
