import { randomUUID } from 'node:crypto'

import type { PoolClient as Client } from '@stoa/db'

/** How much there is to search. Every course has ten lessons. */
export interface SearchSeed {
  /** Companies beside the large one. */
  tenants: number
  /** Lessons of the large one. */
  lessons: number
}

export interface SearchGround {
  tenant: string
  academy: string
  /** Words of the large tenant by how often they are said: the most frequent first. */
  word(rank: number): string
}

const LESSONS = 10,
  COURSES_OF_OTHERS = 2,
  VOCABULARY = 30_000,
  WORDS_IN_LESSON = 180,
  BATCH = 250

const SYLLABLES = (
  'ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi zo bra cle dri flo gru pla pre sti sto tra bel ' +
  'cam dor fen gar hol jun kal len mar nor pol rum sel tam vor wil zan ber con del fal gen hir kor lam min pas ral san tor ven'
).split(' ')

/** A word by its rank: two syllables for the frequent ones, three for the rare. */
function wordOf(rank: number): string {
  const at = (number: number) => SYLLABLES[number % SYLLABLES.length]!
  const n = SYLLABLES.length
  return at(rank) + at(Math.floor(rank / n) + rank) + (rank >= n ? at(Math.floor(rank / n / n) + rank * 7 + 3) : '')
}

/** Words as people say them: few of them often, most of them hardly ever (the law of Zipf). The same on every run. */
function speaker(): (count: number) => string {
  let state = 20_261
  const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
  return (count) => Array.from({ length: count }, () => wordOf(Math.floor(VOCABULARY ** random()))).join(' ')
}
const say = speaker()

/** Fills a database with companies whose courses can be searched, one of them large, in about a minute and a half for 100,000 lessons.
 *  in: a superuser's client outside of any transaction · out: where to search */
export async function seedSearch(client: Client, { tenants, lessons }: SearchSeed, progress: (line: string) => void = () => {}): Promise<SearchGround> {
  await client.query('set statement_timeout = 0')
  // Indexes on words are built faster when all the words are there.
  const { rows: indexes } = await client.query<{ name: string; made: string }>(
    `select indexname as name, indexdef as made from pg_indexes where tablename ~ '^search_' and indexdef ~ 'USING gin'`,
  )
  for (const { name } of indexes) await client.query(`drop index ${name}`)
  for (let number = 1; number <= tenants; number++) {
    await company(client, `search-${number}`, COURSES_OF_OTHERS)
    if (number % 100 === 0) progress(`${number} companies`)
  }
  progress(`${tenants} companies with ${COURSES_OF_OTHERS * LESSONS} lessons each`)
  const ground = await company(client, 'search-large', Math.ceil(lessons / LESSONS), progress)
  for (const { made } of indexes) await client.query(made)
  progress('indexes')
  await client.query('vacuum analyze')
  return { ...ground, word: wordOf }
}

async function company(client: Client, slug: string, courses: number, progress: (line: string) => void = () => {}) {
  const { rows } = await client.query<{ tenant: string }>(`insert into platform.tenants (slug) values ('${slug}') returning id as tenant`)
  const tenant = rows[0]!.tenant
  await client.query(`select set_config('app.tenant_id', '${tenant}', false)`)
  const academy = (
    await client.query<{ academy: string }>(`
      insert into academies (slug, name, tagline, description, kind, locale, time_zone, currency, sign_in_policy, brand)
      values ('main', '${slug}', '', '', 'customers', 'en', 'UTC', 'EUR', 'open', '{}') returning id as academy`)
  ).rows[0]!.academy
  for (let from = 1; from <= courses; from += BATCH) {
    await publish(client, academy, from, Math.min(courses, from + BATCH - 1))
    progress(`${Math.min(courses, from + BATCH - 1) * LESSONS} lessons of the large one`)
  }
  return { tenant, academy }
}

/** Courses from a number to a number: published as any course, and indexed by the function that indexes every course. */
async function publish(client: Client, academy: string, from: number, to: number): Promise<void> {
  const documents = Array.from({ length: to - from + 1 }, (_, index) => {
    const of = { course: randomUUID(), version: randomUUID(), language: 'en' }
    const lessons = Array.from({ length: LESSONS }, (__, place) => {
      return { ...of, lesson: randomUUID(), place: place + 1, slug: `lesson-${place + 1}`, title: say(4), head: say(12), body: say(WORDS_IN_LESSON) }
    })
    const body = lessons.map((lesson) => lesson.title).join(' ')
    return [{ ...of, place: 0, slug: '', course_slug: `course-${from + index}`, title: say(4), head: say(16), body }, ...lessons]
  })
  const json = JSON.stringify(documents.flat())
  await client.query('begin')
  for (const statement of written) await client.query(statement, [json])
  await client.query(
    `insert into catalogue_entries (academy_id, course_id, position) select '${academy}', course, ${from} - 1 + row_number() over () from ${given} where place = 0`,
    [json],
  )
  await client.query('select app.index_documents($1::jsonb, 1)', [json])
  await client.query('commit')
}

const given = `jsonb_to_recordset($1::jsonb) d (course uuid, version uuid, lesson uuid, place int, slug text, course_slug text, title text, head text, body text)`
const written = [
  `insert into courses (id, slug) select course, course_slug from ${given} where place = 0`,
  `insert into course_versions (id, course_id, number, title, summary, language, for_whom, outcomes, skills, minutes, cover_alt, content_hash)
     select version, course, 1, left(title, 120), left(head, 200), 'en', '', '[]', '[]', 60, '', course_slug from ${given} where place = 0`,
  `insert into publications (course_id, version_id, number) select course, version, 1 from ${given} where place = 0`,
  `insert into lessons (id, version_id, slug, position, title, summary, minutes)
     select lesson, version, slug, place, left(title, 120), left(head, 200), 6 from ${given} where place > 0`,
  `insert into blocks (version_id, lesson_id, slug, position, kind, source, html, content_hash)
     select version, lesson, slug, 1, 'text', jsonb_build_object('markdown', body), '<p>' || body || '</p>', md5(body) from ${given} where place > 0`,
]
