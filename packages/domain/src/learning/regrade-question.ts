import { act, hold, loadAcademy, signedIn, writeLetter, type Ctx } from '../tenancy/index.ts'
import { Refusal } from '../refusals.ts'
import { courseToRegrade, questionIn } from './question-in.ts'
import { recordCompletion } from './record-completion.ts'
import { effectOf, type ChangedAttempt } from './regrading-effect.ts'
import { decisionsAbout, writeRegrading, type RegradingWish } from './write-regrading.ts'

/** A decision as it is confirmed: with its reason, its id from the preview, and which effect was seen there. */
export interface ConfirmedRegrading extends RegradingWish {
  id: string
  reason: string
  seen: string
}

/** Decides about a faulty question: every attempt that asked it is graded again beside its old grade, whoever passes by it gets the
 *  completion, the certificate and a letter, nobody loses a pass, and the question is not drawn any more. Posting it twice is one decision.
 *  who:     owner, admin, author
 *  in:      the course's slug, the question's id, the decision; resultUrl, where an attempt's result is, by the academy's host
 *  refuses: access/sign-in, access/denied, course/unknown, question/unknown, input/invalid for a key that is none, and regrading/changed when
 *           the effect is not the one that was seen
 *  locks:   the grades of the course, alone: an attempt that is handed in meanwhile waits, and is graded by the decision */
export async function regradeQuestion(
  ctx: Ctx,
  courseSlug: string,
  questionId: string,
  { seen, ...wish }: ConfirmedRegrading,
  resultUrl: (host: string, attempt: string) => string,
): Promise<void> {
  const { id: decided_by } = signedIn(ctx)
  const course = await courseToRegrade(ctx, courseSlug, 'create')
  const { course_id, title } = course
  const question = await questionIn(ctx, course, questionId)
  await hold(ctx, `grades of ${course_id}`)
  const known = await ctx.trx.selectFrom('regradings').select('question_id').where('id', '=', wish.id).executeTakeFirst()
  if (known?.question_id === questionId) return
  if (known) throw new Refusal('regrading/changed')
  const before = await decisionsAbout(ctx, questionId)
  await writeRegrading(ctx, question, { ...wish, decided_by })
  const effect = await effectOf(ctx, { regrading: wish.id, question: questionId, course_id })
  if (effect.seen !== seen) throw new Refusal('regrading/changed')
  const passing = effect.changed.filter((one) => one.is_new_pass)
  const told = { outcome: wish.outcome, reason: wish.reason, decision: before + 1, changed: effect.changed.length, passing: passing.length }
  await act(ctx, { act: 'question/regraded', subject: ['question', questionId], detail: told })
  for (const one of passing) await pass(ctx, one, title, resultUrl)
}

/** Somebody has passed after all. */
async function pass(ctx: Ctx, { attempt_id, after }: ChangedAttempt, course: string, resultUrl: (host: string, attempt: string) => string): Promise<void> {
  const attempt = await ctx.trx.selectFrom('attempts').selectAll().where('id', '=', attempt_id).executeTakeFirstOrThrow()
  const person = await ctx.trx.selectFrom('people').select('email').where('id', '=', attempt.person_id).executeTakeFirstOrThrow()
  const academy = (await loadAcademy(ctx.trx, attempt.academy_id))!
  await act(ctx, { act: 'attempt/passed', subject: ['attempt', attempt_id], detail: { regraded: true } })
  await recordCompletion(ctx, attempt)
  await writeLetter(
    ctx,
    academy,
    { person_id: attempt.person_id, kind: 'regraded', to_address: person.email },
    { letter: 'regraded', values: { course, correct: after.correct, asked: after.asked }, url: resultUrl(academy.host, attempt_id) },
  )
}
