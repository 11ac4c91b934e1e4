import type { PublishedVersion } from '../library/index.ts'
import type { Ctx } from '../tenancy/index.ts'

/** What anyone may do in a course before they have an account. Where nobody can make one by themselves, nothing is tried.
 *  out: slugs of the lesson and the checks, or null */
export function trialOf(ctx: Pick<Ctx, 'academy'>, course: PublishedVersion): PublishedVersion['trial'] {
  return ctx.academy.sign_in_policy === 'invited' ? null : course.trial
}

/** Whether a lesson is open to anyone: the one to try, or every one where the course says so.  in: what may be tried; the lesson's slug */
export function isOpenIn(trial: PublishedVersion['trial'], lesson: string): boolean {
  return trial !== null && (trial.every_lesson === true || trial.lesson === lesson)
}
