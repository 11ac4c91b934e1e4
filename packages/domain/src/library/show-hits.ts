import type { Ctx } from '../tenancy/index.ts'
import type { BlockForm } from './publish-form.ts'
import { saidIn } from './said-in.ts'
import type { Hit } from './search-catalogue.ts'
import { snippetOf, type Snippet } from './snippet-of.ts'

/** A lesson that was found: where it is, and the place in it that says most of what was looked for. */
export interface FoundLesson {
  course_id: string
  lesson_slug: string
  title: string
  summary: string
  minutes: number
  /** The block that says it; null where only the title or the summary does. */
  block_slug: string | null
  snippet: Snippet | null
}

/** Lessons as a list of results shows them, in the order of the hits; one that is gone since is left out.
 *  in: hits; folded words to mark; version ids by course id, of what is published here */
export async function showHits(ctx: Pick<Ctx, 'trx'>, hits: readonly Hit[], words: readonly string[], versions: ReadonlyMap<string, string>): Promise<FoundLesson[]> {
  const wanted = hits.flatMap((hit) => (versions.has(hit.course_id) ? [{ ...hit, version_id: versions.get(hit.course_id)! }] : []))
  if (wanted.length === 0) return []
  const lessons = await ctx.trx
    .selectFrom('lessons')
    .select(['id', 'version_id', 'slug', 'title', 'summary', 'minutes'])
    .where((row) => row.or(wanted.map((hit) => row.and({ version_id: hit.version_id, slug: hit.lesson_slug }))))
    .execute()
  const blocks = await ctx.trx
    .selectFrom('blocks')
    .select(['lesson_id', 'slug', 'kind', 'source'])
    .where('lesson_id', 'in', lessons.map((lesson) => lesson.id))
    .orderBy('position')
    .execute()
  const marked = new Set(words)
  return wanted.flatMap((hit) => {
    const lesson = lessons.find((one) => one.version_id === hit.version_id && one.slug === hit.lesson_slug)
    if (!lesson) return []
    const best = bestOf(blocks.filter((block) => block.lesson_id === lesson.id), marked)
    const { slug, title, summary, minutes } = lesson
    return [{ course_id: hit.course_id, lesson_slug: slug, title, summary, minutes, block_slug: best?.slug ?? null, snippet: best?.snippet ?? null }]
  })
}

function bestOf(blocks: { slug: string; kind: string; source: unknown }[], words: ReadonlySet<string>): { slug: string; snippet: Snippet } | null {
  let best: { slug: string; snippet: Snippet; count: number } | null = null
  for (const block of blocks) {
    const found = snippetOf(saidIn(block as BlockForm), words)
    if (found && found.count > (best?.count ?? 0)) best = { slug: block.slug, ...found }
  }
  return best
}
