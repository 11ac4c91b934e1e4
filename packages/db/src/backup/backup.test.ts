import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { policiesAndGrants } from '../isolation/golden.ts'
import { lint } from '../isolation/lint.ts'
import { openScene, type Scene } from '../isolation/scene.ts'
import { migrations } from '../migrations.ts'
import { clone, type Clone } from '../testing.ts'
import { fillDatabase, readDatabase, type DatabaseFacts } from './index.ts'

let from: Clone
let scene: Scene
let facts: DatabaseFacts
const rows = new Map<string, string>()
const opened: { end(): Promise<unknown> }[] = []
const made: string[] = []

beforeAll(async () => {
  from = await clone()
  scene = await openScene(from)
  await superuserOf(from.superuserUrl).then((client) =>
    client.query(`update people set name = E'a\\tb\\\\N\\n"é" \\u202e' where id = (select id from people limit 1)`))
  facts = await readDatabase(from.superuserUrl, async ({ name }, stream) => void rows.set(name, await text(stream)))
}, 120_000)

afterAll(async () => {
  await scene.close()
  await Promise.all(opened.map((client) => client.end()))
  await from.drop()
  const server = await superuserOf(process.env.STOA_TEST_SUPERUSER_URL!)
  for (const name of made) await server.query(`drop database if exists ${name} with (force)`)
  await server.end()
})

async function superuserOf(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  opened.push(client)
  return client
}

/** A database in which nothing is, as the superuser makes it. */
async function emptyDatabase(): Promise<{ ownerUrl: string; superuser: pg.Client }> {
  const name = `stoa_test_${randomBytes(6).toString('hex')}`
  made.push(name)
  const server = await superuserOf(process.env.STOA_TEST_SUPERUSER_URL!)
  await server.query(`create database ${name} owner stoa_owner`)
  await server.query(`revoke all on database ${name} from public; grant connect on database ${name} to stoa_app`)
  const at = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).toString()
  return { ownerUrl: at(from.ownerUrl), superuser: await superuserOf(at(from.superuserUrl)) }
}
const fill = (ownerUrl: string, changed: Partial<DatabaseFacts> = {}) => fillDatabase(ownerUrl, { ...facts, ...changed }, (name) => Readable.from([rows.get(name)!]))

/** Everything in a database as one text for each table, written by Postgres itself. */
async function everything(client: pg.Client): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const { name } of facts.tables)
    found[name] = (await client.query(`select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text collate "C")), '-') as f from ${name} t`)).rows[0].f
  return found
}

test('every table with rows of two tenants comes back as it was, fenced as before, into a database where nothing is', async () => {
  const { ownerUrl, superuser } = await emptyDatabase()
  await fill(ownerUrl)
  const before = await everything(scene.superuser)
  expect(await everything(superuser)).toEqual(before)
  expect(Object.entries(before).filter(([name, found]) => name.startsWith('public.') && found.startsWith('0 '))).toEqual([])
  expect(await lint(superuser)).toEqual([])
  expect(await policiesAndGrants(superuser)).toEqual(await policiesAndGrants(scene.superuser))
  await expect(superuser.query(`insert into people select (p).* from (select p from people p limit 1) one`)).rejects.toMatchObject({ code: '23505' })
})

test('a database that was migrated and holds nothing is filled; one that holds something is left alone', async () => {
  const copy = await clone()
  const superuser = await superuserOf(copy.superuserUrl)
  await fill(copy.ownerUrl)
  expect(await everything(superuser)).toEqual(await everything(scene.superuser))
  const before = await everything(superuser)
  await expect(fill(copy.ownerUrl)).rejects.toThrow(/The database is not empty: there is something in (platform|public)\.\w+/)
  expect(await everything(superuser)).toEqual(before)
  await superuser.end()
  await copy.drop()
})

