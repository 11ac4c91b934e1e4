import { sql } from '@stoa/db'
import { languageOf } from '@stoa/words'
import { answerFor, folded, isComplete, numberIn, offeredBy, type Answer, type Given, type Key } from '../library/index.ts'
import type { Ctx } from '../tenancy/index.ts'
import { Refusal } from '../refusals.ts'
import { UNFINISHED } from './answer-to.ts'
import type { PoolQuestion } from './question-in.ts'
import { askedIn } from './read-question.ts'

/** What is decided about a faulty question: everybody gets its point, it is left out of the count, or another answer was right. */
export interface RegradingWish {
  outcome: 'point' | 'left-out' | 'key'
  /** The answer that is right, given as a learner gives it, where the key is corrected. In a gap several words that are taken are parted by
   *  semicolons. */
  right: Given
  /** How far off a number is still right; 0. */
  tolerance?: string | undefined
}

/** Writes a decision and every grade that comes out otherwise by it. Both the preview and the decision itself use this, so that what was
 *  shown is what is done.
 *  in: the regrading's id, which makes a second writing of it impossible; its number among the decisions about the question · out: whether it says what counts already
 *  refuses: input/invalid for a key that is none */
export async function writeRegrading(
  ctx: Ctx,
  question: PoolQuestion,
  { id, number, outcome, reason, decided_by, ...wish }: RegradingWish & { id: string; number: number; reason: string; decided_by: string },
): Promise<{ counts_already: boolean }> {
  const key = outcome === 'key' ? await keyIn(ctx, question, wish) : null
  const { rows } = await sql<{ counts_already: boolean }>`
    select app.counts_already(${question.id}, ${outcome}, ${key && JSON.stringify(key)}::jsonb) as counts_already`.execute(ctx.trx)
  await ctx.trx.insertInto('regradings').values({ id, question_id: question.id, number, outcome, reason, decided_by }).execute()
  if (key) await ctx.trx.insertInto('corrected_keys').values({ regrading_id: id, key: JSON.stringify(key) }).execute()
  await sql`select app.regrade(${id}::uuid)`.execute(ctx.trx)
  return { counts_already: rows[0]!.counts_already }
}

/** The decision about a question that counts. */
export async function lastDecision(ctx: Ctx, questionId: string): Promise<{ id: string; number: number } | undefined> {
  return ctx.trx.selectFrom('regradings').select(['id', 'number']).where('question_id', '=', questionId).orderBy('number', 'desc').limit(1).executeTakeFirst()
}

// The page of whoever decides is English.
const unfinished = languageOf('en').words.refusedFields

/** refuses: input/invalid where what is to be right is no whole answer to the question, or the tolerance is no number from 0 on */
async function keyIn(ctx: Ctx, question: PoolQuestion, { right, tolerance = '0' }: Pick<RegradingWish, 'right' | 'tolerance'>): Promise<Key> {
  const offered = offeredBy(await askedIn(ctx, question))
  const answer = answerFor(offered, right, question.language)
  const off = numberIn(tolerance.trim() || '0', null, question.language)
  if (!answer || !isComplete(offered, answer) || ('number' in answer && answer.value === null))
    throw new Refusal('input/invalid', {}, { answer: `${unfinished[UNFINISHED[offered.kind]]} It is what counts as right from now on.` })
  if (off === null || off.startsWith('-')) throw new Refusal('input/invalid', {}, { tolerance: 'Write a number from 0 on, such as 0.5.' })
  const key = keyFrom(answer, off)
  if ('folded' in key && key.folded.some((words) => words.length === 0)) throw new Refusal('input/invalid', {}, { answer: UNFINISHED['fill-in'] })
  return key
}

function keyFrom(answer: Answer, tolerance: string): Key {
  if ('number' in answer) return { value: answer.value!, tolerance }
  if (!('blanks' in answer)) return answer
  const taken = answer.blanks.map((blank) => blank.split(';').map((word) => word.trim()).filter((word) => word !== ''))
  return { blanks: taken, folded: taken.map((words) => words.map(folded)) }
}
