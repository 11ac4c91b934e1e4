import type { Ctx } from '../tenancy/index.ts'
import { Refusal } from '../refusals.ts'
import { enrollmentIn } from './enrollment-in.ts'

/** A block of a course the viewer is in, as it is published now.
 *  in: slugs · out: whose, of which course, and what kind of block it is
 *  refuses: access/sign-in, course/unknown, enrollment/missing, block/unknown */
export async function blockOfMine(ctx: Ctx, at: { course: string; block: string }): Promise<{ person_id: string; course_id: string; kind: string }> {
  const { person_id, course } = await enrollmentIn(ctx, at.course)
  const block = await ctx.trx
    .selectFrom('blocks')
    .select('kind')
    .where('version_id', '=', course.version_id)
    .where('slug', '=', at.block)
    .executeTakeFirst()
  if (!block) throw new Refusal('block/unknown')
  return { person_id, course_id: course.course_id, kind: block.kind }
}
