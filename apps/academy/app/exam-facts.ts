import type { ExamStanding } from '@stoa/domain/learning'
import { count, sayMinutes } from './words.ts'

interface Facts {
  questions: number
  minutes: number
  pass_percent: number
  attempts_max: number
  cooldown_hours: number
}

/** What is true of every exam and of this one, for this person, said before it starts. What the author adds stands beside it.
 *  in: the exam; the minutes this person has; where they stand */
export function examFacts(exam: Facts, minutes: number, standing: Pick<ExamStanding, 'attempts_left' | 'accommodation' | 'passed'>): string[] {
  const { attempts_left, accommodation, passed } = standing
  const needed = Math.ceil((exam.pass_percent * exam.questions) / 100)
  const extra = accommodation && accommodation.extra_percent > 0 ? ` That is ${accommodation.extra_percent} % more than usual, as granted to you.` : ''
  return [
    `There are ${count(exam.questions, 'question')}, drawn anew for each attempt. You pass with ${needed} right, ${exam.pass_percent} %. ` +
      'There are no half points, and a question without an answer is wrong.',
    `You have ${sayMinutes(minutes)}.${extra} The clock runs on our side and goes on when you close the page. What is saved when it ends is handed in for you.`,
    ...(accommodation && accommodation.breaks_max > 0
      ? [`You may take ${count(accommodation.breaks_max, 'break')} of up to ${sayMinutes(accommodation.break_minutes)}. The clock stands meanwhile, and the questions are hidden.`]
      : []),
    'Each answer is saved as you choose it, and you may change it until you hand in. If the connection drops, what you chose waits on your page ' +
      'and is saved when it is back; the clock does not wait. You can go on in another tab or on another device.',
    `${passed ? `There are ${count(exam.attempts_max, 'attempt')}, counted anew after a pass.` : attemptsLeft(attempts_left, exam.attempts_max)} ${waiting(exam.cooldown_hours)}`,
    'Afterwards you see how you did in each skill and what to read again, not which questions were wrong.',
  ]
}

function attemptsLeft(left: number, max: number): string {
  if (left === max) return `You have ${count(max, 'attempt')}.`
  return `You have ${left} of ${count(max, 'attempt')} left.`
}

function waiting(hours: number): string {
  if (hours === 0) return 'You can try again at once.'
  return `Between two of them lie at least ${count(hours, 'hour')}.`
}
