import { sql } from '@stoa/db'
import { act } from './act.ts'
import type { TenantCtx } from './context.ts'

/** Why mail does not go to an address: it came back, its reader called it spam, or the other side would not take it. */
export type SuppressionReason = 'bounce' | 'complaint' | 'refused'

/** Mail to the address of a letter stops. A letter from before the address was last let go on again changes nothing: what came back then is
 *  known.  in: the letter; why; what the other side said.  Safe to repeat, in any order */
export async function suppress(ctx: TenantCtx, outboxId: string, reason: SuppressionReason, detail: string | null): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    insert into suppressions (address, reason, detail, outbox_id)
    select lower(o.to_address), ${reason}, ${detail?.slice(0, 500) ?? null}, o.id from outbox o
    where o.id = ${outboxId} and not exists (select from suppressions s where s.tenant_id = o.tenant_id and s.address = lower(o.to_address)
      and s.reason = ${reason} and s.ended_at > o.created_at)
    on conflict (tenant_id, address, reason) where ended_at is null do nothing returning id`.execute(ctx.trx)
  if (rows[0]) await act(ctx, { act: 'mail/suppressed', subject: ['suppression', rows[0].id], detail: { reason } })
}

/** Mail goes to an address again.
 *  in: the address; who decided it, or `proof` where something showed that mail arrives; which reasons are over
 *  out: how many were in force */
export async function endSuppressions(
  ctx: TenantCtx,
  address: string,
  ended_by: 'person' | 'admin' | 'operator' | 'proof',
  reasons: readonly SuppressionReason[] = ['bounce', 'complaint', 'refused'],
): Promise<number> {
  const ended = await ctx.trx
    .updateTable('suppressions')
    .set({ ended_at: ctx.now, ended_by })
    .where('address', '=', address)
    .where('reason', 'in', [...reasons])
    .where('ended_at', 'is', null)
    .returning(['id', 'reason'])
    .execute()
  for (const { id, reason } of ended) await act(ctx, { act: 'mail/let-go-on', subject: ['suppression', id], detail: { reason, ended_by } })
  return ended.length
}

/** What shows that mail reaches an address: somebody pressed a link that was in it. Who called mail spam has not changed their mind by that. */
export const addressProved = (ctx: TenantCtx, address: string) => endSuppressions(ctx, address, 'proof', ['bounce', 'refused'])
