import { act, must, signedIn, type Ctx } from '../tenancy/index.ts'
import { publishedIn } from '../library/index.ts'
import { Refusal } from '../refusals.ts'

/** Starts a course for oneself. A second start changes nothing.
 *  who: a member of the academy that offers it · in: the course's slug · refuses: access/sign-in, access/denied, course/unknown */
export async function enroll(ctx: Ctx, courseSlug: string): Promise<void> {
  const viewer = signedIn(ctx)
  must(ctx, 'enroll', 'Course', { academy_id: ctx.academy.id })
  const course = (await publishedIn(ctx, courseSlug))[0]
  if (!course) throw new Refusal('course/unknown')
  if (await enrollPerson(ctx, viewer.id, course.course_id))
    await act(ctx, { act: 'enrollment/started', subject: ['course', course.course_id], detail: { source: 'self' } })
}

/** Gives a person the right to a course from this academy, by their own wish, unless they have it so already.
 *  who: verbs that know they may · out: whether this made a difference */
export async function enrollPerson(ctx: Ctx, person_id: string, course_id: string): Promise<boolean> {
  const made = await ctx.trx
    .insertInto('enrollments')
    .values({ person_id, course_id })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'person_id', 'course_id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  const id =
    made?.id ??
    (
      await ctx.trx
        .selectFrom('enrollments')
        .select('id')
        .where('person_id', '=', person_id)
        .where('course_id', '=', course_id)
        .executeTakeFirstOrThrow()
    ).id
  const source = await ctx.trx
    .insertInto('enrollment_sources')
    .values({ enrollment_id: id, kind: 'self', academy_id: ctx.academy.id })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'enrollment_id', 'kind', 'academy_id', 'ended_at']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return source !== undefined
}
