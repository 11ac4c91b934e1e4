import type { Ctx } from '../tenancy/index.ts'
import { recordProgress } from './record-progress.ts'

/** Notes where the viewer is and, with `done`, that a block is behind them. Nothing done is ever undone by this.
 *  who:     an enrolled person
 *  in:      slugs of course, lesson and block; done; second in a film or recording, 0..86400
 *  refuses: as recordProgress, and block/unknown when the block is not in that lesson of the published version */
export async function recordBlock(ctx: Ctx, at: { course: string; lesson: string; block: string; done: boolean; second: number }): Promise<void> {
  await recordProgress(ctx, at.course, [{ block: at.block, done: at.done, second: at.second, age_seconds: 0 }], { lesson: at.lesson })
}
