import { act, hold, must, signedIn, type Ctx } from '../tenancy/index.ts'
import { Refusal } from '../refusals.ts'
import { passRegraded } from './pass-regraded.ts'
import { courseToRegrade, mustRegradeEverywhere, questionIn } from './question-in.ts'
import { effectOf } from './regrading-effect.ts'
import { lastDecision, writeRegrading, type RegradingWish } from './write-regrading.ts'

/** A decision as it is confirmed: with its reason, its id from the preview, which effect was seen there, and which decision it was to follow. */
export interface ConfirmedRegrading extends RegradingWish {
  id: string
  reason: string
  seen: string
  /** Null: none. */
  after: string | null
}

/** Decides about a faulty question: every attempt that asked it is graded again beside its old grade, whoever passes by it gets the
 *  completion and the certificate, everybody whose result changes gets a letter, nobody loses a pass, and the question is not drawn any more.
 *  Posting it twice is one decision.
 *  who:     owner; admin and author, where the question was asked in their academies alone; and for an outcome `key` whoever may read keys
 *  in:      the course's slug, the question's id, the decision
 *  refuses: access/sign-in, access/denied, course/unknown, question/unknown, regrading/elsewhere, input/invalid for a key that is none,
 *           regrading/decided when another decision came first, regrading/same when it says what counts already, and regrading/changed when
 *           the effect is not the one that was seen
 *  locks:   the grades of the course, alone: an attempt that is handed in meanwhile waits, and is graded by the decision */
export async function regradeQuestion(
  ctx: Ctx,
  courseSlug: string,
  questionId: string,
  { seen, after, ...wish }: ConfirmedRegrading,
): Promise<void> {
  const { id: decided_by } = signedIn(ctx)
  const course = await courseToRegrade(ctx, courseSlug, 'create')
  const question = await questionIn(ctx, course, questionId)
  if (wish.outcome === 'key') must(ctx, 'read', 'Answer key', { academy_id: ctx.academy.id })
  await hold(ctx, `grades of ${course.course_id}`)
  await mustRegradeEverywhere(ctx, questionId)
  const known = await ctx.trx.selectFrom('regradings').select('question_id').where('id', '=', wish.id).executeTakeFirst()
  if (known?.question_id === questionId) return
  if (known) throw new Refusal('regrading/changed')
  const last = await lastDecision(ctx, questionId)
  if ((last?.id ?? null) !== after) throw new Refusal('regrading/decided')
  const number = (last?.number ?? 0) + 1
  const { counts_already } = await writeRegrading(ctx, question, { ...wish, number, decided_by })
  const effect = await effectOf(ctx, { regrading: wish.id, question: questionId })
  // What was seen comes first: whoever saw it has left a line in the trail, and may be told what counts.
  if (effect.seen !== seen) throw new Refusal('regrading/changed')
  if (counts_already) throw new Refusal('regrading/same')
  const told = { outcome: wish.outcome, reason: wish.reason, decision: number, changed: effect.changes, passing: effect.passing }
  await act(ctx, { act: 'question/regraded', subject: ['question', questionId], detail: told })
  await passRegraded(ctx, effect.passes)
  if (effect.changes > 0) await ctx.enqueue('tell-regraded', { regrading_id: wish.id })
}
