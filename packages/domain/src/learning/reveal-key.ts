import { sql } from '@stoa/db'
import { rightOf, type Given, type Key } from '../library/index.ts'
import { must, signedIn, type Ctx } from '../tenancy/index.ts'
import { courseToRegrade, questionIn } from './question-in.ts'

/** What decisions put right, by the number of the decision. */
export interface CorrectedKey {
  number: number
  right: Given
}

/** The key of a question, as it was written and as decisions put it right. Looking at it leaves a line in the trail.
 *  who: owner, admin of the whole company, author · refuses: as readQuestion */
export async function revealKey(ctx: Ctx, courseSlug: string, questionId: string): Promise<{ right: Given; explanation: string; corrected: CorrectedKey[] }> {
  const viewer = signedIn(ctx)
  must(ctx, 'read', 'Answer key', { academy_id: ctx.academy.id })
  const course = await courseToRegrade(ctx, courseSlug)
  const { pool_id } = await questionIn(ctx, course, questionId)
  const { rows } = await sql<{ question_id: string; key: Key; explanation: string }>`
    select * from app.reveal_answer_keys(${pool_id}, 'person', ${viewer.id})`.execute(ctx.trx)
  const { key, explanation } = rows.find((row) => row.question_id === questionId)!
  const isCorrected = await ctx.trx.selectFrom('regradings').select('id').where('question_id', '=', questionId).where('outcome', '=', 'key').executeTakeFirst()
  const corrected = isCorrected ? await sql<{ number: number; key: Key }>`
    select number, key from app.reveal_corrected_keys(${questionId}, 'person', ${viewer.id})`.execute(ctx.trx) : { rows: [] }
  return { right: rightOf(key), explanation, corrected: corrected.rows.map((one) => ({ number: one.number, right: rightOf(one.key) })) }
}
