import type { Trx } from '@stoa/db'
import { must, type Ctx } from '../tenancy/index.ts'
import { Refusal } from '../refusals.ts'
import { shown, type Block, type Source } from './block.ts'
import { filesOf, whole } from './pictures.ts'
import { publishedIn, type PublishedVersion } from './published.ts'
import { outlineOf, type OutlineLesson } from './read-course.ts'
import { rememberedOf } from './remembered.ts'

/** A lesson with its place in the course. */
export interface Lesson {
  course: PublishedVersion
  outline: readonly OutlineLesson[]
  slug: string
  position: number
  title: string
  minutes: number
  blocks: Block[]
}

/** in: the slugs of course and lesson · refuses: course/unknown, lesson/unknown */
export async function readLesson(ctx: Ctx, courseSlug: string, lessonSlug: string): Promise<Lesson> {
  must(ctx, 'read', 'Course')
  const course = (await publishedIn(ctx, courseSlug))[0]
  if (!course) throw new Refusal('course/unknown')
  return lessonIn(ctx, course, lessonSlug)
}

/** A lesson of a version that is published.  refuses: lesson/unknown */
export async function lessonIn(ctx: Pick<Ctx, 'academy' | 'aside'>, course: PublishedVersion, slug: string): Promise<Lesson> {
  const hosts = ctx.academy.company.embed_hosts
  const [lesson, outline] = await Promise.all([
    // What is shown of a frame depends on the hosts that the company names now.
    rememberedOf(ctx, course.version_id, `lesson ${slug} for ${hosts.join()}`, (trx) => blocksOf(trx, course.version_id, slug, hosts), ({ has_all }) => has_all),
    outlineOf(ctx, course.version_id),
  ])
  if (!lesson) throw new Refusal('lesson/unknown')
  const { has_all: _, ...facts } = lesson
  return { ...facts, course, outline }
}

/** out: a lesson as it is shown, and whether all its files are there, or all but what the worker adds; null where there is none */
async function blocksOf(trx: Trx, versionId: string, slug: string, hosts: readonly string[]) {
  const lesson = await trx
    .selectFrom('lessons')
    .select(['id', 'slug', 'position', 'title', 'minutes'])
    .where('version_id', '=', versionId)
    .where('slug', '=', slug)
    .executeTakeFirst()
  if (!lesson) return null
  const rows = await trx
    .selectFrom('blocks')
    .select(['slug', 'kind', 'source', 'html', 'parts', 'content_hash'])
    .where('lesson_id', '=', lesson.id)
    .orderBy('position')
    .execute()
  const named = rows.flatMap(({ source }) => Object.values((source as Source).files ?? {}))
  const files = await filesOf(trx, named)
  const { id: _, ...facts } = lesson
  return { ...facts, blocks: rows.flatMap((row) => shown(row, files, hosts) ?? []), has_all: whole(named.map((hash) => files.get(hash))) }
}
