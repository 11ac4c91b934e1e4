import type { Spoken } from './spoken.ts'
import './exam-words.ts'

/** The moments of an exam at which the time left is said, in minutes left: half of it, 10, 5 and 1.  in: how long it is · out: the latest last */
export function momentsOf(minutes: number): number[] {
  const moments = new Set([Math.floor(minutes / 2), 10, 5, 1])
  return [...moments].filter((moment) => moment > 0 && moment < minutes).sort((a, b) => b - a)
}

/** What is said when the minutes left go from one number to the next; null: nothing. A device that slept through several hears the last.
 *  in: the language of the page; minutes left before and now; how long the exam is */
export function saidBetween({ w, t }: Spoken, before: number, now: number, minutes: number): string | null {
  const moment = momentsOf(minutes).findLast((one) => before > one && one >= now)
  if (moment === undefined || now <= 0) return null
  return t(moment === Math.floor(minutes / 2) && moment > 10 ? w.attempt.halfOver : w.attempt.timeLeft, { minutes: now })
}
