import { sql } from '@stoa/db'
import { signedIn, type Ctx } from '../tenancy/index.ts'
import { Refusal } from '../refusals.ts'
import { standingGrades } from './standing-grades.ts'

/** What an attempt came to, by skill, with the blocks that would help. */
export interface Result {
  attempt_id: string
  completion_id: string | null
  course_id: string
  course_slug: string
  /** As it was called when the exam was sat. */
  course_title: string
  title: string
  asked: number
  correct: number
  percent: number
  pass_percent: number
  passed: boolean
  submitted_at: Date
  /** When a question was found faulty and this was graded again by that; null: never. */
  regraded_at: Date | null
  skills: {
    skill: string
    title: string
    asked: number
    correct: number
    read: { lesson_slug: string; block_slug: string; lesson_title: string }[]
  }[]
}

/** who: the person whose attempt it is · refuses: access/sign-in, attempt/unknown, attempt/open before it is handed in */
export async function readResult(ctx: Ctx, attemptId: string): Promise<Result> {
  const viewer = signedIn(ctx)
  const { rows } = await sql<Omit<Result, 'skills'> & { skills: { slug: string; title: string }[]; version_id: string; number: number }>`
    select a.id as attempt_id, k.id as completion_id, a.course_id, c.slug as course_slug, v.title as course_title, e.title, e.pass_percent,
      g.asked, g.correct, g.percent, g.passed, g.regraded_at, g.number, a.submitted_at, v.skills, v.id as version_id
    from attempts a
    join exams e on e.tenant_id = a.tenant_id and e.id = a.exam_id
    join course_versions v on v.tenant_id = a.tenant_id and v.id = e.version_id
    join courses c on c.tenant_id = a.tenant_id and c.id = a.course_id
    left join ${standingGrades} g on g.tenant_id = a.tenant_id and g.attempt_id = a.id
    left join completions k on k.tenant_id = a.tenant_id and k.attempt_id = a.id
    where a.id = ${attemptId} and a.person_id = ${viewer.id}`.execute(ctx.trx)
  const row = rows[0]
  if (!row) throw new Refusal('attempt/unknown')
  if (row.asked === null) throw new Refusal('attempt/open')
  const { skills: titles, version_id, number, ...result } = row
  const { rows: grades } = await sql<{ skill: string; asked: number; correct: number }>`
    select skill, asked, correct from skill_grades where attempt_id = ${attemptId} and ${number} = 0
    union all select skill, asked, correct from regraded_skills where attempt_id = ${attemptId} and number = ${number}`.execute(ctx.trx)
  // Where to read again is told by skill, not by question: which questions were wrong stays with the exam.
  const { rows: reading } = await sql<{ skill: string; lesson_slug: string; block_slug: string; lesson_title: string }>`
    select distinct on (q.skill, l.position) q.skill, l.slug as lesson_slug, b.slug as block_slug, l.title as lesson_title
    from attempt_items i
    join questions q on q.tenant_id = i.tenant_id and q.id = i.question_id
    join blocks b on b.tenant_id = i.tenant_id and b.version_id = ${version_id} and b.slug = q.block_slug
    join lessons l on l.tenant_id = b.tenant_id and l.id = b.lesson_id
    where i.attempt_id = ${attemptId} order by q.skill, l.position, b.position`.execute(ctx.trx)
  return {
    ...result,
    skills: titles.flatMap(({ slug, title }) => {
      const grade = grades.find((one) => one.skill === slug)
      return grade ? [{ ...grade, title, read: reading.filter((place) => place.skill === slug).map(({ skill: _, ...place }) => place) }] : []
    }),
  }
}
