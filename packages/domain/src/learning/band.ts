/** How ready somebody is for the questions of one skill. */
export type Band = 'unknown' | 'not-yet' | 'nearly' | 'ready'

/** This many answered questions say something; where a course has fewer to answer, all of them do, down to `ANSWERS_LEAST`. */
export const ANSWERS_MIN = 5
const ANSWERS_LEAST = 3

/** How many answers it takes before anything is said.  in: how many different questions there are to answer · out: null where there are too few
 *  to ever say something  ·  source: infra/decisions/0010 */
export function answersNeeded(questions: number): number | null {
  return questions < ANSWERS_LEAST ? null : Math.min(ANSWERS_MIN, questions)
}

/** in: how many different questions were answered lately, and how many of them rightly at the last time; the exam's pass mark; how many
 *      answers it takes, null where there are too few questions
 *  out: `unknown` below that, `ready` from the pass mark on, `nearly` from three quarters of it
 *  source: infra/decisions/0010 */
export function bandOf(answered: number, right: number, passPercent: number, needed: number | null = ANSWERS_MIN): Band {
  if (needed === null || answered < needed) return 'unknown'
  if (100 * right >= passPercent * answered) return 'ready'
  return 400 * right >= 3 * passPercent * answered ? 'nearly' : 'not-yet'
}
