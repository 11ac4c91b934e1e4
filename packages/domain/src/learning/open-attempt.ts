import type { Ctx } from '../tenancy/index.ts'
import { Refusal } from '../refusals.ts'

/** in: a person, a course · out: the attempt that was started and not handed in; null: none is open */
export async function openAttemptOf(ctx: Ctx, personId: string, courseId: string): Promise<string | null> {
  const attempt = await ctx.trx
    .selectFrom('attempts')
    .select('id')
    .where('person_id', '=', personId)
    .where('course_id', '=', courseId)
    .where('submitted_at', 'is', null)
    .executeTakeFirst()
  return attempt?.id ?? null
}

/** Practice tells what is right, and an exam that used up its own questions asks some that practice shows: one of the two at a time.
 *  refuses: practice/exam-open */
export async function refuseDuringExam(ctx: Ctx, { person_id, course_id }: { person_id: string; course_id: string }): Promise<void> {
  if ((await openAttemptOf(ctx, person_id, course_id)) !== null) throw new Refusal('practice/exam-open')
}
