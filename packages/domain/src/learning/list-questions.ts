import { sql } from '@stoa/db'
import type { Ctx } from '../tenancy/index.ts'
import { courseToRegrade } from './question-in.ts'

/** A question with what its answers say about it. */
export interface QuestionRow {
  id: string
  pool: string
  slug: string
  skill: string
  kind: string
  difficulty: number
  prompt: string
  /** In the exam as it is published now; else an earlier wording that somebody was asked. */
  is_current: boolean
  is_for_practice: boolean
  /** What was decided about it; null: nothing, it is drawn. */
  outcome: string | null
  asked: number
  /** Null below five answers, where a share would say nothing. */
  correct: number | null
  /** How the answer goes together with the rest of the exam, -1..1. Null below twenty answers. */
  discrimination: number | null
}

/** The questions of a course's pools with their statistics, pool by pool.
 *  who: owner, admin, author · in: the course's slug · refuses: access/sign-in, access/denied, course/unknown */
export async function listQuestions(ctx: Ctx, courseSlug: string): Promise<{ title: string; skills: { slug: string; title: string }[]; rows: QuestionRow[] }> {
  const course = await courseToRegrade(ctx, courseSlug)
  const { rows } = await sql<QuestionRow>`
    select q.id, p.slug as pool, q.slug, q.skill, q.kind, q.difficulty, q.prompt, x.question_id is not null as is_current,
      o.question_id is not null as is_for_practice, d.outcome, coalesce(s.asked, 0) as asked, s.correct, s.discrimination
    from pools p
    join questions q on q.tenant_id = p.tenant_id and q.pool_id = p.id
    left join exams e on e.tenant_id = p.tenant_id and e.version_id = ${course.version_id}
    left join exam_questions x on x.tenant_id = e.tenant_id and x.exam_id = e.id and x.question_id = q.id
    left join practice_questions o on o.tenant_id = e.tenant_id and o.exam_id = e.id and o.question_id = q.id
    left join lateral (select r.outcome from regradings r where r.tenant_id = q.tenant_id and r.question_id = q.id order by r.number desc limit 1) d on true
    left join app.question_statistics(${course.course_id}) s on s.question_id = q.id
    where p.course_id = ${course.course_id} and (x.question_id is not null or s.asked > 0)
    order by p.slug, q.difficulty, q.slug, q.number desc limit 2000`.execute(ctx.trx)
  return { title: course.title, skills: course.skills, rows }
}
