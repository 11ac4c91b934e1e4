import { must, type Ctx } from '../tenancy/index.ts'
import { Refusal } from '../refusals.ts'
import { examOf, type ExamFacts } from './exam-of.ts'
import { shownOnCards } from './list-catalogue.ts'
import type { PictureFile } from './pictures.ts'
import { publishedIn, type PublishedVersion } from './published.ts'
import { rememberedOf } from './remembered.ts'

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
  lessons: readonly OutlineLesson[]
  exam: ExamFacts | null
}

/** in: the course's slug · refuses: course/unknown where this academy does not offer it */
export async function readCourse(ctx: Ctx, slug: string): Promise<Course> {
  must(ctx, 'read', 'Course')
  const version = (await publishedIn(ctx, slug))[0]
  if (!version) throw new Refusal('course/unknown')
  return { ...version, ...(await heldIn(ctx, version)) }
}

/** What a published course holds.  in: its version */
export async function heldIn(ctx: Pick<Ctx, 'academy' | 'aside'>, version: PublishedVersion): Promise<Pick<Course, 'picture' | 'lessons' | 'exam'>> {
  const [cards, lessons, exam] = await Promise.all([shownOnCards(ctx, [version]), outlineOf(ctx, version.version_id), examOf(ctx, version.version_id)])
  return { picture: cards.get(version.version_id)?.picture ?? null, lessons, exam }
}

/** The lessons of a version in order, each with the blocks it holds. */
export async function outlineOf(ctx: Pick<Ctx, 'academy' | 'aside'>, versionId: string): Promise<readonly OutlineLesson[]> {
  const outline = await rememberedOf(ctx, versionId, 'outline', async (trx): Promise<OutlineLesson[] | null> => {
    const [lessons, blocks] = await Promise.all([
      trx.selectFrom('lessons').select(['id', 'slug', 'position', 'title', 'summary', 'minutes']).where('version_id', '=', versionId).orderBy('position').execute(),
      trx.selectFrom('blocks').select(['lesson_id', 'slug', 'content_hash', 'kind']).where('version_id', '=', versionId).orderBy('position').execute(),
    ])
    const byLesson = new Map<string, OutlineLesson['blocks']>(lessons.map((lesson) => [lesson.id, []]))
    for (const { lesson_id, ...block } of blocks) byLesson.get(lesson_id)?.push(block)
    return lessons.length === 0 ? null : lessons.map(({ id, ...lesson }) => ({ ...lesson, blocks: byLesson.get(id)! }))
  })
  return outline ?? []
}
