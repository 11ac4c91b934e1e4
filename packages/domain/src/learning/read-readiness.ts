import { sql } from '@stoa/db'
import type { Course } from '../library/index.ts'
import { signedIn, type Ctx } from '../tenancy/index.ts'
import { ANSWERS_MIN, bandOf, type Band } from './band.ts'

/** How ready somebody is in one skill, how many answers say so, and what would raise it. */
export interface SkillReadiness {
  skill: string
  title: string
  band: Band
  answered: number
  right: number
  /** How many more answers it takes before anything can be said. */
  missing: number
  /** The blocks that answer what was wrong at the last time, one of a lesson. */
  read: { lesson_slug: string; block_slug: string; lesson_title: string }[]
}

/** The viewer's readiness for a course's exam: from the last answer to each question of practice and each knowledge check in ninety days.
 *  who: anyone signed in · in: the course as published · out: one row a skill, none where the course has no exam */
export async function readReadiness(
  ctx: Ctx,
  { exam, course_id, version_id, skills }: Pick<Course, 'exam' | 'course_id' | 'version_id' | 'skills'>,
): Promise<SkillReadiness[]> {
  const { id } = signedIn(ctx)
  if (!exam) return []
  const { rows } = await sql<{ skill: string; is_right: boolean; lesson_slug: string | null; block_slug: string; lesson_title: string | null }>`/* kept */
    with latest as (
      select distinct on (q.pool_id, q.slug) q.skill, a.is_right, q.block_slug
      from practices p
      join practice_answers a on a.tenant_id = p.tenant_id and a.practice_id = p.id
      join practice_items i on i.tenant_id = a.tenant_id and i.practice_id = a.practice_id and i.position = a.position
      join questions q on q.tenant_id = i.tenant_id and q.id = i.question_id
      where p.person_id = ${id} and p.course_id = ${course_id} and a.answered_at > ${ctx.now}::timestamptz - interval '90 days'
        and not exists (select from regradings r where r.tenant_id = q.tenant_id and r.question_id = q.id)
      order by q.pool_id, q.slug, a.answered_at desc),
    answers as (
      select * from latest
      union all select b.source ->> 'skill', c.is_right, c.block_slug from check_answers c
        join blocks b on b.tenant_id = c.tenant_id and b.version_id = ${version_id} and b.slug = c.block_slug and b.kind = 'check'
        where c.person_id = ${id} and c.course_id = ${course_id} and c.answered_at > ${ctx.now}::timestamptz - interval '90 days')
    select s.skill, s.is_right, l.slug as lesson_slug, s.block_slug, l.title as lesson_title from answers s
    left join blocks b on b.tenant_id = (select app.tenant_id()) and b.version_id = ${version_id} and b.slug = s.block_slug
    left join lessons l on l.tenant_id = b.tenant_id and l.id = b.lesson_id order by l.position, b.position`.execute(ctx.trx)
  return skills.map(({ slug, title }) => {
    const own = rows.filter((row) => row.skill === slug)
    const right = own.filter((row) => row.is_right).length
    const wrong = own.filter((row) => !row.is_right && row.lesson_slug !== null)
    const lessons = [...new Map(wrong.toReversed().map((row) => [row.lesson_slug, row])).values()].toReversed()
    return {
      skill: slug,
      title,
      band: bandOf(own.length, right, exam.pass_percent),
      answered: own.length,
      right,
      missing: Math.max(0, ANSWERS_MIN - own.length),
      read: lessons.map(({ lesson_slug, block_slug, lesson_title }) => ({ lesson_slug: lesson_slug!, block_slug, lesson_title: lesson_title! })),
    }
  })
}
