import { sql } from '@stoa/db'
import { act, hold, must, type Ctx } from '../tenancy/index.ts'
import { readCourse } from '../library/index.ts'
import { Refusal } from '../refusals.ts'
import { drawFor } from './drawable-questions.ts'
import { enrollmentIn } from './enrollment-in.ts'
import { examStanding, minutesOf, type ExamStanding } from './exam-standing.ts'

/** What somebody confirmed before the start: that they keep to the statement, as it was shown with the rules of this very exam. */
export interface Confirmation {
  honour: boolean
  /** The exam whose rules were read; left out by whoever read none. */
  exam?: string | undefined
}

/** Starts an exam, or goes on with the one that is open: pressing twice, or in two tabs, is one attempt.
 *  who:     an enrolled person
 *  in:      the course's slug; what was confirmed
 *  out:     the attempt's id
 *  refuses: exam/unknown, exam/passed-already, exam/no-attempts-left, exam/cooling-down, exam/rules-changed, exam/no-questions,
 *           input/invalid without the honour statement
 *  locks:   the attempts of this enrollment, so that two tabs cannot start two attempts */
export async function startAttempt(ctx: Ctx, courseSlug: string, confirmed: Confirmation): Promise<string> {
  const { id: enrollment, person_id } = await enrollmentIn(ctx, courseSlug)
  must(ctx, 'attempt', 'Enrollment', { person_id })
  await hold(ctx, `attempts of ${enrollment}`)
  const course = await readCourse(ctx, courseSlug)
  if (!course.exam) throw new Refusal('exam/unknown')
  const { exam } = course
  const standing = await examStanding(ctx, courseSlug, exam)
  if (standing.open) return standing.open
  refuseStart(standing, exam)
  if (confirmed.exam !== undefined && confirmed.exam !== exam.id) throw new Refusal('exam/rules-changed')
  if (!confirmed.honour) throw new Refusal('input/invalid', {}, { honour: 'confirmToStart' })

  const seed = crypto.getRandomValues(new Uint32Array(1))[0]!
  const items = await drawFor(ctx, { exam: exam.id, person_id, seed, for: 'exam' })
  if (items.length === 0) throw new Refusal('exam/no-questions')
  const granted = standing.accommodation
  const { id, deadline_at } = await ctx.trx
    .insertInto('attempts')
    .values({
      person_id,
      course_id: course.course_id,
      exam_id: exam.id,
      academy_id: ctx.academy.id,
      number: (standing.attempts[0]?.number ?? 0) + 1,
      seed,
      deadline_at: sql<Date>`now() + ${minutesOf(exam, standing)} * interval '1 minute'`,
      ...(granted ? { accommodation_id: granted.id, breaks_max: granted.breaks_max, break_minutes: granted.break_minutes } : {}),
    })
    .returning(['id', 'deadline_at'])
    .executeTakeFirstOrThrow()
  await ctx.trx.insertInto('attempt_items').values(items.map((item) => ({ attempt_id: id, ...item }))).execute()
  await ctx.trx.insertInto('honour_statements').values({ attempt_id: id, statement: exam.honour }).execute()
  await ctx.enqueue('close-attempt', { attempt_id: id }, deadline_at)
  await act(ctx, { act: 'attempt/started', subject: ['attempt', id], detail: { course: courseSlug, accommodated: granted !== null } })
  return id
}

/** refuses: exam/passed-already, exam/no-attempts-left, exam/cooling-down */
function refuseStart(standing: ExamStanding, exam: { attempts_max: number }): void {
  if (standing.passed) throw new Refusal('exam/passed-already')
  if (standing.attempts_left === 0) throw new Refusal('exam/no-attempts-left', { attempts_max: exam.attempts_max })
  if (standing.opens_at) throw new Refusal('exam/cooling-down', { opens_at: standing.opens_at.toISOString() })
}
