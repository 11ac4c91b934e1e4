import { sql } from '@stoa/db'
import type { TenantCtx } from './context.ts'

/** What is signed, and what a signature is held against.  in: tenant; the end of its chain · out: bytes */
export function checkpointText(tenantId: string, { position, hash }: { position: string; hash: string }): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`${tenantId} ${position} ${hash}`)
}

/** The end of the chain where nobody has signed it yet; null when the last checkpoint stands there already.
 *  refuses: an Error when the chain does not agree with itself, so that nothing broken is ever signed and the job lies among the dead letters */
export async function checkpointToSign(ctx: TenantCtx): Promise<{ position: string; hash: string } | null> {
  const { rows } = await sql<{ at: string | null }>`select app.trail_break() as at`.execute(ctx.trx)
  if (rows[0]!.at !== null) throw new Error(`the trail does not agree with itself at line ${rows[0]!.at}`)
  const tail = await ctx.trx.selectFrom('trail_links').select(['position', 'hash']).orderBy('position', 'desc').limit(1).executeTakeFirst()
  if (!tail) return null
  const signed = await ctx.trx.selectFrom('trail_checkpoints').select('position').where('position', '=', tail.position).executeTakeFirst()
  return signed ? null : tail
}

/** Keeps a signature over tenant, position and hash.  Safe to repeat. */
export async function recordCheckpoint(ctx: TenantCtx, at: { position: string; hash: string }, signed: { key_id: string; signature: string }): Promise<void> {
  await ctx.trx
    .insertInto('trail_checkpoints')
    .values({ ...at, ...signed })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'position']).doNothing())
    .execute()
}
