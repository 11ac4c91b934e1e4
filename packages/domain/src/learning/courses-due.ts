import { sql } from '@stoa/db'
import type { TenantCtx } from '../tenancy/index.ts'
import { isDone } from './is-done.ts'

/** A course somebody is not done with, with the nearest day by which it wants to be done, and the academy where they go on with it. */
export interface CourseDue {
  enrollment_id: string
  due_on: string
  course_slug: string
  title: string
  academy_id: string
}

/** What somebody has before them that has a day, in the academies they are in: where several offer a course, the one that they were
 *  enrolled through, else the one they came into first.  in: the person; between which days · out: the nearest first */
export async function coursesDue(ctx: Pick<TenantCtx, 'trx'>, personId: string, from: string, until: string): Promise<CourseDue[]> {
  const { rows } = await sql<CourseDue>`
    select e.id as enrollment_id, s.due_on, c.slug as course_slug, v.title, at.academy_id
    from enrollments e
    join courses c on c.tenant_id = e.tenant_id and c.id = e.course_id
    join lateral (select min(r.due_on) as due_on, (array_agg(r.academy_id order by r.due_on))[1] as academy_id from enrollment_sources r
      where r.tenant_id = e.tenant_id and r.enrollment_id = e.id and r.ended_at is null) s on s.due_on between ${from}::date and ${until}::date
    join lateral (select p.version_id from publications p where p.tenant_id = e.tenant_id and p.course_id = e.course_id order by p.number desc limit 1) q on true
    join course_versions v on v.tenant_id = e.tenant_id and v.id = q.version_id
    join lateral (select x.academy_id from memberships m
      join catalogue_entries x on x.tenant_id = m.tenant_id and x.academy_id = m.academy_id and x.course_id = e.course_id
      where m.tenant_id = e.tenant_id and m.person_id = e.person_id
      order by x.academy_id is not distinct from s.academy_id desc, m.created_at, x.academy_id limit 1) at on true
    where e.person_id = ${personId}
      and not ${isDone({ tenant: sql`e.tenant_id`, person: sql`e.person_id`, course: sql`e.course_id`, version: sql`v.id` })}
    order by s.due_on, v.title`.execute(ctx.trx)
  return rows
}

/** out: everybody with something due between two days, whatever became of it */
export async function peopleWithCoursesDue(ctx: Pick<TenantCtx, 'trx'>, from: string, until: string): Promise<string[]> {
  const { rows } = await sql<{ person_id: string }>`
    select distinct e.person_id from enrollment_sources s join enrollments e on e.tenant_id = s.tenant_id and e.id = s.enrollment_id
    where s.ended_at is null and s.due_on between ${from}::date and ${until}::date`.execute(ctx.trx)
  return rows.map((row) => row.person_id)
}
