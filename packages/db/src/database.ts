import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { bound, together } from './bound.ts'
import type { DB } from './rows.gen.ts'

/** What a verb queries through: one connection, inside one transaction of one tenant. */
export type Trx = Kysely<DB>

/** An open transaction of one tenant. `now` is the database's clock at its beginning. */
export interface TenantTransaction {
  trx: Trx
  now: Date
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

// Dates are days, not instants: as text they cannot slip a day between time zones. bigint arrives as text, which loses nothing.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)

/** A pool of connections as stoa_app.
 *  in: url, a postgres:// URL; connections, 1..100; onLost, told when an idle connection is lost (the pool replaces it by itself) */
export class Database {
  readonly pool: pg.Pool
  /** For the doors, which need no tenant. Tables answer nothing here. */
  readonly doors: Kysely<DB>

  constructor(url: string, { connections = 10, onLost = () => {} }: { connections?: number; onLost?: (error: Error) => void } = {}) {
    this.pool = new pg.Pool({
      connectionString: url,
      max: connections,
      connectionTimeoutMillis: 5000,
      statement_timeout: 15_000,
      idle_in_transaction_session_timeout: 30_000,
      application_name: 'stoa',
      // Queries that are asked for together travel together (bound.ts), instead of each waiting for the one before.
      pipeline: true,
    } as pg.PoolConfig)
    // Without a listener a lost idle connection, a Postgres restart for instance, ends the process.
    this.pool.on('error', onLost)
    this.doors = new Kysely<DB>({ dialect: new PostgresDialect({ pool: this.pool }) })
  }

  /** One tenant, one transaction: returning commits, throwing rolls back.
   *  in:      tenantId, uuid; mode 'read' refuses every write in the database itself; fn, which must keep no promise running
   *  out:     what fn returns
   *  refuses: whatever fn throws; a TypeError for a tenant that is no uuid
   *  source:  begin and the setting travel in one message, since two round trips cost more than the queries of a small page */
  async tenant<T>(tenantId: string, mode: 'read' | 'write', fn: (open: TenantTransaction) => Promise<T>): Promise<T> {
    if (!UUID.test(tenantId)) throw new TypeError('a tenant is named by its uuid')
    const lent = await this.#lend()
    try {
      const opened = (await lent.client.query(`${beginIn(tenantId, mode)}, now() as now`)) as unknown as pg.QueryResult<{ now: Date }>[]
      const result = await fn({ trx: bound(lent.client), now: opened[1]!.rows[0]!.now })
      const ended = lent.client.query('commit')
      // What was only read is not in doubt: its answer does not wait for the end of the transaction, the connection does.
      if (mode === 'read') ended.then(() => lent.giveBack(), lent.giveBack)
      // A transaction in which an error was caught and hidden answers its commit with a rollback, and without an error.
      else if ((await ended).command !== 'COMMIT') throw new Error('the transaction was rolled back: an error in it was hidden')
      else lent.giveBack()
      return result
    } catch (error) {
      // A connection that cannot even roll back is not given back to the pool.
      await lent.client.query('rollback').then(() => lent.giveBack(), lent.giveBack)
      throw error
    }
  }

  /** One question to one tenant: a reading transaction that begins, asks and ends in a single message.
   *  in: tenantId, uuid; fn, which asks one query at once; a second one would find no tenant and be refused · out: what fn returns */
  async ask<T>(tenantId: string, fn: (trx: Trx) => Promise<T>): Promise<T> {
    if (!UUID.test(tenantId)) throw new TypeError('a tenant is named by its uuid')
    const lent = await this.#lend()
    together(lent.client)
    const begun = lent.client.query(beginIn(tenantId, 'read'))
    const answer = fn(bound(lent.client))
    // After what fn asked, which it does without waiting for anything, and before the message leaves.
    const ended = new Promise<void>((done, fail) => process.nextTick(() => lent.client.query('commit').then(() => done(), fail)))
    const parts = await Promise.allSettled([answer, begun, ended])
    lent.giveBack(parts[2].status === 'rejected' ? parts[2].reason : undefined)
    for (const part of parts) if (part.status === 'rejected') throw part.reason
    return answer
  }

  /** A connection of the pool, and how to give it back once: a broken one, with the error, is ended instead. */
  async #lend() {
    const client = await this.pool.connect()
    let broken: Error | undefined
    const onBroken = (error: Error) => {
      broken = error
    }
    client.on('error', onBroken)
    const giveBack = (error?: Error) => {
      client.off('error', onBroken)
      client.release(broken ?? error)
    }
    return { client, giveBack }
  }

  /** Waits for what is running, then closes. */
  async close(): Promise<void> {
    await this.pool.end()
  }
}

const beginIn = (tenantId: string, mode: 'read' | 'write') =>
  `begin ${mode === 'read' ? 'read only' : ''}; select set_config('app.tenant_id', '${tenantId}', true)`
