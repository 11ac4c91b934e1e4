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

// A page shows no more than this of a catalogue; who needs all of it asks `listOffers`.
const SHOWN_MAX = 200

/** The courses on offer in one academy, in the order of its catalogue.
 *  in: academyId; the slug of a course or ids of courses, to have those alone, however many they are */
export async function publishedIn(trx: Trx, academyId: string, only?: string | readonly string[]): Promise<PublishedVersion[]> {
  const which = only === undefined ? sql`` : typeof only === 'string' ? sql`and c.slug = ${only}` : sql`and c.id = any(${only}::uuid[])`
  const { rows } = await sql<PublishedVersion>`
    select c.id as course_id, c.slug as course_slug, v.id as version_id, v.number, v.title, v.summary, v.language, v.for_whom, v.outcomes, v.skills,
      v.minutes, v.cover, v.cover_alt, v.trial, p.published_at
    from catalogue_entries e
    join courses c on c.tenant_id = e.tenant_id and c.id = e.course_id
    cross join lateral (select q.version_id, q.published_at from publications q
      where q.tenant_id = e.tenant_id and q.course_id = e.course_id order by q.number desc limit 1) p
    join course_versions v on v.tenant_id = e.tenant_id and v.id = p.version_id
    where e.academy_id = ${academyId} ${which}
    order by e.position ${only === undefined ? sql`limit ${SHOWN_MAX}` : sql``}`.execute(trx)
  return rows
}
