import { sql } from '@stoa/db'
import type { Course } from '../library/index.ts'
import { signedIn, type Ctx } from '../tenancy/index.ts'
import { readinessIn, type QuestionLately, type SkillReadiness } from './skill-readiness.ts'

/** The viewer's readiness for a course's exam: from the last answer to each question of practice and each knowledge check in ninety days.
 *  who: anyone signed in · in: the course as published · out: one row a skill, none where the course has no exam */
export async function readReadiness(
  ctx: Ctx,
  { exam, course_id, version_id, skills }: Pick<Course, 'exam' | 'course_id' | 'version_id' | 'skills'>,
): Promise<SkillReadiness[]> {
  const { id } = signedIn(ctx)
  if (!exam) return []
  const { rows } = await sql<QuestionLately>`/* kept */
    with latest as (
      select distinct on (q.pool_id, q.slug) q.pool_id, q.slug, q.skill, a.is_right, q.block_slug
      from practices p
      join practice_answers a on a.tenant_id = p.tenant_id and a.practice_id = p.id
      join practice_items i on i.tenant_id = a.tenant_id and i.practice_id = a.practice_id and i.position = a.position
      join questions q on q.tenant_id = i.tenant_id and q.id = i.question_id
      where p.person_id = ${id} and p.course_id = ${course_id} and a.answered_at > ${ctx.now}::timestamptz - interval '90 days'
        and not exists (select from regradings r where r.tenant_id = q.tenant_id and r.question_id = q.id)
      order by q.pool_id, q.slug, a.answered_at desc),
    checks as (
      select b.source ->> 'skill' as skill, c.is_right, b.slug as block_slug from blocks b
        left join check_answers c on c.tenant_id = b.tenant_id and c.person_id = ${id} and c.course_id = ${course_id} and c.block_slug = b.slug
          and c.answered_at > ${ctx.now}::timestamptz - interval '90 days'
        where b.version_id = ${version_id} and b.kind = 'check'),
    questions_of as (
      select skill, is_right, block_slug, false as is_check from latest
      union all select skill, is_right, block_slug, true from checks
      union all select q.skill, null, q.block_slug, false from exams e
        join practice_questions o on o.tenant_id = e.tenant_id and o.exam_id = e.id
        join questions q on q.tenant_id = o.tenant_id and q.id = o.question_id
        where e.version_id = ${version_id} and not exists (select from latest l where l.pool_id = q.pool_id and l.slug = q.slug)
          and not exists (select from regradings r where r.tenant_id = q.tenant_id and r.question_id = q.id))
    select s.skill, s.is_right, s.is_check, l.slug as lesson_slug, s.block_slug, l.title as lesson_title from questions_of s
    left join blocks b on b.tenant_id = (select app.tenant_id()) and b.version_id = ${version_id} and b.slug = s.block_slug
    left join lessons l on l.tenant_id = b.tenant_id and l.id = b.lesson_id order by l.position, b.position`.execute(ctx.trx)
  return skills.map((skill) => readinessIn(skill, rows.filter((row) => row.skill === skill.slug), exam.pass_percent))
}
