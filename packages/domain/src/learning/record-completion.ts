import { act, type TenantCtx } from '../tenancy/index.ts'

/** Writes down that an attempt completed its course, and leaves the job that draws what it earns.
 *  in: the attempt, passed and graded, and whose it is · out: the completion's id */
export async function recordCompletion(
  ctx: TenantCtx,
  attempt: { id: string; person_id: string; course_id: string; exam_id: string },
): Promise<string> {
  const exam = await ctx.trx.selectFrom('exams').select('version_id').where('id', '=', attempt.exam_id).executeTakeFirstOrThrow()
  const { id } = await ctx.trx
    .insertInto('completions')
    .values({ person_id: attempt.person_id, course_id: attempt.course_id, version_id: exam.version_id, attempt_id: attempt.id })
    .returning('id')
    .executeTakeFirstOrThrow()
  await act(ctx, { act: 'course/completed', subject: ['completion', id] })
  await ctx.enqueue('issue-certificate', { completion_id: id })
  return id
}
