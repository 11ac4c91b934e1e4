import type { TenantCtx } from './context.ts'
import { suppress } from './suppress.ts'

/** Why a letter was not sent: its address is suppressed, its reader unsubscribed, the other side refused it, or no gateway can carry it. */
export type WhyNot = 'suppressed' | 'unsubscribed' | 'refused' | 'impossible'

/** Notes that a letter was not sent and never will be.  who: the worker · in: why; what the other side said.  Safe to repeat */
export async function recordUndelivered(ctx: TenantCtx, outboxId: string, reason: WhyNot, detail?: string): Promise<void> {
  await ctx.trx
    .insertInto('undelivered')
    .values({ outbox_id: outboxId, reason, detail: detail?.slice(0, 500) ?? null })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'outbox_id']).doNothing())
    .execute()
}

/** Notes that the other side refused a letter for good because of its address, which gets no more mail from now on.
 *  who: the worker · in: what the other side said.  Safe to repeat */
export async function recordRefusal(ctx: TenantCtx, outboxId: string, detail: string): Promise<void> {
  await recordUndelivered(ctx, outboxId, 'refused', detail)
  await suppress(ctx, outboxId, 'refused', detail)
}
