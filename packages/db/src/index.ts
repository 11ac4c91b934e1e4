/** The only place with connections. Every query of the product runs inside `Database.tenant`: one tenant, one transaction.
 *  Migrations are plain SQL in `migrations/` (forward only) and `always/` (functions, run again when they change). */
export { Database, type Trx, type TenantTransaction } from './database.ts'
export { checkServer, StartRefused } from './check-server.ts'
export type { DB } from './rows.gen.ts'
export type { PoolClient } from 'pg'
export { sql } from 'kysely'
