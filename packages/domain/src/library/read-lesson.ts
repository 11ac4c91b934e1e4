import { must, type Ctx } from '../tenancy/index.ts'
import { Refusal } from '../refusals.ts'
import { filesOf, type PictureFile } from './pictures.ts'
import { publishedIn, type PublishedVersion } from './published.ts'
import { outlineOf, type OutlineLesson } from './read-course.ts'

interface Common {
  slug: string
  content_hash: string
}
/** A block as a page shows it: rendered, its files named by hash, and no right answers in it. */
export type Block = Common &
  (
    | { kind: 'text'; html: string }
    | { kind: 'callout'; html: string; tone: 'note' | 'tip' | 'warning' | 'danger'; title: string }
    | { kind: 'image'; picture: PictureFile; alt: string; caption: string | null }
    | { kind: 'video'; file: PictureFile; poster: PictureFile | null; captions: string | null; title: string; transcript: string }
    | { kind: 'check'; choice: 'single' | 'multiple'; prompt: string; choices: string[] }
  )

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
  const rows = await ctx.trx.selectFrom('blocks').select(['slug', 'kind', 'source', 'html', 'content_hash']).where('lesson_id', '=', lesson.id).orderBy('position').execute()
  const files = await filesOf(ctx.trx, rows.flatMap(({ source }) => Object.values((source as Source).files ?? {})))
  const { id: _, ...facts } = lesson
  return { ...facts, course, outline: await outlineOf(ctx, course.version_id), blocks: rows.flatMap((row) => shown(row, files) ?? []) }
}

/** What a block's `source` holds beside its words: files by role, each named by its hash. */
interface Source {
  files?: Record<string, string>
  [field: string]: unknown
}

function shown(row: { slug: string; kind: string; source: unknown; html: string | null; content_hash: string }, files: Map<string, PictureFile>): Block | null {
  const source = row.source as Source
  const common = { slug: row.slug, content_hash: row.content_hash }
  const text = (field: string) => String(source[field] ?? '')
  const file = (role: string) => files.get(source.files?.[role] ?? '') ?? null
  switch (row.kind) {
    case 'text':
      return { ...common, kind: 'text', html: row.html ?? '' }
    case 'callout':
      return { ...common, kind: 'callout', html: row.html ?? '', tone: text('tone') as 'note', title: text('title') }
    case 'image': {
      const picture = file('src')
      return picture && { ...common, kind: 'image', picture, alt: text('alt'), caption: text('caption') || null }
    }
    case 'video': {
      const video = file('src')
      return video && { ...common, kind: 'video', file: video, poster: file('poster'), captions: source.files?.captions ?? null, title: text('title'), transcript: text('transcript') }
    }
    default: {
      const choices = source.choices as { text: string }[]
      return { ...common, kind: 'check', choice: text('kind') as 'single', prompt: text('prompt'), choices: choices.map((choice) => choice.text) }
    }
  }
}
