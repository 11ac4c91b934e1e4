import { sql } from '@stoa/db'
import { act, hold, must, signedIn, type Ctx } from '../tenancy/index.ts'
import { courseToRegrade, mustRegradeEverywhere, questionIn } from './question-in.ts'
import { effectOf, type PreviewedRegrading } from './regrading-effect.ts'
import { lastDecision, writeRegrading, type RegradingWish } from './write-regrading.ts'

/** Shows what a decision about a question would do, by doing it and taking it back. What comes of it tells something about the key,
 *  so looking leaves a line in the trail, as looking at the key does; nothing else is written.
 *  who:     as regradeQuestion
 *  in:      the course's slug, the question's id, the decision
 *  out:     its effect, which decision it would follow, and whether it says what counts already
 *  refuses: access/sign-in, access/denied, course/unknown, question/unknown, regrading/elsewhere, input/invalid for a key that is none
 *  locks:   the grades of the course, alone */
export async function previewRegrading(ctx: Ctx, courseSlug: string, questionId: string, wish: RegradingWish): Promise<PreviewedRegrading> {
  const { id: decided_by } = signedIn(ctx)
  const course = await courseToRegrade(ctx, courseSlug, 'create')
  const question = await questionIn(ctx, course, questionId)
  if (wish.outcome === 'key') must(ctx, 'read', 'Answer key', { academy_id: ctx.academy.id })
  await hold(ctx, `grades of ${course.course_id}`)
  await mustRegradeEverywhere(ctx, questionId)
  const after = await lastDecision(ctx, questionId)
  await sql`savepoint preview`.execute(ctx.trx)
  const id = crypto.randomUUID()
  const { counts_already } = await writeRegrading(ctx, question, { ...wish, id, number: (after?.number ?? 0) + 1, decided_by, reason: 'a preview' })
  const { passes: _, ...effect } = await effectOf(ctx, { regrading: id, question: questionId })
  await sql`rollback to savepoint preview`.execute(ctx.trx)
  await act(ctx, { act: 'question/previewed', subject: ['question', questionId], detail: { outcome: wish.outcome } })
  return { ...effect, after: after?.id ?? null, counts_already }
}
