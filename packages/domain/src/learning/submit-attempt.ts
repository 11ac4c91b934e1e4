import { sql } from '@stoa/db'
import { act, signedIn, type Ctx, type TenantCtx } from '../tenancy/index.ts'
import { Refusal } from '../refusals.ts'

/** Hands an attempt in: graded by the database, and on a pass the completion in the same transaction. A second press changes nothing.
 *  who:     the person whose attempt it is
 *  out:     whether it was passed
 *  refuses: access/sign-in, attempt/unknown */
export async function submitAttempt(ctx: Ctx, attemptId: string): Promise<boolean> {
  const viewer = signedIn(ctx)
  const mine = await ctx.trx
    .selectFrom('attempts')
    .select('id')
    .where('id', '=', attemptId)
    .where('person_id', '=', viewer.id)
    
    .executeTakeFirst()
  if (!mine) throw new Refusal('attempt/unknown')
  return settle(ctx, attemptId)
}

/** The end of the time: what was saved counts. Run by a job at the deadline, and harmless after a hand-in.
 *  who: the worker · refuses: attempt/unknown; attempt/open before the deadline */
export async function closeAttempt(ctx: TenantCtx, attemptId: string): Promise<void> {
  const attempt = await ctx.trx.selectFrom('attempts').select(['submitted_at', 'deadline_at']).where('id', '=', attemptId).executeTakeFirst()
  if (!attempt) throw new Refusal('attempt/unknown')
  if (attempt.submitted_at) return
  if (attempt.deadline_at > ctx.now) throw new Refusal('attempt/open')
  await settle(ctx, attemptId)
}

/** locks: the attempt until the transaction ends, so that the button and the deadline settle it once */
async function settle(ctx: TenantCtx, attemptId: string): Promise<boolean> {
  const attempt = await ctx.trx
    .selectFrom('attempts')
    .select(['person_id', 'course_id', 'exam_id', 'submitted_at'])
    .where('id', '=', attemptId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (!attempt.submitted_at) {
    await ctx.trx
      .updateTable('attempts')
      .set({ submitted_at: sql<Date>`least(now(), deadline_at)` })
      .where('id', '=', attemptId)
      .execute()
    await sql`select app.grade(${attemptId}::uuid)`.execute(ctx.trx)
  }
  const grade = await ctx.trx.selectFrom('grades').select(['passed', 'percent']).where('attempt_id', '=', attemptId).executeTakeFirstOrThrow()
  if (attempt.submitted_at) return grade.passed
  await act(ctx, { act: grade.passed ? 'attempt/passed' : 'attempt/failed', subject: ['attempt', attemptId], detail: { percent: grade.percent } })
  if (grade.passed) {
    const exam = await ctx.trx.selectFrom('exams').select('version_id').where('id', '=', attempt.exam_id).executeTakeFirstOrThrow()
    const { id } = await ctx.trx
      .insertInto('completions')
      .values({ person_id: attempt.person_id, course_id: attempt.course_id, version_id: exam.version_id, attempt_id: attemptId })
      .returning('id')
      .executeTakeFirstOrThrow()
    await act(ctx, { act: 'course/completed', subject: ['completion', id] })
    await ctx.enqueue('issue-certificate', { completion_id: id })
  }
  return grade.passed
}
