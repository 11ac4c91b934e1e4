import { sql } from '@stoa/db'
import type { RawBuilder } from 'kysely'
import type { Ctx } from '../tenancy/index.ts'

/** The last pass of a course. In force it may not be repeated: while what it earned is good, and for ever where it earned nothing that ends. */
export interface Pass {
  attempt_id: string
  in_force: boolean
  /** The last day of what it earned, by the academy's calendar; null where nothing ends. */
  until_on: string | null
}

/** The last pass of a person in a course, as a query of at most one row.  in: both, as values or as columns of the query around it
 *  source: the cycles that credentials made of completions; one that is being made counts as in force */
export const lastPass = (ctx: Ctx, personId: RawBuilder<string>, courseId: RawBuilder<string>) => sql<Pass>`
  select k.attempt_id, y.valid_until_on as until_on,
    coalesce(not y.is_revoked and coalesce(y.valid_until_on >= (${ctx.now}::timestamptz at time zone ${ctx.academy.time_zone})::date, true), true) as in_force
  from completions k
  left join lateral (
    select c.valid_until_on, exists (select from revocations r where r.tenant_id = c.tenant_id and r.cycle_id = c.id) as is_revoked
    from cycles c where c.tenant_id = k.tenant_id and c.completion_id = k.id) y on true
  where k.person_id = ${personId} and k.course_id = ${courseId} order by k.completed_at desc limit 1`

/** in: a person, a course · out: their last pass, or null */
export async function passOf(ctx: Ctx, personId: string, courseId: string): Promise<Pass | null> {
  const { rows } = await sql<Pass>`/* kept */ ${lastPass(ctx, sql`${personId}`, sql`${courseId}`)}`.execute(ctx.trx)
  return rows[0] ?? null
}
