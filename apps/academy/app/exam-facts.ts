import type { ExamStanding } from '@stoa/domain/learning'
import type { Spoken } from './spoken.ts'
import './exam-words.ts'

interface Facts {
  questions: number
  minutes: number
  pass_percent: number
  attempts_max: number
  cooldown_hours: number
}

type Standing = Pick<ExamStanding, 'attempts_left' | 'accommodation' | 'passed'>

/** What is true of every exam and of this one, for this person, said before it starts. What the author adds stands beside it.
 *  in: the language of who reads it; the exam; the minutes this person has; where they stand */
export function examFacts({ w: { exam: w }, t, minutes: lengthOf }: Spoken, exam: Facts, minutes: number, standing: Standing): string[] {
  const { accommodation } = standing
  const { questions, pass_percent: percent, attempts_max: attempts, cooldown_hours: hours } = exam
  const [length, extra, breaks] = [lengthOf(minutes), accommodation?.extra_percent ?? 0, accommodation?.breaks_max ?? 0]
  const counted = standing.passed ? w.attemptsAnew : standing.attempts_left === attempts ? w.attemptsAll : w.attemptsSome
  return [
    t(w.factQuestions, { questions, needed: Math.ceil((percent * questions) / 100), percent }),
    t(extra > 0 ? w.factMoreTime : w.factTime, { length, extra }),
    ...(breaks > 0 ? [t(w.factBreaks, { breaks, length: lengthOf(accommodation!.break_minutes) })] : []),
    w.factSaved,
    `${t(counted, { attempts, left: standing.attempts_left })} ${hours === 0 ? w.atOnce : t(w.between, { hours })}`,
    w.factAfter,
  ]
}
