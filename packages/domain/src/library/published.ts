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

/** The courses on offer in one academy, in the order of its catalogue.  in: academyId; slug, to have only that one */
export async function publishedIn(trx: Trx, academyId: string, slug?: string): Promise<PublishedVersion[]> {
  const { rows } = await sql<PublishedVersion>`
    select c.id as course_id, c.slug as course_slug, v.id as version_id, v.number, v.title, v.summary, v.language, v.for_whom, v.outcomes, v.skills,
      v.minutes, v.cover, v.cover_alt, v.trial, p.published_at
    from catalogue_entries e
    join courses c on c.tenant_id = e.tenant_id and c.id = e.course_id
    cross join lateral (select q.version_id, q.published_at from publications q
      where q.tenant_id = e.tenant_id and q.course_id = e.course_id order by q.number desc limit 1) p
    join course_versions v on v.tenant_id = e.tenant_id and v.id = p.version_id
    where e.academy_id = ${academyId} ${slug === undefined ? sql`` : sql`and c.slug = ${slug}`}
    order by e.position limit 200`.execute(trx)
  return rows
}
