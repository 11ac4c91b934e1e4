import { sql, type Trx } from '@stoa/db'

/** The version of a course that people enter: the one of its latest publication. */
export interface PublishedVersion {
  course_id: string
  course_slug: string
  version_id: string
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
  published_at: Date
}

/** The first few of a catalogue, but those with some slugs. */
export interface First {
  limit: number
  without?: readonly string[]
}

/** The courses on offer in one academy, in the order of its catalogue.
 *  in: academyId; which: the one with a slug; those with some ids, however many they are; or the first few */
export async function publishedIn(trx: Trx, academyId: string, which: string | readonly string[] | First = { limit: 200 }): Promise<PublishedVersion[]> {
  const [condition, limit] =
    typeof which === 'string' ? [sql`and c.slug = ${which}`, sql``]
    : 'limit' in which ? [sql`and c.slug <> all(${which.without ?? []}::text[])`, sql`limit ${which.limit}`]
    : [sql`and c.id = any(${which}::uuid[])`, sql``]
  const { rows } = await sql<PublishedVersion>`
    select c.id as course_id, c.slug as course_slug, v.id as version_id, v.number, v.title, v.summary, v.language, v.for_whom, v.outcomes, v.skills,
      v.minutes, v.cover, v.cover_alt, v.trial, p.published_at
    from catalogue_entries e
    join courses c on c.tenant_id = e.tenant_id and c.id = e.course_id
    cross join lateral (select q.version_id, q.published_at from publications q
      where q.tenant_id = e.tenant_id and q.course_id = e.course_id order by q.number desc limit 1) p
    join course_versions v on v.tenant_id = e.tenant_id and v.id = p.version_id
    where e.academy_id = ${academyId} ${condition}
    order by e.position ${limit}`.execute(trx)
  return rows
}
