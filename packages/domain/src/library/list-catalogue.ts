import { must, type Ctx } from '../tenancy/index.ts'
import { filesOf, type PictureFile } from './pictures.ts'
import { publishedIn, type PublishedVersion } from './published.ts'

/** A course as its card shows it. */
export type CatalogueCard = Pick<PublishedVersion, 'course_slug' | 'title' | 'summary' | 'for_whom' | 'outcomes' | 'minutes' | 'language' | 'cover_alt'> & {
  picture: PictureFile | null
  lessons: number
}

/** What this academy offers, in its order.  who: anyone */
export async function listCatalogue(ctx: Ctx): Promise<CatalogueCard[]> {
  must(ctx, 'read', 'Course')
  const versions = await publishedIn(ctx.trx, ctx.academy.id)
  if (versions.length === 0) return []
  const files = await filesOf(ctx.trx, versions.map((version) => version.cover))
  const counts = await ctx.trx
    .selectFrom('lessons')
    .select((select) => ['version_id', select.fn.countAll<string>().as('lessons')])
    .where('version_id', 'in', versions.map((version) => version.version_id))
    .groupBy('version_id')
    .execute()
  return versions.map((version) => ({
    course_slug: version.course_slug,
    title: version.title,
    summary: version.summary,
    for_whom: version.for_whom,
    outcomes: version.outcomes,
    minutes: version.minutes,
    language: version.language,
    cover_alt: version.cover_alt,
    picture: files.get(version.cover ?? '') ?? null,
    lessons: Number(counts.find((row) => row.version_id === version.version_id)?.lessons ?? 0),
  }))
}
