import type { TenantCtx } from './context.ts'
import { suppress } from './suppress.ts'

/** What the mail service tells of a letter that it took. */
export interface MailEvent {
  outbox_id: string
  kind: 'delivered' | 'bounced' | 'complained'
  detail: string | null
  happened_at: Date
}

/** Keeps what became of a letter. Told twice, or in another order, it ends the same: a letter that came back or was called spam stops mail
 *  to its address, and that it was delivered before or after changes nothing.
 *  who: the mail service, whose signature was checked · out: false where there is no such letter here */
export async function recordMailEvent(ctx: TenantCtx, { kind, detail, ...event }: MailEvent): Promise<boolean> {
  const letter = await ctx.trx.selectFrom('outbox').select('id').where('id', '=', event.outbox_id).executeTakeFirst()
  if (!letter) return false
  const fresh = await ctx.trx
    .insertInto('mail_events')
    .values({ ...event, kind, detail: detail?.slice(0, 500) ?? null })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'outbox_id', 'kind']).doNothing())
    .returning('kind')
    .executeTakeFirst()
  if (fresh && kind !== 'delivered') await suppress(ctx, letter.id, kind === 'bounced' ? 'bounce' : 'complaint', detail)
  return true
}
