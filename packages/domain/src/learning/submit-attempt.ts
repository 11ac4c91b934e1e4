import { sql } from '@stoa/db'
import { act, holdShared, type Ctx, type TenantCtx } from '../tenancy/index.ts'
import { Refusal } from '../refusals.ts'
import { readAttempt } from './read-attempt.ts'
import { recordCompletion } from './record-completion.ts'

/** Hands an attempt in: graded by the database, and on a pass the completion in the same transaction. A second press changes nothing.
 *  who:     the person whose attempt it is
 *  in:      unfinished_max, how many questions without an answer, or flagged, may be handed in with it
 *  out:     whether it was passed
 *  refuses: access/sign-in, attempt/unknown, attempt/paused during a break, attempt/unfinished while there is time and more of them are */
export async function submitAttempt(ctx: Ctx, attemptId: string, unfinished_max: number): Promise<boolean> {
  const { items, pause, submitted_at, deadline_at, now } = await readAttempt(ctx, attemptId)
  if (!submitted_at && deadline_at > now) {
    // Its questions are not shown meanwhile, and so nobody can tell which of them are open.
    if (pause) throw new Refusal('attempt/paused')
    const unfinished = items.filter((item) => !item.is_answered || item.is_flagged).length
    if (unfinished > unfinished_max) throw new Refusal('attempt/unfinished', {}, { unfinished: 'confirmToHandIn' })
  }
  return settle(ctx, attemptId, 'at once')
}

/** The end of the time: what was saved counts. Run by a job at the deadline, and harmless after a hand-in. Before the deadline it does
 *  nothing: a break has moved it, and left a job for when it is now.
 *  who: the worker · refuses: attempt/unknown */
export async function closeAttempt(ctx: TenantCtx, attemptId: string): Promise<void> {
  const attempt = await ctx.trx.selectFrom('attempts').select(['submitted_at', 'deadline_at']).where('id', '=', attemptId).executeTakeFirst()
  if (!attempt) throw new Refusal('attempt/unknown')
  if (attempt.submitted_at || attempt.deadline_at > ctx.now) return
  await settle(ctx, attemptId, 'after the deadline')
}

/** locks: the attempt until the transaction ends, so that the button and the deadline settle it once; and the grades of the course, shared,
 *  so that a regrading knows of every grade there is */
async function settle(ctx: TenantCtx, attemptId: string, only: 'at once' | 'after the deadline'): Promise<boolean> {
  const attempt = await ctx.trx
    .selectFrom('attempts')
    .select(['id', 'person_id', 'course_id', 'exam_id', 'submitted_at', 'deadline_at'])
    .where('id', '=', attemptId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (only === 'after the deadline' && attempt.deadline_at > ctx.now) return false
  if (!attempt.submitted_at) {
    await holdShared(ctx, `grades of ${attempt.course_id}`)
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
  if (grade.passed) await recordCompletion(ctx, attempt)
  return grade.passed
}
