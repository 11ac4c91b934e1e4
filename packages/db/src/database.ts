import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { bound, together } from './bound.ts'
import type { DB } from './rows.gen.ts'

/** What a verb queries through: one connection, inside one transaction of one tenant. */
export type Trx = Kysely<DB>

/** An open transaction of one tenant. */
export interface TenantTransaction {
  trx: Trx
  /** The database's clock at its beginning. In a brief one it is known once something was answered. */
  readonly now: Date
  /** Said by a verb right before it asks what it asks last: in a brief transaction the end then travels with it, and whatever is asked
   *  later finds no tenant and is refused. In any other it does nothing. */
  last(): void
  /** Reads what never changes once it is there: here, or where this transaction is over already in another one of the same tenant. */
  aside<T>(fn: (trx: Trx) => Promise<T>): Promise<T>
}

/** What a pool is made with; each is said at `Database`. */
export interface DatabaseOptions {
  connections?: number
  pooler?: 'transaction' | undefined
  onLost?: (error: Error) => void
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

// Dates are days, not instants: as text they cannot slip a day between time zones. bigint arrives as text, which loses nothing.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)

const STATEMENT_MS_MAX = 15_000
const IDLE_MS_MAX = 30_000

/** A pool of connections as stoa_app.
 *  in: url, a postgres:// URL; connections, 1..100; pooler, `transaction` where one stands in between that lends a connection for a
 *      transaction at a time; onLost, told when an idle connection is lost (the pool replaces it by itself) */
export class Database {
  readonly pool: pg.Pool
  /** For the doors, which need no tenant. Tables answer nothing here. */
  readonly doors: Kysely<DB>

  readonly #pooled: boolean

  constructor(url: string, { connections = 10, pooler, onLost = () => {} }: DatabaseOptions = {}) {
    this.#pooled = pooler === 'transaction'
    this.pool = new pg.Pool({
      connectionString: url,
      max: connections,
      connectionTimeoutMillis: 5000,
      // Such a pooler refuses a session's own settings: each transaction brings them along.
      ...(this.#pooled ? {} : { statement_timeout: STATEMENT_MS_MAX, idle_in_transaction_session_timeout: IDLE_MS_MAX }),
      application_name: 'stoa',
      // Queries that are asked for together travel together (bound.ts), instead of each waiting for the one before.
      pipeline: true,
    } as pg.PoolConfig)
    // Without a listener a lost idle connection, a Postgres restart for instance, ends the process.
    this.pool.on('error', onLost)
    // The same goes for one that is lent: whoever has it is told by what they asked. Kysely, which lends for the doors, does not listen.
    this.pool.on('connect', (client) => client.on('error', () => {}))
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
      const opened = (await lent.client.query(this.#begin(tenantId, mode))) as unknown as pg.QueryResult<{ now: Date }>[]
      const trx = bound(lent.client, !this.#pooled)
      const result = await fn({ trx, now: opened[1]!.rows[0]!.now, last() {}, aside: (read) => read(trx) })
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

  /** The same in fewer messages: it begins with the message that carries what fn asks first, and ends with the one that carries what fn
   *  says is the last. With a single question everything is one message and one answer.
   *  in: fn, which does not look at `now` before it was answered something · out, refuses: as `tenant` */
  async brief<T>(tenantId: string, mode: 'read' | 'write', fn: (open: TenantTransaction) => Promise<T>): Promise<T> {
    if (!UUID.test(tenantId)) throw new TypeError('a tenant is named by its uuid')
    const { client, giveBack } = await this.#lend()
    const trx = bound(client, !this.#pooled)
    let now: Date | undefined
    let ended: Promise<pg.QueryResult> | undefined
    // The connection goes back as soon as the transaction is over, whatever fn does after that; one that cannot even end is not given back.
    const end = (how: 'commit' | 'rollback') => {
      ended ??= client.query(how)
      ended.then(() => giveBack(), giveBack)
      return ended
    }
    try {
      together(client)
      const begun = client.query(this.#begin(tenantId, mode)) as unknown as Promise<pg.QueryResult<{ now: Date }>[]>
      begun.then((opened) => (now = opened[1]!.rows[0]!.now), () => {})
      const result = await fn({
        trx,
        get now() {
          if (!now) throw new Error('a brief transaction does not know its clock before it was answered something')
          return now
        },
        // After what is asked in this very moment without waiting for anything, and before the message leaves.
        last: () => process.nextTick(end, 'commit'),
        aside: async (read) => {
          if (!ended) return read(trx)
          await ended
          return this.brief(tenantId, 'read', (other) => read(other.trx))
        },
      })
      await begun
      const over = end('commit')
      // What was only read is not in doubt: its answer does not wait for the end of the transaction.
      // A transaction in which an error was caught and hidden answers its commit with a rollback, and without an error.
      if (mode === 'write' && (await over).command !== 'COMMIT') throw new Error('the transaction was rolled back: an error in it was hidden')
      return result
    } catch (error) {
      await end('rollback').catch(() => {})
      throw error
    }
  }

  /** One question to one tenant: a reading transaction that begins, asks and ends in a single message.
   *  in: tenantId, uuid; fn, which asks one query at once; a second one would find no tenant and be refused · out: what fn returns */
  async ask<T>(tenantId: string, fn: (trx: Trx) => Promise<T>): Promise<T> {
    return this.brief(tenantId, 'read', (open) => {
      open.last()
      return fn(open.trx)
    })
  }

  #begin(tenantId: string, mode: 'read' | 'write'): string {
    const limits = `, set_config('statement_timeout', '${STATEMENT_MS_MAX}', true), set_config('idle_in_transaction_session_timeout', '${IDLE_MS_MAX}', true)`
    return `begin ${mode === 'read' ? 'read only' : ''}; select set_config('app.tenant_id', '${tenantId}', true), now() as now${this.#pooled ? limits : ''}`
  }

  /** A connection of the pool, and how to give it back once: a broken one, with the error, is ended instead. */
  async #lend() {
    const client = await this.pool.connect()
    let broken: Error | undefined
    const onBroken = (error: Error) => {
      broken = error
    }
    client.on('error', onBroken)
    let isBack = false
    const giveBack = (error?: Error) => {
      if (isBack) return
      isBack = true
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
