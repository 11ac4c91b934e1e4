import type { Trx } from '@stoa/db'
import { must, type Ctx } from '../tenancy/index.ts'
import { filesOf, whole, type PictureFile } from './pictures.ts'
import { publishedIn, withFacts, type First, type PublishedVersion } from './published.ts'
import { remembered } from './remembered.ts'

/** A course as its card shows it. */
export type CatalogueCard = Pick<PublishedVersion, 'course_slug' | 'title' | 'summary' | 'for_whom' | 'outcomes' | 'minutes' | 'language' | 'cover_alt'> & {
  picture: PictureFile | null
  lessons: number
}

/** What this academy offers, in its order.  who: anyone · in: how many of it, and without which courses */
export async function listCatalogue(ctx: Ctx, first?: First): Promise<CatalogueCard[]> {
  must(ctx, 'read', 'Course')
  return cardsFrom(ctx, await publishedIn(ctx, first))
}

/** The same for a few versions of what it offers.  in: courses with their versions */
export async function cardsOf(ctx: Pick<Ctx, 'academy' | 'aside'>, courses: readonly { course_slug: string; version_id: string }[]): Promise<CatalogueCard[]> {
  return cardsFrom(ctx, await withFacts(ctx, courses.map(({ course_slug, version_id }) => ({ course_slug, version_id }))))
}

async function cardsFrom(ctx: Pick<Ctx, 'academy' | 'aside'>, versions: Omit<PublishedVersion, 'course_id' | 'published_at'>[]): Promise<CatalogueCard[]> {
  const shown = await shownOnCards(ctx, versions)
  return versions.map((version) => ({
    course_slug: version.course_slug,
    title: version.title,
    summary: version.summary,
    for_whom: version.for_whom,
    outcomes: version.outcomes,
    minutes: version.minutes,
    language: version.language,
    cover_alt: version.cover_alt,
    picture: shown.get(version.version_id)?.picture ?? null,
    lessons: shown.get(version.version_id)?.lessons ?? 0,
  }))
}

interface OnCard {
  cover: string | null
  picture: PictureFile | null
  lessons: number
}

/** What a card shows beside a version's facts.  out: by version */
export function shownOnCards(ctx: Pick<Ctx, 'academy' | 'aside'>, versions: readonly { version_id: string; cover: string | null }[]): Promise<Map<string, OnCard>> {
  const covers = new Map(versions.map((version) => [version.version_id, version.cover]))
  const read = async (trx: Trx, missing: string[]) => {
    const files = await filesOf(trx, missing.map((id) => covers.get(id)))
    const counts = await trx
      .selectFrom('lessons')
      .select((select) => ['version_id', select.fn.countAll<string>().as('lessons')])
      .where('version_id', 'in', missing)
      .groupBy('version_id')
      .execute()
    const lessons = new Map(counts.map((row) => [row.version_id, Number(row.lessons)]))
    return new Map(missing.map((id) => {
      const cover = covers.get(id) ?? null
      return [id, { cover, picture: files.get(cover ?? '') ?? null, lessons: lessons.get(id) ?? 0 }]
    }))
  }
  return remembered(ctx, [...covers.keys()], 'card', read, ({ cover, picture }) => cover === null || whole([picture ?? undefined]))
}
