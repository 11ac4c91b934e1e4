import { sql } from '@stoa/db'
import { Refusal } from '../refusals.ts'
import type { Ctx } from '../tenancy/index.ts'
import { enrollmentIn } from './enrollment-in.ts'

/** Everything in a lesson but its checks is behind the viewer, in one statement however many blocks it has; they go on at the next one.
 *  who:     an enrolled person
 *  in:      slugs of course and lesson
 *  out:     the slug of the lesson after it, null after the last
 *  refuses: course/unknown, enrollment/missing, lesson/unknown */
export async function finishLesson(ctx: Ctx, course_slug: string, lesson_slug: string): Promise<string | null> {
  const { course, person_id } = await enrollmentIn(ctx, course_slug)
  const lessons = await ctx.trx
    .selectFrom('lessons')
    .select(['id', 'slug', 'position'])
    .where('version_id', '=', course.version_id)
    .orderBy('position')
    .execute()
  const at = lessons.findIndex((one) => one.slug === lesson_slug)
  if (at < 0) throw new Refusal('lesson/unknown')
  await sql`
    insert into block_progress as p (person_id, course_id, block_slug, content_hash)
      select ${person_id}, ${course.course_id}, b.slug, b.content_hash from blocks b where b.lesson_id = ${lessons[at]!.id} and b.kind <> 'check'
        order by b.slug
    on conflict (tenant_id, person_id, course_id, block_slug) do update
      set content_hash = excluded.content_hash, done_at = now() where p.content_hash <> excluded.content_hash`.execute(ctx.trx)
  const next = lessons[at + 1] ?? lessons[at]!
  await sql`
    insert into places as p (person_id, course_id, lesson_slug, block_slug)
      select ${person_id}, ${course.course_id}, ${next.slug}, b.slug from blocks b where b.lesson_id = ${next.id} order by b.position limit 1
    on conflict (tenant_id, person_id, course_id) do update
      set lesson_slug = excluded.lesson_slug, block_slug = excluded.block_slug, second = 0, updated_at = now()`.execute(ctx.trx)
  return lessons[at + 1]?.slug ?? null
}
