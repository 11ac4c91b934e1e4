import { Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, type CompiledQuery, type DatabaseConnection, type Driver, type QueryResult } from 'kysely'
import type { PoolClient } from 'pg'
import type { DB } from './rows.gen.ts'

/** A kysely that speaks through one client which somebody else begins, ends and gives back. Kept with the client, since a pool hands
 *  out the same few clients again and again.
 *  in: keeps, whether the client's connection is the same one to Postgres each time, so that it may keep statements */
export function bound(client: PoolClient, keeps: boolean): Kysely<DB> {
  let trx = known.get(client)
  if (!trx) {
    const connection = new BoundConnection(client, keeps)
    trx = new Kysely<DB>({
      dialect: {
        createAdapter: () => new PostgresAdapter(),
        createDriver: () => new BoundDriver(connection),
        createIntrospector: (db) => new PostgresIntrospector(db),
        createQueryCompiler: () => new PostgresQueryCompiler(),
      },
    })
    known.set(client, trx)
  }
  return trx
}

const known = new WeakMap<PoolClient, Kysely<DB>>()

/** What is asked through a client until everything that can go on now has gone on leaves as one write: a round trip and a system call
 *  for a handful of queries. */
export function together(client: PoolClient): void {
  const { stream } = (client as PoolClient & { connection: { stream: { cork(): void; uncork(): void } } }).connection
  stream.cork()
  process.nextTick(() => stream.uncork())
}

/** Begins a statement that is asked all day in the same words: each connection then has Postgres read and plan it once, which takes
 *  longer than to answer it. Not for one whose words depend on what is asked, nor one whose best plan does. */
const KEPT = '/* kept */'

const names = new Map<string, string>()

/** The name under which a connection keeps a statement. */
function nameOf(text: string): string | undefined {
  if (!text.startsWith(KEPT)) return undefined
  let name = names.get(text)
  if (!name) names.set(text, (name = `kept ${names.size}`))
  return name
}

class BoundConnection implements DatabaseConnection {
  readonly #client: PoolClient
  readonly #keeps: boolean
  constructor(client: PoolClient, keeps: boolean) {
    this.#client = client
    this.#keeps = keeps
  }
  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    together(this.#client)
    const result = await this.#client.query({ name: this.#keeps ? nameOf(query.sql) : undefined, text: query.sql, values: query.parameters as unknown[] })
    return { rows: result.rows as R[], numAffectedRows: BigInt(result.rowCount ?? 0) }
  }
  // eslint-disable-next-line require-yield -- kysely asks for a generator, and this one only refuses
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('streaming needs a cursor, which a bound connection does not open')
  }
}

class BoundDriver implements Driver {
  readonly #connection: BoundConnection
  constructor(connection: BoundConnection) {
    this.#connection = connection
  }
  async init() {}
  async acquireConnection() {
    return this.#connection
  }
  async beginTransaction(): Promise<void> {
    throw new Error('the transaction is already open')
  }
  async commitTransaction(): Promise<void> {
    throw new Error('returning commits')
  }
  async rollbackTransaction(): Promise<void> {
    throw new Error('throwing rolls back')
  }
  async releaseConnection() {}
  async destroy() {}
}
