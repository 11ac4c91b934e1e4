import type { Ctx } from '../tenancy/index.ts'
import { enrollmentIn } from './enrollment-in.ts'

/** Where somebody stands with an exam: may they start, go on, or not, and since when. */
export interface ExamStanding {
  attempts: { id: string; number: number; started_at: Date; submitted_at: Date | null; deadline_at: Date; percent: number | null; passed: boolean | null }[]
  open: string | null
  attempts_left: number
  /** Null: now. */
  opens_at: Date | null
  passed: boolean
}

/** in: the course; the exam's limits · out: the viewer's own standing */
export async function examStanding(ctx: Ctx, courseSlug: string, exam: { attempts_max: number; cooldown_hours: number }): Promise<ExamStanding> {
  const { course, person_id } = await enrollmentIn(ctx, courseSlug)
  const attempts = await ctx.trx
    .selectFrom('attempts as a')
    .leftJoin('grades as g', (join) => join.onRef('g.attempt_id', '=', 'a.id').onRef('g.tenant_id', '=', 'a.tenant_id'))
    .select(['a.id', 'a.number', 'a.started_at', 'a.submitted_at', 'a.deadline_at', 'g.percent', 'g.passed'])
    .where('a.person_id', '=', person_id)
    .where('a.course_id', '=', course.course_id)
    .orderBy('a.number', 'desc')
    .execute()
  const last = attempts[0]
  const coolUntil = last ? new Date((last.submitted_at ?? last.deadline_at).getTime() + exam.cooldown_hours * 3_600_000) : null
  return {
    attempts,
    open: attempts.find((attempt) => !attempt.submitted_at)?.id ?? null,
    attempts_left: Math.max(0, exam.attempts_max - attempts.length),
    opens_at: coolUntil && coolUntil > ctx.now ? coolUntil : null,
    passed: attempts.some((attempt) => attempt.passed),
  }
}
