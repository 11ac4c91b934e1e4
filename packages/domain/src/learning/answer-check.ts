import { answerFor, checkIn, isComplete, isRight, offeredBy, shownAgain, wrongParts, type Answer, type Given } from '../library/index.ts'
import type { Ctx } from '../tenancy/index.ts'
import { Refusal } from '../refusals.ts'
import { UNFINISHED } from './answer-to.ts'
import { keepAnswer } from './keep.ts'
import { readerIn } from './reader-in.ts'
import { recordBlock } from './record-block.ts'
import { takeOffBookmark } from './set-bookmark.ts'

/** What is said after a knowledge check: to each part of the answer, and to the whole. */
export interface CheckResult {
  is_right: boolean
  given: Given
  /** One answer that is right. */
  right: Given
  /** The items, left sides or blanks (from 0) that were not answered rightly. */
  wrong: string[]
  /** What is said to each choice that was picked, by its id. */
  feedback: Record<string, string>
  explanation: string
}

/** Answers a knowledge check inside a lesson; the block counts as done, right or wrong. It may be answered again.
 *  in: slugs; what was given · refuses: as recordBlock and explainCheck */
export async function answerCheck(ctx: Ctx, { course: slug, lesson, block, ...given }: { course: string; lesson: string; block: string } & Given) {
  const reader = await readerIn(ctx, slug)
  const { answer, ...result } = await explainCheck(ctx, reader.course.version_id, block, given)
  await recordBlock(ctx, { course: slug, lesson, block, done: true, second: 0 })
  await keepAnswer(ctx, reader, block, { answer, is_right: result.is_right })
  // A question that was left for later has been answered now.
  if (reader.keeper.kind === 'person') await takeOffBookmark(ctx, reader, block)
  return result satisfies CheckResult
}

/** The verdict on a check without writing anything down.  in: a version's block and what was given · out: the verdict, and the answer to keep
 *  refuses: block/unknown, input/invalid for an answer that does not fit or lacks a part */
export async function explainCheck(ctx: Ctx, versionId: string, block: string, given: Given): Promise<CheckResult & { answer: Answer }> {
  const row = await ctx.trx
    .selectFrom('blocks as b')
    .innerJoin('course_versions as v', (join) => join.onRef('v.id', '=', 'b.version_id').onRef('v.tenant_id', '=', 'b.tenant_id'))
    .select(['b.source', 'v.language'])
    .where('b.version_id', '=', versionId)
    .where('b.slug', '=', block)
    .where('b.kind', '=', 'check')
    .executeTakeFirst()
  if (!row) throw new Refusal('block/unknown')
  const check = checkIn(block, row.source as Record<string, unknown>, new Map())
  const { kind } = check.asked
  const offered = offeredBy(check.asked)
  const answer = answerFor(offered, given, row.language)
  if (!answer || !isComplete(offered, answer) || ('value' in answer && answer.value === null)) {
    throw new Refusal('input/invalid', {}, { answer: UNFINISHED[kind] })
  }
  const picked = 'picked' in answer ? answer.picked : []
  return {
    is_right: isRight(kind, check.key, answer),
    given: shownAgain(answer),
    right: check.right,
    wrong: wrongParts(check, answer),
    feedback: Object.fromEntries(Object.entries(check.feedback).filter(([id]) => picked.includes(id))),
    explanation: check.explanation,
    answer,
  }
}
