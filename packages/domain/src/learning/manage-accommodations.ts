import { visible, type Action } from '@stoa/access'
import { sql } from '@stoa/db'
import { signedIn, type Ctx } from '../tenancy/index.ts'
import { Refusal } from '../refusals.ts'

/** One thing that was granted, as whoever manages it sees it. */
export interface AccommodationRow {
  id: string
  extra_percent: number
  breaks_max: number
  break_minutes: number
  reason: string
  from_on: string
  until_on: string | null
  granted_by: string
  granted_at: Date
  ended_by: string | null
  ended_at: Date | null
}

/** What was granted to a person, newest first, with its reasons.
 *  who: owner; admin, for people of the academies they administer · refuses: access/sign-in, person/unknown for everybody else */
export async function listAccommodations(ctx: Ctx, personId: string): Promise<{ person: { id: string; name: string; email: string }; rows: AccommodationRow[] }> {
  const person = await personToAccommodate(ctx, personId, 'read')
  const { rows } = await sql<AccommodationRow>`
    select a.id, a.extra_percent, a.breaks_max, a.break_minutes, a.reason, a.from_on, a.until_on, g.name as granted_by, a.granted_at,
      e.name as ended_by, a.ended_at
    from accommodations a
    join people g on g.tenant_id = a.tenant_id and g.id = a.granted_by
    left join people e on e.tenant_id = a.tenant_id and e.id = a.ended_by
    where a.person_id = ${personId} order by a.granted_at desc, a.id limit 100`.execute(ctx.trx)
  return { person, rows }
}

/** Whether to offer it. Each page about a person asks again. */
export const mayAccommodate = (ctx: Ctx): boolean => ctx.ability.can('read', 'Accommodation')

/** A person whose accommodations the viewer manages: one of an academy for which a rule says so. To whoever manages nobody's, nobody is known.
 *  refuses: access/sign-in, person/unknown */
export async function personToAccommodate(ctx: Ctx, personId: string, action: Action): Promise<{ id: string; name: string; email: string }> {
  signedIn(ctx)
  const person = await ctx.trx
    .selectFrom('people as p')
    .select(['p.id', 'p.name', 'p.email'])
    .where('p.id', '=', personId)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('memberships as m')
          .select('m.person_id')
          .whereRef('m.person_id', '=', 'p.id')
          .where(visible(ctx.ability, action, 'Accommodation', { academy_id: 'm.academy_id', person_id: 'm.person_id' })),
      ),
    )
    .executeTakeFirst()
  if (!person) throw new Refusal('person/unknown')
  return person
}
