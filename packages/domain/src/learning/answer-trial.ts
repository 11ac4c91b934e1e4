import { readChecks, type Given } from '../library/index.ts'
import type { Ctx } from '../tenancy/index.ts'
import { Refusal } from '../refusals.ts'
import { explainCheck, type CheckResult } from './answer-check.ts'
import { keepAnswer, keepDone } from './keep.ts'
import { readerIn, trialIn } from './reader-in.ts'

/** Answers a check of the self-check. It counts as done; where its reader is in the lessons stays as it is.
 *  who:     an enrolled person, or a guest, whose visit it is kept with
 *  in:      the course's slug; the check's; what was given
 *  refuses: course/unknown, trial/unknown, enrollment/missing, block/unknown for anything but the five, input/invalid */
export async function answerTrial(ctx: Ctx, { course: slug, block: check, ...given }: { course: string; block: string } & Given): Promise<CheckResult> {
  const { course, trial } = await trialIn(ctx, slug)
  const block = trial.checks.includes(check) ? (await readChecks(ctx, course.version_id, [check]))[0]?.block : undefined
  if (!block) throw new Refusal('block/unknown')
  const reader = await readerIn(ctx, slug)
  const { answer, ...result } = await explainCheck(ctx, course.version_id, check, given)
  await keepDone(ctx, reader, new Map([[block.slug, block.content_hash]]))
  await keepAnswer(ctx, reader, check, { answer, is_right: result.is_right })
  return result
}
