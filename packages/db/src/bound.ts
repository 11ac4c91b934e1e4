import { Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, type CompiledQuery, type DatabaseConnection, type Driver, type QueryResult } from 'kysely'
import type { PoolClient } from 'pg'
import type { DB } from './rows.gen.ts'

/** A kysely that speaks through one client which somebody else begins, ends and gives back. Kept with the client, since a pool hands
 *  out the same few clients again and again. */
export function bound(client: PoolClient): Kysely<DB> {
  let trx = known.get(client)
  if (!trx) {
    const connection = new BoundConnection(client)
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

class BoundConnection implements DatabaseConnection {
  readonly #client: PoolClient
  constructor(client: PoolClient) {
    this.#client = client
  }
  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    together(this.#client)
    const result = await this.#client.query(query.sql, query.parameters as unknown[])
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
