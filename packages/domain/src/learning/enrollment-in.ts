import { sql } from '@stoa/db'
import { offered, withFacts, type PublishedVersion, type VersionFacts } from '../library/index.ts'
import { signedIn, type Ctx } from '../tenancy/index.ts'
import { Refusal } from '../refusals.ts'

/** A person's right to a course, in force while one of its sources is. */
export interface Enrollment {
  id: string
  person_id: string
  course: PublishedVersion
}

/** The viewer's own enrollment in a course of this academy.
 *  refuses: access/sign-in, course/unknown, enrollment/missing when it was never started or every source has ended */
export async function enrollmentIn(ctx: Ctx, courseSlug: string): Promise<Enrollment> {
  const viewer = signedIn(ctx)
  const { rows } = await sql<Omit<PublishedVersion, keyof VersionFacts> & { enrollment_id: string | null }>`/* kept */
    select c.id as course_id, c.slug as course_slug, p.version_id, p.published_at, ${enrollmentOf(sql`${viewer.id}::uuid`)} as enrollment_id
    from ${offered(ctx.academy.id, courseSlug)}`.execute(ctx.trx)
  const [found] = await withFacts(ctx, rows)
  if (!found) throw new Refusal('course/unknown')
  const { enrollment_id: id, ...course } = found
  if (id === null) throw new Refusal('enrollment/missing')
  return { id, person_id: viewer.id, course }
}

/** As a part of a query about what is `offered`: the id of a person's enrollment in the course, while a source of it is in force. */
export const enrollmentOf = (person: ReturnType<typeof sql>) => sql`
  (select n.id from enrollments n where n.tenant_id = e.tenant_id and n.person_id = ${person} and n.course_id = e.course_id
    and exists (select from enrollment_sources s where s.tenant_id = n.tenant_id and s.enrollment_id = n.id and s.ended_at is null))`
