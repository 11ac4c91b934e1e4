import { sql } from '@stoa/db'
import type { Ctx } from '../tenancy/index.ts'
import { remembered } from './remembered.ts'

/** What a version says of its course. */
export interface VersionFacts {
  number: number
  title: string
  summary: string
  language: string
  for_whom: string
  outcomes: string[]
  skills: { slug: string; title: string }[]
  minutes: number
  cover: string | null
  cover_alt: string
  /** What anyone may do before they have an account: one lesson, and five checks of the course. */
  trial: { lesson: string; checks: string[]; every_lesson?: true | undefined } | null
}

/** The version of a course that people enter: the one of its latest publication. */
export interface PublishedVersion extends VersionFacts {
  course_id: string
  course_slug: string
  version_id: string
  published_at: Date
}

/** The first few of a catalogue, but those with some slugs. */
export interface First {
  limit: number
  without?: readonly string[]
}

/** What is asked of: courses `c` that an academy offers by an entry `e`, each with its latest publication `p`.  in: slug, to have only that one */
export const offered = (academyId: string, slug?: string) => sql`
  ${slug === undefined ? sql`courses` : courseOf(slug)} c
  join catalogue_entries e on e.tenant_id = c.tenant_id and e.course_id = c.id and e.academy_id = ${academyId}
  cross join lateral (select q.version_id, q.published_at from publications q
    where q.tenant_id = e.tenant_id and q.course_id = e.course_id order by q.number desc limit 1) p`

// The limit says nothing new, but has Postgres find the course before it goes through a catalogue.
const courseOf = (slug: string) => sql`(select * from courses where slug = ${slug} limit 1)`

/** The courses on offer in one academy, in the order of its catalogue.
 *  in: which: the one with a slug; those with some ids, however many they are; or the first few */
export async function publishedIn(
  ctx: Pick<Ctx, 'trx' | 'academy' | 'aside'>,
  which: string | readonly string[] | First = { limit: 200 },
): Promise<PublishedVersion[]> {
  const [slug, condition, limit] =
    typeof which === 'string' ? [which, sql``, sql``]
    : 'limit' in which ? [undefined, sql`where c.slug <> all(${which.without ?? []}::text[])`, sql`limit ${which.limit}`]
    : [undefined, sql`where c.id = any(${which}::uuid[])`, sql``]
  const { rows } = await sql<Omit<PublishedVersion, keyof VersionFacts>>`/* kept */
    select c.id as course_id, c.slug as course_slug, p.version_id, p.published_at from ${offered(ctx.academy.id, slug)} ${condition}
    order by e.position ${limit}`.execute(ctx.trx)
  return withFacts(ctx, rows)
}

/** out: the same rows with what their versions say */
export async function withFacts<R extends { version_id: string }>(ctx: Pick<Ctx, 'academy' | 'aside'>, rows: R[]): Promise<(R & VersionFacts)[]> {
  const facts = await factsOf(ctx, rows.map((row) => row.version_id))
  return rows.flatMap((row) => {
    const said = facts.get(row.version_id)
    return said ? [{ ...row, ...said }] : []
  })
}

/** What versions say of their courses.  out: by version */
function factsOf(ctx: Pick<Ctx, 'academy' | 'aside'>, versionIds: readonly string[]): Promise<Map<string, VersionFacts>> {
  return remembered(ctx, versionIds, 'facts', async (trx, missing) => {
    const { rows } = await sql<VersionFacts & { id: string }>`
      select v.id, v.number, v.title, v.summary, v.language, v.for_whom, v.outcomes, v.skills, v.minutes, v.cover, v.cover_alt, v.trial
      from course_versions v where v.id = any(${missing}::uuid[])`.execute(trx)
    return new Map(rows.map(({ id, ...facts }) => [id, facts]))
  })
}
