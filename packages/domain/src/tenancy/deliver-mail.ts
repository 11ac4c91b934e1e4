import { sql } from '@stoa/db'
import type { TenantCtx } from './context.ts'
import { recordUndelivered } from './record-undelivered.ts'

/** A letter as it leaves. */
export interface LetterToSend {
  id: string
  to_address: string
  from_name: string
  subject: string
  text: string
  html: string
  logo_sha256: string | null
  attachment_sha256: string | null
  attachment_name: string | null
  unsubscribe_url: string | null
}

/** The letter, where it may still be sent. One that its address or its person wants no more is noted as undelivered here, in the same
 *  transaction, and why.
 *  who: the worker
 *  out: null when it has been delivered already, or is never to be. After a bounce or a refusal nothing goes to an address; after a
 *       complaint nothing that can be unsubscribed. A letter that proves an address goes in spite of a bounce: it is how one ends */
export async function mailToSend(ctx: TenantCtx, outboxId: string): Promise<LetterToSend | null> {
  const { rows } = await sql<LetterToSend & { is_over: boolean; kind: string; is_unwanted: boolean; stops: string[] }>`
    select o.id, o.to_address, coalesce(o.from_name, a.name) as from_name, o.subject, o.text, o.html, o.logo_sha256, o.attachment_sha256, o.attachment_name,
      o.unsubscribe_url, o.kind,
      exists (select from deliveries d where d.tenant_id = o.tenant_id and d.outbox_id = o.id)
        or exists (select from undelivered u where u.tenant_id = o.tenant_id and u.outbox_id = o.id) as is_over,
      coalesce((select bool_and(exists (select from unsubscriptions n where n.tenant_id = l.tenant_id and n.person_id = l.person_id and n.topic = l.topic))
        from unsubscribe_links l where l.tenant_id = o.tenant_id and l.outbox_id = o.id), false) as is_unwanted,
      array(select s.reason from suppressions s where s.tenant_id = o.tenant_id and s.address = lower(o.to_address) and s.ended_at is null) as stops
    from outbox o join academies a on a.tenant_id = o.tenant_id and a.id = o.academy_id
    where o.id = ${outboxId}`.execute(ctx.trx)
  if (!rows[0]) throw new Error(`no result: there is no letter ${outboxId} in this tenant`)
  const { is_over, is_unwanted, stops, kind, ...letter } = rows[0]
  if (is_over) return null
  const back = stops.filter((reason) => reason !== 'complaint')
  if (back.length > 0 && !PROVES.includes(kind)) return noted('suppressed', back.join(', '))
  if (stops.includes('complaint') && letter.unsubscribe_url) return noted('suppressed', 'complaint')
  return is_unwanted ? noted('unsubscribed') : letter

  async function noted(reason: 'suppressed' | 'unsubscribed', detail?: string): Promise<null> {
    await recordUndelivered(ctx, outboxId, reason, detail)
    return null
  }
}

/** Kinds of letters by which somebody shows that mail reaches them. */
const PROVES: readonly string[] = ['sign-up', 'new-address']

/** Notes that the gateway took the letter.  Safe to repeat. */
export async function recordDelivery(ctx: TenantCtx, outboxId: string, providerId: string): Promise<void> {
  await ctx.trx
    .insertInto('deliveries')
    .values({ outbox_id: outboxId, provider_id: providerId })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'outbox_id']).doNothing())
    .execute()
}
