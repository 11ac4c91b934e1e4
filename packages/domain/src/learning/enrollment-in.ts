import { sql } from '@stoa/db'
import { publishedIn, type PublishedVersion } from '../library/index.ts'
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
  const course = (await publishedIn(ctx.trx, ctx.academy.id, courseSlug))[0]
  if (!course) throw new Refusal('course/unknown')
  const row = await ctx.trx
    .selectFrom('enrollments as e')
    .select('e.id')
    .where('e.person_id', '=', viewer.id)
    .where('e.course_id', '=', course.course_id)
    .where(sql<boolean>`exists (select from enrollment_sources s where s.tenant_id = e.tenant_id and s.enrollment_id = e.id and s.ended_at is null)`)
    .executeTakeFirst()
  if (!row) throw new Refusal('enrollment/missing')
  return { id: row.id, person_id: viewer.id, course }
}
