import { loadAcademy, writeLetter, type Ctx } from '../tenancy/index.ts'
import type { Accommodation } from './accommodation-of.ts'

/** Writes to somebody what is granted to them for exams, or what of it has ended. Why is said to nobody. The letter comes from this academy
 *  where they are a member of it, else from one of theirs.
 *  in: the person; whether it has ended; what is granted or was, with its days where it begins */
export async function tellAccommodated(
  ctx: Ctx,
  personId: string,
  isOver: boolean,
  { extra_percent, breaks_max, break_minutes, from_on, until_on, replaces }: Omit<Accommodation, 'id'> & {
    from_on?: string
    until_on?: string | null
    replaces?: string | null
  },
): Promise<void> {
  const members = await ctx.trx
    .selectFrom('memberships as m')
    .innerJoin('people as p', (join) => join.onRef('p.id', '=', 'm.person_id').onRef('p.tenant_id', '=', 'm.tenant_id'))
    .select(['m.academy_id', 'p.email'])
    .where('m.person_id', '=', personId)
    .orderBy('m.academy_id')
    .execute()
  const at = members.find((one) => one.academy_id === ctx.academy.id) ?? members[0]
  if (!at) return   // They are in no academy, so that no exam is open to them.
  const academy = at.academy_id === ctx.academy.id ? ctx.academy : (await loadAcademy(ctx.trx, at.academy_id))!
  const both = extra_percent > 0 && breaks_max > 0 ? 'yes' : 'no'
  const timed = extra_percent > 0 ? 'yes' : 'no'
  const values = { timed, extra: extra_percent, both, breaks: breaks_max, minutes: break_minutes, ends: until_on ? 'yes' : 'no', until: '', replaces: replaces ? 'yes' : 'no' }
  const days = { ...(from_on ? { from: from_on } : {}), ...(until_on ? { until: until_on } : {}) }
  const message = { letter: isOver ? 'accommodation-ended' : 'accommodation-granted', values, days } as const
  await writeLetter(ctx, academy, { person_id: personId, kind: message.letter, to_address: at.email }, message)
}
