import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { join } from 'node:path'
import { passwordFits } from '@stoa/domain/people'
import { sql } from '@stoa/db'
import { bench, type Bench } from '../test/bench.ts'
import { edited, folderOf, removeFolders, tiny } from '../test/tiny.ts'

const TENANTS = join(import.meta.dirname, '../../../tenants')
const LESSON = 'courses/care/lessons/01-look.md'

let at: Bench
beforeEach(async () => {
  at = await bench()
})
afterEach(() => at.copy.drop())
afterAll(removeFolders)

const trailLength = (slug: string) =>
  at.look(slug, (trx) =>
    trx
      .selectFrom('trail')
      .select(({ fn }) => fn.countAll<string>().as('n'))
      .executeTakeFirstOrThrow(),
  )

test.each(['halden', 'meridian'])(
  '%s applies, and a second time changes nothing and leaves nothing in the trail',
  async (slug) => {
    const first = await at.apply(join(TENANTS, slug))
    expect(first.faults).toBe('')
    expect(first.lines).toContain(`added · tenant ${slug}`)
    const before = await trailLength(slug)
    expect(await at.apply(join(TENANTS, slug))).toEqual({ lines: [], faults: '' })
    expect(await trailLength(slug)).toEqual(before)
  },
  240_000,
)

test('two tenants may own the same slugs', async () => {
  expect((await at.apply(folderOf(tiny()))).faults).toBe('')
  const other = { ...tiny(), 'academies/main.yaml': String(tiny()['academies/main.yaml']).replace('learn.tiny.test', 'learn.other.test') }
  expect((await at.apply(folderOf(other, 'other'))).faults).toBe('')
  expect(await at.look('other', (trx) => trx.selectFrom('courses').select('slug').execute())).toEqual([{ slug: 'care' }])
})

test('a host of another tenant is refused where it is written, and nothing of the newcomer is left', async () => {
  await at.apply(folderOf(tiny()))
  const folder = folderOf(tiny(), 'other')
  expect((await at.apply(folder)).faults).toBe(
    `${folder}/academies/main.yaml:8: The host learn.tiny.test belongs to another company. Choose a different one.\n`,
  )
  expect(await at.tenants()).toHaveLength(1)
})

test('a dry run tells the whole difference and writes nothing, neither rows nor bytes', async () => {
  const dry = await at.apply(folderOf(tiny()), { dryRun: true })
  expect(await at.tenants()).toEqual([])
  expect(at.stored()).toBe(0)
  const applied = await at.apply(folderOf(tiny()))
  expect(dry).toEqual(applied)
  const changed = folderOf(edited(tiny(), LESSON, 'Before you act.', 'Before.'))
  expect((await at.apply(changed, { dryRun: true })).lines).toHaveLength(1)
  expect((await at.apply(folderOf(tiny()))).lines).toEqual([])
})

test('custom hosts come before the platform’s, and a host that is gone leads nowhere', async () => {
  await at.apply(folderOf(tiny()))
  const hosts = () =>
    at.look('tiny', (trx) =>
      trx
        .selectFrom('academy_hosts as h')
        .innerJoin('academies as a', 'a.id', 'h.academy_id')
        .select(['h.host', 'h.position'])
        .where('a.slug', '=', 'main')
        .orderBy('h.position')
        .execute(),
    )
  expect((await hosts()).map((row) => row.host)).toEqual(['learn.tiny.test', 'main.tiny.localhost', 'start.tiny.localhost'])
  const after = await at.apply(folderOf(edited(tiny(), 'academies/main.yaml', 'hosts: [learn.tiny.test]\nalias: start\n', '')))
  expect(after.lines).toEqual([
    'removed · host learn.tiny.test',
    'removed · host start.tiny.localhost',
    'changed · host main.tiny.localhost · academy main, place 1',
  ])
  expect((await hosts()).map((row) => row.host)).toEqual(['main.tiny.localhost'])
  const { rows } = await sql`select * from app.academy_of_host('learn.tiny.test')`.execute(at.copy.db.doors)
  expect(rows).toEqual([])
})

test('a host moves from one academy to another whichever file comes first', async () => {
  await at.apply(folderOf(tiny()))
  const without = edited(tiny(), 'academies/main.yaml', 'hosts: [learn.tiny.test]\n', '')
  await at.apply(folderOf(edited(without, 'academies/side.yaml', 'organization: friends\n', 'organization: friends\nhosts: [learn.tiny.test]\n')))
  await at.apply(folderOf(tiny()))
  const { rows } = await sql<{ academy_id: string }>`select academy_id from app.academy_of_host('learn.tiny.test')`.execute(at.copy.db.doors)
  expect(await at.look('tiny', (trx) => trx.selectFrom('academies').select('slug').where('id', '=', rows[0]!.academy_id).execute())).toEqual([
    { slug: 'main' },
  ])
  expect((await at.apply(folderOf(tiny()))).lines).toEqual([])
})

