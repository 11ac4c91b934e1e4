/** What mutated requests are thrown at: real people, real attempts and real certificates of two tenants, and a look at every table. */
import { Database } from '@stoa/db'
import type { Stack } from '../stack.ts'
import { CUSTOMERS, MERIDIAN } from '../story.ts'
import { arrive, earn, startExam, startPractice, visitor, type Visitor } from './visitor.ts'

/** What is known of both tenants, by the parameter it belongs into. */
export interface Ground {
  database: Database
  host: string
  port: number
  people: Record<'guest' | 'learner' | 'admin', Visitor>
  /** A session of the other tenant, which is nobody here. */
  strangersCookie: string
  /** Good values of halden, by parameter or placeholder. */
  good: Record<string, string[]>
  /** Ids and names of either tenant: for every place they do not belong into. */
  ids: string[]
  /** Signs both people in again, forgets what was counted against them, and puts their passwords back. */
  freshen(): Promise<void>
}

const COURSES = { halden: 'certified-robot-operator', meridian: 'hand-hygiene-and-aseptic-technique' }

/** in: the product; a word that makes this run's people new */
export async function prepareGround(stack: Stack, word: string): Promise<Ground> {
  const database = superuserOf(stack)
  await forgetCounts(database)
  const learner = { email: `learner-${word}@nordlys.example`, name: 'Łukasz Żółć', password: 'seven quiet pallets' }
  const admin = { email: 'lukasz.zolc@halden.example', password: 'halden demonstration' }
  const people = {
    guest: visitor(stack, CUSTOMERS),
    learner: await arrive(stack, visitor(stack, CUSTOMERS), learner),
    admin: await visitor(stack, CUSTOMERS).signIn(admin.email, admin.password),
  }
  const passwords = (
    await database.pool.query(
      'select w.tenant_id, w.person_id, w.hash from passwords w join people p on p.tenant_id = w.tenant_id and p.id = w.person_id where p.email in ($1, $2)',
      [learner.email, admin.email],
    )
  ).rows as Record<string, string>[]
  const mine = await earn(people.learner, database, COURSES.halden)
  const open = await startExam(await arriveAndEnroll(stack, `second-${word}@nordlys.example`), COURSES.halden)
  const stranger = await arrive(stack, visitor(stack, MERIDIAN), {
    email: `stranger-${word}@clinic.example`,
    name: 'Huda',
    password: 'seven clean hands',
  })
  const theirs = await earn(stranger, database, COURSES.meridian)
  const column = async (sql: string) => (await database.pool.query(sql)).rows.map((row: Record<string, string>) => String(Object.values(row)[0]))
  const halden = (sql: string) => column(`${sql.replace('$T', `(select id from platform.tenants where slug = 'halden')`)} limit 40`)
  const good = {
    course: [COURSES.halden],
    lesson: await halden('select distinct slug from lessons where tenant_id = $T'),
    attempt: [mine.attempt, open],
    serial: [mine.serial],
    sha256: await halden('select sha256 from renditions where tenant_id = $T'),
    person: await halden('select id from people where tenant_id = $T'),
    question: await halden('select id from questions where tenant_id = $T'),
    practice: [await startPractice(people.learner, COURSES.halden)],
    token: ['no-such-token'],
    id: await mails(stack),
    attachment: ['0'],
    BLOCK: await halden('select distinct slug from blocks where tenant_id = $T'),
    CHOICE: await halden('select id from choices where tenant_id = $T'),
  }
  const tables = (
    await column(`select table_name from information_schema.columns where table_schema = 'public' and column_name = 'id' and data_type = 'uuid'`)
  ).sort()
  const ids = [...Object.values(good).flat(), theirs.attempt, theirs.serial, COURSES.meridian, ...(await column('select id from platform.tenants'))]
  for (const table of tables) ids.push(...(await column(`select id from ${table} order by id limit 6`)))
  return {
    database,
    host: CUSTOMERS,
    port: stack.port,
    people,
    strangersCookie: stranger.cookie,
    good,
    ids,
    async freshen() {
      await forgetCounts(database)
      for (const { tenant_id, person_id, hash } of passwords)
        await database.pool.query('update passwords set hash = $3 where tenant_id = $1 and person_id = $2', [tenant_id, person_id, hash])
      await people.learner.signIn(learner.email, learner.password)
      await people.admin.signIn(admin.email, admin.password)
    },
  }
}

async function arriveAndEnroll(stack: Stack, email: string): Promise<Visitor> {
  const person = await arrive(stack, visitor(stack, CUSTOMERS), { email, name: 'Nguyễn Thị Minh Khai', password: 'seven quiet pallets' })
  await person.post(`/learn/${COURSES.halden}/enrollment`)
  return person
}

const mails = async (stack: Stack) => (await stack.mail.list()).slice(0, 3).map((letter) => letter.id)

/** The product's database as whoever may see everything. */
export function superuserOf(stack: Stack): Database {
  const url = new URL(stack.superuserUrl)
  url.pathname = '/stoa'
  return new Database(url.href, { connections: 2 })
}

/** Whoever tests everything from one address would soon be told to wait. */
export async function forgetCounts(database: Database): Promise<void> {
  await database.pool.query('delete from rate_counters')
}

/** out: for each table of each tenant, how many rows it has and what they amount to; but for pictures, which the worker makes smaller by itself */
export async function digest(database: Database): Promise<Map<string, string>> {
  const tables = (
    await database.pool.query(
      `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'avif_renditions'`,
    )
  ).rows as { name: string }[]
  const seen = new Map<string, string>()
  for (const { name } of tables) {
    const { rows } = await database.pool.query(
      `select s.slug, count(*)::text as rows, md5(string_agg(t::text, '|' order by t::text)) as sum from ${name} t join platform.tenants s on s.id = t.tenant_id group by 1`,
    )
    for (const row of rows as { slug: string; rows: string; sum: string }[]) seen.set(`${row.slug}.${name}`, `${row.rows} rows, ${row.sum}`)
  }
  return seen
}

/** out: the tables that differ between two looks */
export function changed(before: Map<string, string>, after: Map<string, string>): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((name) => before.get(name) !== after.get(name)).sort()
}
