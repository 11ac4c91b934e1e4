import { hashOf, type Ctx } from '../tenancy/index.ts'
import { changedBy, type ChangedAttempt } from './changed-attempts.ts'
import { timesAsked } from './read-question.ts'

/** What a regrading does to everybody, in numbers. `seen` names exactly this effect, so that another is noticed. */
export interface RegradingEffect {
  asked: number
  /** How many results come out otherwise, how many people newly pass by it, and how many results keep a pass that they would not reach. */
  changes: number
  passing: number
  keeping: number
  /** The first of those that change, at most a hundred: where passing is concerned before the others. */
  changed: ChangedAttempt[]
  seen: string
}

/** An effect as it is shown before anything is decided. */
export interface PreviewedRegrading extends RegradingEffect {
  /** The decision it would follow, which is the last there was; null: none. */
  after: string | null
  /** Nothing would be decided by it: it says what counts already. */
  counts_already: boolean
}

const SHOWN_MAX = 100

/** in: a regrading that is written; its question · out: what it does, and `passes`, the attempts by which somebody newly passes */
export async function effectOf(ctx: Ctx, at: { regrading: string; question: string }): Promise<RegradingEffect & { passes: string[] }> {
  const changed = await changedBy(ctx, at.regrading)
  const passes = changed.filter((one) => one.is_new_pass).map((one) => one.attempt_id)
  const weight = (one: ChangedAttempt) => (one.verdict === 'same' ? 1 : 0)
  const facts = changed.map(({ attempt_id, after, verdict, is_new_pass }) => ({ attempt_id, after, verdict, is_new_pass }))
  return {
    asked: await timesAsked(ctx, at.question),
    changes: changed.length,
    passing: passes.length,
    keeping: changed.filter((one) => one.verdict === 'keeps').length,
    changed: changed.toSorted((a, b) => weight(a) - weight(b)).slice(0, SHOWN_MAX),
    passes,
    seen: hashOf(facts.sort((a, b) => (a.attempt_id < b.attempt_id ? -1 : 1))),
  }
}
