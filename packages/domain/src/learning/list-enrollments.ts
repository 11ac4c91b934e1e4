import { visible } from '@stoa/access'
import { sql } from '@stoa/db'
import { signedIn, type Ctx } from '../tenancy/index.ts'

/** Somebody's course as an administrator or manager sees it. */
export interface EnrollmentRow {
  person_id: string
  course: string
  started_at: Date
  completed_at: Date | null
}

/** The enrollments of some people, of those this viewer may see.  in: person ids, at most 200 · out: by person and course */
export async function listEnrollments(ctx: Ctx, personIds: readonly string[]): Promise<EnrollmentRow[]> {
  signedIn(ctx)
  if (personIds.length === 0) return []
  const may = visible(ctx.ability, 'read', 'Enrollment', { person_id: 'e.person_id', academy_id: 'm.academy_id', organization_id: 'm.organization_id' })
  const { rows } = await sql<EnrollmentRow>`
    select e.person_id, v.title as course, e.created_at as started_at, k.completed_at
    from enrollments e
    cross join lateral (select w.title from publications q join course_versions w on w.tenant_id = q.tenant_id and w.id = q.version_id
      where q.tenant_id = e.tenant_id and q.course_id = e.course_id order by q.number desc limit 1) v
    left join lateral (select max(c.completed_at) as completed_at from completions c
      where c.tenant_id = e.tenant_id and c.person_id = e.person_id and c.course_id = e.course_id) k on true
    where e.person_id = any(${personIds.slice(0, 200)}::uuid[])
      -- A course was started through an academy, or by hand for all of them: it is seen by who answers for one of those.
      and exists (select from enrollment_sources s
        left join memberships m on m.tenant_id = s.tenant_id and m.person_id = e.person_id and (s.academy_id is null or m.academy_id = s.academy_id)
        where s.tenant_id = e.tenant_id and s.enrollment_id = e.id and ${may})
    order by e.person_id, v.title`.execute(ctx.trx)
  return rows
}
