import type { RawBuilder } from 'kysely'
import { sql } from '@stoa/db'
import { act, hold, signedIn, type Ctx } from '../tenancy/index.ts'
import { Refusal } from '../refusals.ts'
import { faultsOf, type AccommodationWish } from './accommodation-wish.ts'
import { personToAccommodate } from './manage-accommodations.ts'
import { tellAccommodated } from './tell-accommodated.ts'

/** Grants somebody more time or breaks in exams, from their next start on. What was open for them until now ends when it
 *  begins: at once, or, where it is from a later day, at the end of the day before on this academy's calendar. What would then end before it
 *  began never begins. The person is told in a letter, without the reason.
 *  who:     owner; admin, for people of the academies they administer; nobody for themselves
 *  in:      the person's id; the wish, its numbers within the bounds of the table
 *  refuses: access/sign-in, person/unknown, accommodation/own, input/invalid, accommodation/changed when another was granted or ended meanwhile
 *  locks:   the accommodations of this person. The same wish posted twice is one */
export async function grantAccommodation(ctx: Ctx, personId: string, { replaces, ...wish }: AccommodationWish): Promise<void> {
  const { id: granted_by } = signedIn(ctx)
  await personToAccommodate(ctx, personId, 'create')
  if (personId === granted_by) throw new Refusal('accommodation/own')
  const fields = faultsOf(wish)
  if (Object.keys(fields).length > 0) throw new Refusal('input/invalid', {}, fields)
  await hold(ctx, `accommodations of ${personId}`)
  const open = await ctx.trx
    .selectFrom('accommodations')
    .select(['id', 'extra_percent', 'breaks_max', 'break_minutes', 'reason', 'from_on', 'until_on'])
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (open && open.id !== replaces && Object.entries(wish).every(([field, value]) => open[field as keyof typeof wish] === value)) return
  if ((open?.id ?? null) !== replaces) throw new Refusal('accommodation/changed')
  const begins = sql<Date>`greatest(${ctx.now}::timestamptz, ${wish.from_on}::date::timestamp at time zone ${ctx.academy.time_zone})`
  if (open) await close(ctx, open.id, granted_by, open.from_on >= wish.from_on ? sql<Date>`${ctx.now}` : begins)
  const { id } = await ctx.trx
    .insertInto('accommodations')
    .values({ person_id: personId, granted_by, ...wish })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { reason: _, ...told } = wish
  // Why is nobody's business who reads the trail.
  await act(ctx, { act: 'accommodation/granted', subject: ['person', personId], detail: { accommodation_id: id, ...told } })
  await tellAccommodated(ctx, personId, false, { ...wish, replaces })
}

/** Ends what is open for somebody, who is told in a letter. A running exam keeps what it began with.  who and refuses: as grantAccommodation, and accommodation/unknown */
export async function endAccommodation(ctx: Ctx, personId: string, accommodationId: string): Promise<void> {
  const { id: ended_by } = signedIn(ctx)
  await personToAccommodate(ctx, personId, 'update')
  if (personId === ended_by) throw new Refusal('accommodation/own')
  await hold(ctx, `accommodations of ${personId}`)
  const known = await ctx.trx
    .selectFrom('accommodations')
    .select(['ended_at', 'extra_percent', 'breaks_max', 'break_minutes'])
    .where('id', '=', accommodationId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  if (!known) throw new Refusal('accommodation/unknown')
  if (known.ended_at && known.ended_at <= ctx.now) return
  await close(ctx, accommodationId, ended_by, sql<Date>`${ctx.now}`)
  await act(ctx, { act: 'accommodation/ended', subject: ['person', personId], detail: { accommodation_id: accommodationId } })
  await tellAccommodated(ctx, personId, true, known)
}

const close = (ctx: Ctx, id: string, ended_by: string, ended_at: RawBuilder<Date>) =>
  ctx.trx.updateTable('accommodations').set({ ended_by, ended_at }).where('id', '=', id).execute()
