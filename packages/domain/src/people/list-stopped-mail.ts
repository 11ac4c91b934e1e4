import { visible } from '@stoa/access'
import { sql } from '@stoa/db'
import type { Ctx, SuppressionReason } from '../tenancy/index.ts'

/** Somebody whom mail does not reach. */
export interface StoppedMail {
  person_id: string
  reason: SuppressionReason
  since: Date
}

/** Which of these people mail does not reach, for whoever may let it go on.  in: ids of people · out: the latest reason of each */
export async function listStoppedMail(ctx: Ctx, personIds: readonly string[]): Promise<StoppedMail[]> {
  if (personIds.length === 0) return []
  const rows = await ctx.trx
    .selectFrom('people as p')
    .innerJoin('memberships as m', (join) => join.onRef('m.person_id', '=', 'p.id').onRef('m.tenant_id', '=', 'p.tenant_id'))
    .innerJoin('suppressions as s', (join) => join.onRef('s.address', '=', 'p.email').onRef('s.tenant_id', '=', 'p.tenant_id'))
    .distinctOn('p.id')
    .select(['p.id as person_id', 's.reason', 's.since'])
    .where('s.ended_at', 'is', null)
    .where('p.id', 'in', [...personIds])
    .where(visible(ctx.ability, 'update', 'Membership', { person_id: 'm.person_id', academy_id: 'm.academy_id', organization_id: 'm.organization_id' }))
    .orderBy('p.id')
    .orderBy(sql`s.since desc`)
    .execute()
  return rows as StoppedMail[]
}
