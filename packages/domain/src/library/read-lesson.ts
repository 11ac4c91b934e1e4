import { must, type Ctx } from '../tenancy/index.ts'
import { Refusal } from '../refusals.ts'
import { shown, type Block, type Source } from './block.ts'
import { filesOf } from './pictures.ts'
import { publishedIn, type PublishedVersion } from './published.ts'
import { outlineOf, type OutlineLesson } from './read-course.ts'

/** A lesson with its place in the course. */
export interface Lesson {
  course: PublishedVersion
  outline: OutlineLesson[]
  slug: string
  position: number
  title: string
  minutes: number
  blocks: Block[]
}

/** in: the slugs of course and lesson · refuses: course/unknown, lesson/unknown */
export async function readLesson(ctx: Ctx, courseSlug: string, lessonSlug: string): Promise<Lesson> {
  must(ctx, 'read', 'Course')
  const course = (await publishedIn(ctx.trx, ctx.academy.id, courseSlug))[0]
  if (!course) throw new Refusal('course/unknown')
  const lesson = await ctx.trx
    .selectFrom('lessons')
    .select(['id', 'slug', 'position', 'title', 'minutes'])
    .where('version_id', '=', course.version_id)
    .where('slug', '=', lessonSlug)
    .executeTakeFirst()
  if (!lesson) throw new Refusal('lesson/unknown')
  const rows = await ctx.trx
    .selectFrom('blocks')
    .select(['slug', 'kind', 'source', 'html', 'parts', 'content_hash'])
    .where('lesson_id', '=', lesson.id)
    .orderBy('position')
    .execute()
  const files = await filesOf(
    ctx.trx,
    rows.flatMap(({ source }) => Object.values((source as Source).files ?? {})),
  )
  const { id: _, ...facts } = lesson
  return { ...facts, course, outline: await outlineOf(ctx, course.version_id), blocks: rows.flatMap((row) => shown(row, files, ctx.academy.company.embed_hosts) ?? []) }
}
