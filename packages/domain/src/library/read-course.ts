import { must, type Ctx } from '../tenancy/index.ts'
import { Refusal } from '../refusals.ts'
import { examOf, type ExamFacts } from './exam-of.ts'
import { filesOf, type PictureFile } from './pictures.ts'
import { publishedIn, type PublishedVersion } from './published.ts'

/** A lesson as the outline lists it. */
export interface OutlineLesson {
  slug: string
  position: number
  title: string
  summary: string
  minutes: number
  blocks: { slug: string; content_hash: string; kind: string }[]
}

/** A published course with its outline and, where it has one, what is said about its exam before it starts. */
export interface Course extends PublishedVersion {
  picture: PictureFile | null
  lessons: OutlineLesson[]
  exam: ExamFacts | null
}

/** in: the course's slug · refuses: course/unknown where this academy does not offer it */
export async function readCourse(ctx: Ctx, slug: string): Promise<Course> {
  must(ctx, 'read', 'Course')
  const version = (await publishedIn(ctx.trx, ctx.academy.id, slug))[0]
  if (!version) throw new Refusal('course/unknown')
  const files = await filesOf(ctx.trx, [version.cover])
  return {
    ...version,
    picture: files.get(version.cover ?? '') ?? null,
    lessons: await outlineOf(ctx, version.version_id),
    exam: await examOf(ctx, version.version_id),
  }
}

/** The lessons of a version in order, each with the blocks it holds. */
export async function outlineOf(ctx: Pick<Ctx, 'trx'>, versionId: string): Promise<OutlineLesson[]> {
  const lessons = await ctx.trx
    .selectFrom('lessons')
    .select(['id', 'slug', 'position', 'title', 'summary', 'minutes'])
    .where('version_id', '=', versionId)
    .orderBy('position')
    .execute()
  const blocks = await ctx.trx
    .selectFrom('blocks')
    .select(['lesson_id', 'slug', 'content_hash', 'kind'])
    .where('version_id', '=', versionId)
    .orderBy('position')
    .execute()
  const byLesson = new Map<string, OutlineLesson['blocks']>(lessons.map((lesson) => [lesson.id, []]))
  for (const { lesson_id, ...block } of blocks) byLesson.get(lesson_id)?.push(block)
  return lessons.map(({ id, ...lesson }) => ({ ...lesson, blocks: byLesson.get(id)! }))
}
