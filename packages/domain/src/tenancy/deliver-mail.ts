import type { TenantCtx } from './context.ts'

/** out: the letter with the academy it comes from, or null when it has been delivered already */
export async function mailToSend(ctx: TenantCtx, outboxId: string) {
  const row = await ctx.trx
    .selectFrom('outbox as o')
    .innerJoin('academies as a', (join) => join.onRef('a.id', '=', 'o.academy_id').onRef('a.tenant_id', '=', 'o.tenant_id'))
    .leftJoin('deliveries as d', (join) => join.onRef('d.outbox_id', '=', 'o.id').onRef('d.tenant_id', '=', 'o.tenant_id'))
    .select(['o.id', 'o.to_address', 'o.subject', 'o.text', 'o.html', 'o.attachment_sha256', 'o.attachment_name', 'a.name as academy', 'd.sent_at'])
    .where('o.id', '=', outboxId)
    .executeTakeFirstOrThrow()
  return row.sent_at ? null : row
}

/** Notes that the gateway took the letter.  Safe to repeat. */
export async function recordDelivery(ctx: TenantCtx, outboxId: string, providerId: string): Promise<void> {
  await ctx.trx
    .insertInto('deliveries')
    .values({ outbox_id: outboxId, provider_id: providerId })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'outbox_id']).doNothing())
    .execute()
}