test('what is gone from the files: a course leaves the catalogue, roles end, people and enrollments stay', async () => {
  await at.apply(folderOf(tiny()))
  const files = edited(edited(tiny(), 'academies/main.yaml', 'catalogue: [care]', 'catalogue: []'), 'people.yaml', '{ role: owner }, ', '')
  const after = await at.apply(folderOf({ ...files, 'people.yaml': String(files['people.yaml']).split('- email: ben')[0]! }))
  expect(after.lines).toEqual([
    'changed · catalogue of main · empty',
    'removed · role owner of ann@tiny.example',
    'removed · role organization-manager of ben@tiny.example',
  ])
  expect(await at.look('tiny', (trx) => trx.selectFrom('people').select('name').orderBy('name').execute())).toHaveLength(2)
  expect(await at.look('tiny', (trx) => trx.selectFrom('enrollment_sources').select('ended_at').execute())).toEqual([{ ended_at: null }])
})

test('a role that somebody granted inside the product is not ended by the files', async () => {
  await at.apply(folderOf(tiny()))
  await at.copy.db.tenant((await at.tenants())[0]!, 'write', async ({ trx }) => {
    const { id } = await trx.selectFrom('people').select('id').where('name', '=', 'Ben').executeTakeFirstOrThrow()
    await trx.insertInto('role_grants').values({ person_id: id, role: 'auditor' }).execute()
  })
  expect((await at.apply(folderOf(tiny()))).lines).toEqual([])
})

test('a password is hashed anew only when it is another one', async () => {
  await at.apply(folderOf(tiny()))
  const hashOf = (name: string) =>
    at.look('tiny', (trx) =>
      trx
        .selectFrom('passwords as w')
        .innerJoin('people as p', 'p.id', 'w.person_id')
        .select('w.hash')
        .where('p.name', '=', name)
        .executeTakeFirstOrThrow(),
    )
  const before = await hashOf('Ann')
  await at.apply(folderOf(tiny()))
  expect(await hashOf('Ann')).toEqual(before)
  expect((await at.apply(folderOf(edited(tiny(), 'people.yaml', 'ten letters at least', 'another password')))).lines).toEqual([
    'changed · person ann@tiny.example · password',
  ])
  expect(await passwordFits((await hashOf('Ann')).hash, 'another password')).toBe(true)
})

test('people with known passwords are left out where the tenant is no demonstration, or the database is not for one', async () => {
  const real = edited(tiny(), 'tenant.yaml', 'demonstration: true', 'demonstration: false')
  await at.apply(folderOf(real))
  await at.apply(folderOf(edited(tiny(), 'academies/main.yaml', 'learn.tiny', 'learn.other'), 'other'), { people: false })
  for (const slug of ['tiny', 'other']) expect(await at.look(slug, (trx) => trx.selectFrom('people').selectAll().execute())).toEqual([])
  const folder = folderOf(tiny())
  expect((await at.apply(folder)).faults).toMatch(/tenant\.yaml:6: tiny was registered as no demonstration tenant/)
})

test('every act of an apply is the operator’s, and the chain of the trail holds', async () => {
  await at.apply(folderOf(tiny()))
  const kinds = await at.look('tiny', (trx) => trx.selectFrom('trail').select('actor_kind').distinct().execute())
  expect(kinds).toEqual([{ actor_kind: 'operator' }])
  const first = await at.look('tiny', (trx) =>
    trx
      .selectFrom('trail_links as l')
      .innerJoin('trail as t', (join) => join.onRef('t.id', '=', 'l.entry_id').onRef('t.tenant_id', '=', 'l.tenant_id'))
      .select('t.act')
      .orderBy('l.position')
      .limit(1)
      .executeTakeFirst(),
  )
  expect(first).toEqual({ act: 'tenant/registered' })
  const { rows } = await at.look('tiny', (trx) => sql<{ at: string | null }>`select app.trail_break() as at`.execute(trx))
  expect(rows).toEqual([{ at: null }])
})

test('two applies of a new tenant at once make one tenant, and the second finds nothing left to do', async () => {
  const folder = folderOf(tiny())
  const both = await Promise.all([at.apply(folder), at.apply(folder)])
  expect(both.map(({ faults }) => faults)).toEqual(['', ''])
  expect(both.map(({ lines }) => lines.length > 0).sort()).toEqual([false, true])
  expect(await at.tenants()).toHaveLength(1)
})
