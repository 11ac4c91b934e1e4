import type { Ctx } from '../tenancy/index.ts'
import { Refusal } from '../refusals.ts'
import { enrollmentIn } from './enrollment-in.ts'
import { recordBlock } from './record-block.ts'

/** What is said after a knowledge check: to each choice, and to the whole. */
export interface CheckResult {
  is_right: boolean
  picked: number[]
  right: number[]
  feedback: (string | null)[]
  explanation: string
}

/** Answers a knowledge check inside a lesson; the block counts as done, right or wrong. It may be answered again.
 *  in: slugs; picked, positions from 0, each once · refuses: as recordBlock, and input/invalid for positions that are not there */
export async function answerCheck(ctx: Ctx, at: { course: string; lesson: string; block: string; picked: number[] }): Promise<CheckResult> {
  const { course, person_id } = await enrollmentIn(ctx, at.course)
  const result = await explainCheck(ctx, course.version_id, at.block, at.picked)
  await recordBlock(ctx, { ...at, done: true, second: 0 })
  const row = { picked: JSON.stringify(result.picked), is_right: result.is_right }
  await ctx.trx
    .insertInto('check_answers')
    .values({ person_id, course_id: course.course_id, block_slug: at.block, ...row })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'person_id', 'course_id', 'block_slug']).doUpdateSet({ ...row, answered_at: ctx.now }))
    .execute()
  return result
}

/** The verdict on a check without writing anything down.  in: a version's block and what was picked
 *  refuses: block/unknown, input/invalid for none, too many or no such answer */
export async function explainCheck(ctx: Ctx, versionId: string, block: string, picked: number[]): Promise<CheckResult> {
  const row = await ctx.trx
    .selectFrom('blocks')
    .select('source')
    .where('version_id', '=', versionId)
    .where('slug', '=', block)
    .where('kind', '=', 'check')
    .executeTakeFirst()
  if (!row) throw new Refusal('block/unknown')
  const source = row.source as unknown as {
    kind: 'single' | 'multiple'
    choices: { text: string; correct?: boolean; feedback?: string }[]
    explanation?: string
  }
  const unique = [...new Set(picked)].sort((a, b) => a - b)
  if (unique.length === 0 || unique.some((position) => !source.choices[position]) || (source.kind === 'single' && unique.length > 1)) {
    throw new Refusal('input/invalid', {}, { picked: source.kind === 'single' ? 'Pick one answer.' : 'Pick at least one answer.' })
  }
  const right = source.choices.flatMap((choice, position) => (choice.correct ? [position] : []))
  return {
    is_right: unique.join() === right.join(),
    picked: unique,
    right,
    feedback: source.choices.map((choice, position) => (unique.includes(position) ? (choice.feedback ?? null) : null)),
    explanation: source.explanation ?? '',
  }
}
