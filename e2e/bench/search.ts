// npm run bench -- search: the search of a catalogue of 100,000 lessons among 500 companies, through the functions that the pages use, as
// the role that the pages have.  -- --small: a tenth of it, to see that it runs
import { Database, sql, type Trx } from '@stoa/db'
import { clone, prepareTemplate } from '@stoa/db/testing'
import { startPostgres } from '../../infra/bootstrap/postgres.ts'
import { say } from '../../infra/bootstrap/say.ts'
import { seedSearch, type SearchGround } from './seed-search.ts'

const SECONDS = 6,
  WARM_SECONDS = 3,
  GOAL_MS = 50

/** What people type, in equal parts. */
type Kind = 'one word' | 'three words' | 'begun' | 'mistyped' | 'nothing like it'

/** in: options of the command line · out: prints a table; whether the goal was met */
export async function benchSearch(options: readonly string[]): Promise<boolean> {
  const small = options.includes('--small')
  const server = await startPostgres({ throwaway: true, quiet: true })
  try {
    await prepareTemplate(server.superuserUrl)
    const copy = await clone(server.superuserUrl)
    const superuser = new Database(copy.superuserUrl, { connections: 1 })
    const client = await superuser.pool.connect()
    const ground = await seedSearch(client, { tenants: small ? 49 : 499, lessons: small ? 10_000 : 100_000 }, say)
    client.release(true)
    await superuser.close()
    const met = await measureAll(copy.appUrl, ground)
    await copy.drop()
    return met
  } finally {
    await server.stop()
  }
}

/** The same searches at 1, 8 and 32 connections, each beside one row read by its key through the fence: what a round costs here at all.
 *  in: where the app connects; a ground that is seeded */
export async function measureAll(appUrl: string, ground: SearchGround): Promise<boolean> {
  let met = true
  for (const connections of [1, 8, 32]) {
    const db = new Database(appUrl, { connections })
    const typed = typist(ground)
    await load(db, ground.tenant, connections, WARM_SECONDS, (trx) => search(trx, ground.academy, typed().text))
    const times = new Map<Kind | 'all' | 'bare', number[]>()
    const keep = (kind: Kind | 'all' | 'bare', ms: number) => times.set(kind, [...(times.get(kind) ?? []), ms])
    const bare = await load(db, ground.tenant, connections, SECONDS / 3, (trx) => sql`select id from academies where id = ${ground.academy}`.execute(trx))
    const all: [Kind, number][] = []
    await load(db, ground.tenant, connections, SECONDS, async (trx) => {
      const { kind, text } = typed()
      const began = performance.now()
      await search(trx, ground.academy, text)
      all.push([kind, performance.now() - began])
    })
    for (const [kind, ms] of all) keep(kind, ms)
    await db.close()
    const p95 = at(all.map(([, ms]) => ms), 0.95)
    if (connections === 8) met = p95 <= GOAL_MS
    const line = (name: string, values: number[]) =>
      `  ${name.padEnd(18)}${String(values.length).padStart(7)}${at(values, 0.5).toFixed(1).padStart(9)}${at(values, 0.95).toFixed(1).padStart(9)}\n`
    process.stdout.write(`\n${connections} connections        searches   p50 ms   p95 ms\n`)
    for (const [kind, values] of [...times].sort()) process.stdout.write(line(kind, values))
    process.stdout.write(line('all', all.map(([, ms]) => ms)))
    process.stdout.write(line('bare: one row', bare))
    process.stdout.write(`  goal: p95 of all at most ${GOAL_MS} ms: ${p95 <= GOAL_MS ? 'met' : 'missed'}\n`)
  }
  return met
}

/** As library/search-catalogue.ts asks. */
async function search(trx: Trx, academy: string, typed: string): Promise<number> {
  const { rows } = await sql<{ stems: string[] | null; documents: number }>`
    select m.typed, m.how, m.means, m.spelling, m.stems, m.documents from app.search_meaning(${academy}, ${typed}) m order by m.place`.execute(trx)
  const groups = JSON.stringify(rows.filter(({ stems }) => stems && stems.length > 0).map(({ stems, documents }) => ({ stems, documents })))
  if (groups === '[]') return 0
  const found = await sql`select * from app.search_courses(${academy}, ${typed}, ${groups}::jsonb, 100)
    union all select * from app.search_lessons(${academy}, ${typed}, ${groups}::jsonb, 200)`.execute(trx)
  return found.rows.length
}

/** Somebody at each connection who asks again as soon as there is an answer.  out: how long each took, in a transaction of its own */
async function load(db: Database, tenant: string, connections: number, seconds: number, ask: (trx: Trx) => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  const end = performance.now() + seconds * 1000
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < end) {
        const began = performance.now()
        await db.tenant(tenant, 'read', ({ trx }) => ask(trx))
        times.push(performance.now() - began)
      }
    }),
  )
  return times
}

/** Words as they are said, some of them cut short or typed wrongly; the same on every run. */
function typist({ word }: SearchGround): () => { kind: Kind; text: string } {
  let state = 7
  const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
  const some = () => word(Math.floor(30_000 ** random()))
  const wrong = (text: string) => {
    const place = 1 + Math.floor(random() * (text.length - 2))
    return random() < 0.5 ? text.slice(0, place) + text[place + 1] + text[place] + text.slice(place + 2) : text.slice(0, place) + text.slice(place + 1)
  }
  const makers: Record<Kind, () => string> = {
    'one word': some,
    'three words': () => `${some()} ${some()} ${some()}`,
    begun: () => `${some()} ${some().slice(0, 4)}`,
    mistyped: () => `${wrong(word(500 + Math.floor(random() * 5_000)))} ${some()}`,
    'nothing like it': () => `qx${some().split('').reverse().join('')}zq`,
  }
  const kinds = Object.keys(makers) as Kind[]
  let turn = 0
  return () => {
    const kind = kinds[turn++ % kinds.length]!
    return { kind, text: makers[kind]() }
  }
}

const at = (values: number[], share: number): number => values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? 0
