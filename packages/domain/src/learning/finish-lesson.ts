import { Refusal } from '../refusals.ts'
import type { Ctx } from '../tenancy/index.ts'
import { keepDone, keepPlace } from './keep.ts'
import { readerIn } from './reader-in.ts'

/** Everything in a lesson but its checks is behind the viewer, in one statement however many blocks it has; they go on at the next one.
 *  who:     an enrolled person, or a guest in the lesson that anyone may try
 *  in:      slugs of course and lesson
 *  out:     the slug of the lesson after it, null after the last
 *  refuses: access/sign-in, course/unknown, enrollment/missing, lesson/unknown */
export async function finishLesson(ctx: Ctx, course_slug: string, lesson_slug: string): Promise<string | null> {
  const reader = await readerIn(ctx, course_slug)
  const lessons = await ctx.trx
    .selectFrom('lessons')
    .select(['id', 'slug', 'position'])
    .where('version_id', '=', reader.course.version_id)
    .orderBy('position')
    .execute()
  const at = lessons.findIndex((one) => one.slug === lesson_slug)
  if (at < 0) throw new Refusal('lesson/unknown')
  if (!reader.may(lesson_slug, '')) throw new Refusal('access/sign-in')
  const next = lessons[at + 1] ?? lessons[at]!
  const blocks = await ctx.trx
    .selectFrom('blocks')
    .select(['lesson_id', 'slug', 'kind', 'content_hash'])
    .where('lesson_id', 'in', [lessons[at]!.id, next.id])
    .orderBy('position')
    .execute()
  const read = blocks.filter((block) => block.lesson_id === lessons[at]!.id && block.kind !== 'check')
  if (read.length > 0) await keepDone(ctx, reader, new Map(read.map((block) => [block.slug, block.content_hash])))
  const first = blocks.find((block) => block.lesson_id === next.id)
  if (first) await keepPlace(ctx, reader, { lesson: next.slug, block: first.slug, second: 0, age_seconds: 0 })
  return lessons[at + 1]?.slug ?? null
}
