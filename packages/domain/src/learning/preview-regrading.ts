import { sql } from '@stoa/db'
import { hold, signedIn, type Ctx } from '../tenancy/index.ts'
import { courseToRegrade, questionIn } from './question-in.ts'
import { effectOf, type RegradingEffect } from './regrading-effect.ts'
import { writeRegrading, type RegradingWish } from './write-regrading.ts'

/** Shows what a decision about a question would do, by doing it and taking it back: nothing is written.
 *  who:     owner, admin, author
 *  in:      the course's slug, the question's id, the decision
 *  out:     its effect
 *  refuses: access/sign-in, access/denied, course/unknown, question/unknown, input/invalid for a key that is none
 *  locks:   the grades of the course, alone */
export async function previewRegrading(ctx: Ctx, courseSlug: string, questionId: string, wish: RegradingWish): Promise<RegradingEffect> {
  const { id: decided_by } = signedIn(ctx)
  const course = await courseToRegrade(ctx, courseSlug, 'create')
  const question = await questionIn(ctx, course, questionId)
  await hold(ctx, `grades of ${course.course_id}`)
  await sql`savepoint preview`.execute(ctx.trx)
  const id = crypto.randomUUID()
  await writeRegrading(ctx, question, { ...wish, id, decided_by, reason: 'a preview' })
  const effect = await effectOf(ctx, { regrading: id, question: questionId, course_id: course.course_id })
  await sql`rollback to savepoint preview`.execute(ctx.trx)
  return effect
}
