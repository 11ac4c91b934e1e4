import { must, type Ctx } from '../tenancy/index.ts'
import { filesOf, type PictureFile } from './pictures.ts'
import { publishedIn, type First, type PublishedVersion } from './published.ts'

/** A course as its card shows it. */
export type CatalogueCard = Pick<PublishedVersion, 'course_slug' | 'title' | 'summary' | 'for_whom' | 'outcomes' | 'minutes' | 'language' | 'cover_alt'> & {
  picture: PictureFile | null
  lessons: number
}

/** What this academy offers, in its order.  who: anyone · in: how many of it, and without which courses */
export async function listCatalogue(ctx: Ctx, first?: First): Promise<CatalogueCard[]> {
  must(ctx, 'read', 'Course')
  return cardsFrom(ctx, await publishedIn(ctx.trx, ctx.academy.id, first))
}

/** The same for a few versions of what it offers.  in: ids of versions, in any order */
export async function cardsOf(ctx: Pick<Ctx, 'trx'>, versionIds: readonly string[]): Promise<CatalogueCard[]> {
  if (versionIds.length === 0) return []
  const rows = await ctx.trx
    .selectFrom('course_versions as v')
    .innerJoin('courses as c', (join) => join.onRef('c.id', '=', 'v.course_id').onRef('c.tenant_id', '=', 'v.tenant_id'))
    .select(['v.id as version_id', 'c.slug as course_slug', 'v.title', 'v.summary', 'v.language', 'v.for_whom', 'v.outcomes', 'v.minutes', 'v.cover', 'v.cover_alt'])
    .where('v.id', 'in', versionIds)
    .execute()
  return cardsFrom(ctx, rows as unknown as Version[])
}

type Version = Omit<CatalogueCard, 'picture' | 'lessons'> & Pick<PublishedVersion, 'version_id' | 'cover'>

async function cardsFrom(ctx: Pick<Ctx, 'trx'>, versions: Version[]): Promise<CatalogueCard[]> {
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
