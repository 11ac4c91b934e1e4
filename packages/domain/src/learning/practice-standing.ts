import { sql } from '@stoa/db'
import type { Ctx } from '../tenancy/index.ts'
import { enrollmentIn } from './enrollment-in.ts'
import { openAttemptOf } from './open-attempt.ts'

/** What practice there is for somebody in a course: how much is open, by skill, and what they did. */
export interface PracticeStanding {
  /** How many questions are open, by skill. */
  open: { skill: string; questions: number }[]
  /** The attempt whose handing in practice waits for; null: none is open. */
  exam_open: string | null
  /** A question that was found faulty is neither asked nor answered. */
  practices: { id: string; skill: string | null; started_at: Date; asked: number; answered: number; correct: number }[]
}

/** The viewer's own, their latest twenty.  who: the enrolled · in: the course's slug · refuses: course/unknown, enrollment/missing */
export async function practiceStanding(ctx: Ctx, courseSlug: string): Promise<PracticeStanding> {
  const { course, person_id } = await enrollmentIn(ctx, courseSlug)
  const { rows: open } = await sql<PracticeStanding['open'][number]>`
    select q.skill, count(*)::int as questions
    from exams e
    join practice_questions o on o.tenant_id = e.tenant_id and o.exam_id = e.id
    join questions q on q.tenant_id = o.tenant_id and q.id = o.question_id
    where e.version_id = ${course.version_id} and not exists (select from regradings r where r.tenant_id = q.tenant_id and r.question_id = q.id)
    group by q.skill`.execute(ctx.trx)
  const { rows: practices } = await sql<PracticeStanding['practices'][number]>`
    select p.id, p.skill, p.started_at,
      count(i.position)::int as asked, count(a.position)::int as answered, count(*) filter (where a.is_right)::int as correct
    from practices p
    left join practice_items i on i.tenant_id = p.tenant_id and i.practice_id = p.id
      and not exists (select from regradings r where r.tenant_id = i.tenant_id and r.question_id = i.question_id)
    left join practice_answers a on a.tenant_id = i.tenant_id and a.practice_id = i.practice_id and a.position = i.position
    where p.person_id = ${person_id} and p.course_id = ${course.course_id}
    group by p.tenant_id, p.id order by p.started_at desc limit 20`.execute(ctx.trx)
  return { open, exam_open: await openAttemptOf(ctx, person_id, course.course_id), practices }
}
