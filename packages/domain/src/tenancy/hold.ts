import { sql } from '@stoa/db'
import type { TenantCtx } from './context.ts'

/** Holds a name of this tenant until the transaction ends: whoever asks for the same name meanwhile waits.
 *  in: a name that says what is held, e.g. `attempts of <enrollment>`. For what has no row the app may lock. */
export async function hold(ctx: Pick<TenantCtx, 'trx'>, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(app.tenant_id()::text || ' ' || ${name}, 0))`.execute(ctx.trx)
}

/** The same beside others who hold it shared: only whoever holds it alone waits for them, and they for that one. */
export async function holdShared(ctx: Pick<TenantCtx, 'trx'>, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended(app.tenant_id()::text || ' ' || ${name}, 0))`.execute(ctx.trx)
}
