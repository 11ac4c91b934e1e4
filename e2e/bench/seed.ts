import type { Database } from '@stoa/db'

/** Everyone who was seeded signs in with this: it is the demonstration people's own. */
export const PASSWORD = 'halden demonstration'
export const COURSE = 'certified-robot-operator'
export const emailOf = (number: number) => `reader-${number}@bench.example`

const PEOPLE = 10_000,
  COURSES = 50,
  ENROLLMENTS = 6

/** A company in the middle of its working day, in halden's academy for customers: 10,000 people in six courses each and half-way through
 *  one of them, and fifty courses in the catalogue, each with the lessons and blocks of the one real course.
 *  in: the database of a stack whose tenants are applied, as superuser */
export async function seed(db: Database): Promise<void> {
  const client = await db.pool.connect()
  try {
    await client.query('begin')
    await client.query('set local statement_timeout = 0')
    const { rows } = await client.query<{ tenant: string; academy: string; course: string; version: string }>(`
      select t.id as tenant, a.id as academy, c.id as course, p.version_id as version from platform.tenants t
      join academies a on a.tenant_id = t.id and a.slug = 'customers'
      join courses c on c.tenant_id = t.id and c.slug = '${COURSE}'
      join publications p on p.tenant_id = t.id and p.course_id = c.id
      where t.slug = 'halden' order by p.number desc limit 1`)
    const { tenant, academy, course, version } = rows[0]!
    await client.query(`select set_config('app.tenant_id', '${tenant}', true)`)
    for (const statement of [...courses(tenant, academy, version), ...people(tenant, academy, course, version)]) await client.query(statement)
    await client.query('commit')
    await client.query('analyze')
  } finally {
    client.release()
  }
}

const people = (tenant: string, academy: string, course: string, version: string) => [
  `insert into people (email, name, locale, email_verified_at)
     select 'reader-' || n || '@bench.example', 'Reader ' || n, 'en-GB', now() from generate_series(1, ${PEOPLE}) n`,
  `insert into passwords (person_id, hash) select p.id, (select w.hash from passwords w join people d on d.tenant_id = w.tenant_id and d.id = w.person_id
     where w.tenant_id = '${tenant}' and d.email like '%@halden.example' limit 1) from people p where p.email like '%@bench.example'`,
  `insert into memberships (person_id, academy_id) select id, '${academy}' from people where email like '%@bench.example'`,
  `insert into enrollments (person_id, course_id) select p.id, c.id from people p
     cross join (select '${course}'::uuid as id union all (select id from courses where slug like 'course-%' order by slug limit ${ENROLLMENTS - 1})) c
     where p.email like '%@bench.example'`,
  `insert into enrollment_sources (enrollment_id, kind, academy_id) select e.id, 'self', '${academy}'
     from enrollments e join people p on p.id = e.person_id where p.email like '%@bench.example'`,
  `insert into block_progress (person_id, course_id, block_slug, content_hash) select p.id, '${course}', b.slug, b.content_hash
     from people p cross join blocks b join lessons l on l.id = b.lesson_id where b.version_id = '${version}' and l.position <= 4 and p.email like '%@bench.example'`,
  `insert into places (person_id, course_id, lesson_slug, block_slug) select p.id, '${course}', l.slug, b.slug
     from people p cross join lessons l join blocks b on b.lesson_id = l.id and b.position = 1
     where l.version_id = '${version}' and l.position = 5 and p.email like '%@bench.example'`,
]

const courses = (tenant: string, academy: string, version: string) => [
  `insert into courses (slug) select 'course-' || n from generate_series(2, ${COURSES}) n`,
  `insert into course_versions (course_id, number, title, summary, language, for_whom, outcomes, skills, minutes, cover, cover_alt, content_hash)
     select c.id, 1, v.title || ' ' || c.slug, v.summary, v.language, v.for_whom, v.outcomes, v.skills, v.minutes, v.cover, v.cover_alt, v.content_hash || c.slug
     from courses c cross join course_versions v where c.tenant_id = '${tenant}' and c.slug like 'course-%' and v.id = '${version}'`,
  `insert into publications (course_id, version_id, number) select v.course_id, v.id, 1
     from course_versions v join courses c on c.id = v.course_id where c.slug like 'course-%'`,
  `insert into lessons (version_id, slug, position, title, summary, minutes) select v.id, l.slug, l.position, l.title, l.summary, l.minutes
     from course_versions v join courses c on c.id = v.course_id cross join lessons l where c.slug like 'course-%' and l.version_id = '${version}'`,
  `insert into blocks (version_id, lesson_id, slug, position, kind, source, html, content_hash)
     select n.version_id, n.id, b.slug, b.position, b.kind, b.source, b.html, b.content_hash
     from lessons n join course_versions v on v.id = n.version_id join courses c on c.id = v.course_id
     join lessons o on o.version_id = '${version}' and o.slug = n.slug join blocks b on b.lesson_id = o.id where c.slug like 'course-%'`,
  `insert into catalogue_entries (academy_id, course_id, position)
     select '${academy}', c.id, 100 + row_number() over (order by c.slug) from courses c where c.slug like 'course-%'`,
]
