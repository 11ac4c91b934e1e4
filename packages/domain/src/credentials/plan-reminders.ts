import { sql } from '@stoa/db'
import { dayIn, nextMorning, type TenantCtx } from '../tenancy/index.ts'
import { peopleWithCoursesDue } from '../learning/index.ts'
import { peopleWithCertificatesEnding } from './certificates-ending.ts'
import { dayAfter } from './reminders-for.ts'
import { CERTIFICATE_DAYS, COURSE_DAYS } from './reminder-step.ts'

/** Once a night: for everybody who may have something to be reminded of, a job at eight in their own morning, which looks again and writes.
 *  Whoever is planned for twice is written to once.  who: the worker · out: how many people */
export async function planReminders(ctx: TenantCtx): Promise<number> {
  const { time_zone } = await ctx.trx.selectFrom('companies').select('time_zone').executeTakeFirstOrThrow()
  const today = dayIn(ctx.now, time_zone)
  // A day more on either side: their calendars may be ahead of the company's or behind it.
  const due = await peopleWithCoursesDue(ctx, dayAfter(today, -COURSE_DAYS.after - 1), dayAfter(today, COURSE_DAYS.before + 2))
  const ending = await peopleWithCertificatesEnding(ctx, dayAfter(today, -1), dayAfter(today, CERTIFICATE_DAYS.before + 2))
  const ids = [...new Set([...due, ...ending])]
  if (ids.length === 0) return 0
  const people = await ctx.trx.selectFrom('people').select(['id', 'time_zone']).where('id', '=', sql<string>`any(${ids}::uuid[])`).execute()
  await ctx.enqueueAll(
    'remind-person',
    people.map(({ id, time_zone: own }) => ({ data: { person_id: id }, runAt: nextMorning(ctx.now, own ?? time_zone) })),
  )
  return people.length
}
