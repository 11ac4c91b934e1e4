import { sql } from '@stoa/db'
import type { Ctx } from '../tenancy/index.ts'

/** What is granted to somebody for their exams. Why is for those alone who manage it, and is not in here. */
export interface Accommodation {
  id: string
  extra_percent: number
  breaks_max: number
  break_minutes: number
}

/** in: a person · out: what is in force for them today, by this academy's calendar, and of two what was granted last; null: nothing */
export async function accommodationOf(ctx: Ctx, personId: string): Promise<Accommodation | null> {
  const { rows } = await sql<Accommodation>`/* kept */
    select id, extra_percent, breaks_max, break_minutes from accommodations
    where person_id = ${personId} and coalesce(ended_at, 'infinity') > ${ctx.now}
      and (${ctx.now}::timestamptz at time zone ${ctx.academy.time_zone})::date between from_on and coalesce(until_on, 'infinity')
    order by granted_at desc, ended_at desc nulls first limit 1`.execute(ctx.trx)
  return rows[0] ?? null
}

/** An exam's minutes with somebody's extra time; a begun minute is a whole one. */
export function minutesWith(minutes: number, granted: Pick<Accommodation, 'extra_percent'> | null): number {
  return Math.ceil((minutes * (100 + (granted?.extra_percent ?? 0))) / 100)
}
