import { visible } from '@stoa/access'
import { endSuppressions, signedIn, type Ctx, type SuppressionReason } from '../tenancy/index.ts'
import { Refusal } from '../refusals.ts'
import { writeTo } from './write-to.ts'

/** Why mail to somebody's address does not go out, since when, and what the other side said. */
export interface MailTrouble {
  email: string
  reason: SuppressionReason
  since: Date
  detail: string | null
}

/** out: what keeps mail from the viewer, the worst first; null where nothing does */
export async function readMailTrouble(ctx: Ctx): Promise<MailTrouble | null> {
  const { email } = signedIn(ctx)
  const row = await ctx.trx
    .selectFrom('suppressions')
    .select(['reason', 'since', 'detail'])
    .where('address', '=', email)
    .where('ended_at', 'is', null)
    .orderBy((is) => is.case().when('reason', '=', 'complaint').then(1).else(0).end())
    .limit(1)
    .executeTakeFirst()
  return row ? ({ ...row, email } as MailTrouble) : null
}

/** The viewer says that mail reaches them again: it goes on, and after a bounce one letter shows whether they are right. If that comes back
 *  too, mail stops again.  who: the signed in */
export async function tryAddressAgain(ctx: Ctx): Promise<void> {
  const viewer = signedIn(ctx)
  const trouble = await readMailTrouble(ctx)
  if ((await endSuppressions(ctx, viewer.email, 'person')) === 0 || trouble?.reason === 'complaint') return
  await writeTo(ctx, ctx.academy, viewer, 'address-tried', { letter: 'address-tried' })
}

/** Mail goes to somebody again, whatever kept it from them.
 *  who: whoever may change people of an academy or organization they are in · in: the person · refuses: page/unknown for anybody else's */
export async function letMailGoOn(ctx: Ctx, personId: string): Promise<void> {
  const person = await ctx.trx
    .selectFrom('people as p')
    .innerJoin('memberships as m', (join) => join.onRef('m.person_id', '=', 'p.id').onRef('m.tenant_id', '=', 'p.tenant_id'))
    .select('p.email')
    .where('p.id', '=', personId)
    .where(visible(ctx.ability, 'update', 'Membership', { person_id: 'm.person_id', academy_id: 'm.academy_id', organization_id: 'm.organization_id' }))
    .limit(1)
    .executeTakeFirst()
  if (!person) throw new Refusal('page/unknown')
  await endSuppressions(ctx, person.email, 'admin')
}
