import { sql } from '@stoa/db'
import type { Ctx } from '../tenancy/index.ts'
import { accommodationOf, minutesWith, type Accommodation } from './accommodation-of.ts'
import { enrollmentIn, type Enrollment } from './enrollment-in.ts'
import { passOf } from './pass-in-force.ts'
import { standingGrades } from './standing-grades.ts'

/** Where somebody stands with an exam: may they start, go on, or not, and since when. */
export interface ExamStanding {
  attempts: {
    id: string
    number: number
    started_at: Date
    submitted_at: Date | null
    deadline_at: Date
    correct: number | null
    asked: number | null
    passed: boolean | null
  }[]
  open: string | null
  /** Since the last pass. */
  attempts_left: number
  /** Null: now. */
  opens_at: Date | null
  /** A pass is in force, and the exam may not be sat again. */
  passed: boolean
  /** The last day of what that pass earned; null where it does not end. */
  passed_until_on: string | null
  /** What is granted to this person, and counts from the next start. */
  accommodation: Accommodation | null
}

/** in: the course, or the viewer's enrollment in it where that is known; the exam's limits · out: the viewer's own standing */
export async function examStanding(ctx: Ctx, at: string | Enrollment, exam: { attempts_max: number; cooldown_hours: number }): Promise<ExamStanding> {
  const { course, person_id } = typeof at === 'string' ? await enrollmentIn(ctx, at) : at
  const [{ rows: attempts }, pass, accommodation] = await Promise.all([
    attemptsIn(ctx, person_id, course.course_id),
    passOf(ctx, person_id, course.course_id),
    accommodationOf(ctx, person_id),
  ])
  const passedAt = attempts.find((attempt) => attempt.id === pass?.attempt_id)?.number ?? 0
  const last = attempts[0]
  const coolUntil = last ? new Date((last.submitted_at ?? last.deadline_at).getTime() + exam.cooldown_hours * 3_600_000) : null
  return {
    attempts,
    open: attempts.find((attempt) => !attempt.submitted_at)?.id ?? null,
    attempts_left: Math.max(0, exam.attempts_max - attempts.filter((attempt) => attempt.number > passedAt).length),
    opens_at: coolUntil && coolUntil > ctx.now ? coolUntil : null,
    passed: pass?.in_force ?? false,
    passed_until_on: pass?.until_on ?? null,
    accommodation,
  }
}

const attemptsIn = (ctx: Ctx, personId: string, courseId: string) => sql<ExamStanding['attempts'][number]>`/* kept */
  select a.id, a.number, a.started_at, a.submitted_at, a.deadline_at, g.correct, g.asked, g.passed
  from attempts a left join ${standingGrades} g on g.tenant_id = a.tenant_id and g.attempt_id = a.id
  where a.person_id = ${personId} and a.course_id = ${courseId} order by a.number desc`.execute(ctx.trx)

/** The minutes somebody has for an exam, with what is granted to them. */
export const minutesOf = (exam: { minutes: number }, standing: Pick<ExamStanding, 'accommodation'>): number =>
  minutesWith(exam.minutes, standing.accommodation)
