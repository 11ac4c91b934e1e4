/** How ready somebody is for the questions of one skill. */
export type Band = 'unknown' | 'not-yet' | 'nearly' | 'ready'

/** Below this many answered questions nothing is said. */
export const ANSWERS_MIN = 5

/** in: how many different questions were answered lately, and how many of them rightly at the last time; the exam's pass mark
 *  out: `unknown` below five answers, `ready` from the pass mark on, `nearly` from three quarters of it
 *  source: infra/decisions/0010 */
export function bandOf(answered: number, right: number, passPercent: number): Band {
  if (answered < ANSWERS_MIN) return 'unknown'
  if (100 * right >= passPercent * answered) return 'ready'
  return 400 * right >= 3 * passPercent * answered ? 'nearly' : 'not-yet'
}