test('a row too few, a trail cut short, a reference to nothing: nothing is kept, and it can be tried again', async () => {
  const { ownerUrl, superuser } = await emptyDatabase()
  const emptied = async () => Object.values(await everything(superuser)).filter((found) => !found.startsWith('0 '))
  const without = (name: string, pick: (lines: string[]) => string[]) => fillDatabase(ownerUrl, {
    ...facts, tables: facts.tables.map((table) => (table.name === name ? { ...table, rows: pick(lines(name)).length } : table)),
  }, (table) => Readable.from([table === name ? pick(lines(name)).map((line) => `${line}\n`).join('') : rows.get(table)!]))
  const lines = (name: string) => rows.get(name)!.split('\n').slice(0, -1)

  const oneMore = facts.tables.map((table) => (table.name === 'public.people' ? { ...table, rows: table.rows + 1 } : table))
  await expect(fill(ownerUrl, { tables: oneMore })).rejects.toThrow(/public\.people has \d+ rows and should have/)
  await expect(without('public.trail_links', (all) => all.slice(0, -1))).rejects.toThrow('The trails do not end where they ended')
  await expect(without('public.academies', () => [])).rejects.toMatchObject({ code: '23503' })
  const queues = (await superuser.query(`select count(*)::int as n from pgboss.queue`)).rows[0].n
  expect((await emptied()).length).toBeLessThanOrEqual(queues)
  expect(await superuser.query('select from people')).toMatchObject({ rowCount: 0 })
  await fill(ownerUrl)
  expect(await everything(superuser)).toEqual(await everything(scene.superuser))
}, 120_000)

test('an act that was changed in the backup is found by the chain', async () => {
  const { ownerUrl } = await emptyDatabase()
  const forged = rows.get('public.trail')!.replace(/\toperator\t|\tjob\t|\tperson\t|\tguest\t/, (kind) => (kind === '\tjob\t' ? '\toperator\t' : '\tjob\t'))
  expect(forged).not.toBe(rows.get('public.trail'))
  await expect(fillDatabase(ownerUrl, facts, (name) => Readable.from([name === 'public.trail' ? forged : rows.get(name)!])))
    .rejects.toThrow(/The trail of (quokka|numbat) does not agree with itself at line \d/)
})

test('a backup of a later release, of another queue, or one that was migrated less far than the database is refused', async () => {
  const { ownerUrl } = await emptyDatabase()
  const later = { name: 'migrations/9999_later.sql', checksum: 'f'.repeat(64) }
  await expect(fill(ownerUrl, { migrations: [...facts.migrations, later] })).rejects.toThrow('This release does not know migrations/9999_later.sql')
  await expect(fill(ownerUrl, { queue_version: 1 })).rejects.toThrow('The queue in this backup has version 1')
  await expect(fill(ownerUrl, { migrations: facts.migrations.slice(0, -1) })).rejects.toThrow(/has seen migrations\/.* already, and the backup has not/)
  expect(facts.migrations.map(({ name }) => name)).toEqual(migrations.filter(({ kind }) => kind === 'once').map(({ name }) => name))
})

test('whoever would see only some of the rows makes no backup, and is told which role would', async () => {
  for (const url of [from.appUrl, from.ownerUrl]) await expect(readDatabase(url, async () => {})).rejects.toThrow(/does not see .*create role backup login bypassrls/)
  const { superuser } = await emptyDatabase()
  await expect(readDatabase(Object.assign(new URL(from.superuserUrl), { pathname: `/${superuser.database}` }).toString(), async () => {})).rejects.toThrow('never migrated')
})

test('the role that the sentence names is enough', async () => {
  const name = `backup_${randomBytes(4).toString('hex')}`
  await scene.superuser.query(`create role ${name} login bypassrls in role pg_read_all_data password 'b'`)
  try {
    await scene.superuser.query(`grant connect on database ${scene.superuser.database} to ${name}`)
    const url = Object.assign(new URL(from.superuserUrl), { username: name, password: 'b' }).toString()
    const seen: string[] = []
    const again = await readDatabase(url, async (table, stream) => void seen.push(`${table.name} ${(await text(stream)).length}`))
    expect(again.tables).toEqual(facts.tables)
    expect(seen).toEqual([...rows].map(([table, copied]) => `${table} ${copied.length}`))
    expect(again.stored.length).toBeGreaterThan(0)
  } finally {
    await scene.superuser.query(`drop owned by ${name}; drop role ${name}`)
  }
})
