import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { join } from 'node:path'
import { passwordFits } from '@stoa/domain/people'
import { sql } from '@stoa/db'
import { bench, type Bench } from '../test/bench.ts'
import { edited, folderOf, removeFolders, tiny } from '../test/tiny.ts'

const TENANTS = join(import.meta.dirname, '../../../tenants')
const LESSON = 'courses/care/lessons/01-look.md'
const POOL = 'courses/care/pools/looking.yaml'

let at: Bench
beforeEach(async () => { at = await bench() })
afterEach(() => at.copy.drop())
afterAll(removeFolders)

const trailLength = (slug: string) => at.look(slug, (trx) => trx.selectFrom('trail').select(({ fn }) => fn.countAll<string>().as('n')).executeTakeFirstOrThrow())
const blocksOf = (number: number) => at.look('tiny', (trx) => trx
  .selectFrom('blocks as b').innerJoin('course_versions as v', 'v.id', 'b.version_id')
  .select(['b.slug', 'b.content_hash', 'b.html']).where('v.number', '=', number).orderBy('b.slug').execute())
const questionsOf = (number: number) => at.look('tiny', (trx) => trx
  .selectFrom('exam_questions as x').innerJoin('exams as e', 'e.id', 'x.exam_id').innerJoin('course_versions as v', 'v.id', 'e.version_id').innerJoin('questions as q', 'q.id', 'x.question_id')
  .select(['q.id', 'q.slug', 'q.number', 'q.prompt']).where('v.number', '=', number).orderBy('q.slug').execute())

test.each(['halden', 'meridian'])('%s applies, and a second time changes nothing and leaves nothing in the trail', async (slug) => {
  const first = await at.apply(join(TENANTS, slug))
  expect(first.faults).toBe('')
  expect(first.lines).toContain(`added · tenant ${slug}`)
  const before = await trailLength(slug)
  expect(await at.apply(join(TENANTS, slug))).toEqual({ lines: [], faults: '' })
  expect(await trailLength(slug)).toEqual(before)
}, 120_000)

test('a changed block makes version 2 and keeps the hashes of all the others', async () => {
  await at.apply(folderOf(tiny()))
  const after = await at.apply(folderOf(edited(tiny(), LESSON, 'Before you act.', 'Before you do anything.')))
  expect(after.lines).toEqual(['changed · course care · version 2, 1 blocks changed, 0 added, 0 removed, 0 new questions'])
  const [one, two] = [await blocksOf(1), await blocksOf(2)]
  expect(two.map((block) => block.slug)).toEqual(one.map((block) => block.slug))
  expect(two.filter((block, index) => block.content_hash !== one[index]!.content_hash).map((block) => block.slug)).toEqual(['stop'])
  expect(one.find((block) => block.slug === 'stop')!.html).toBe('<p>Before you act.</p>')
})

test('a block that moves or whose file is renamed is the same block', async () => {
  await at.apply(folderOf(tiny()))
  const { 'courses/care/media/plan.png': plan, ...files } = tiny()
  const renamed = edited(edited(files, LESSON, 'media/plan.png', 'media/map.png'), 'courses/care/lessons/05-act.md', 'media/plan.png', 'media/map.png')
  expect((await at.apply(folderOf({ ...renamed, 'courses/care/media/map.png': plan! }))).lines).toEqual([])
})

test('a changed question gets the number 2, and the exam of the old version still lists the old row', async () => {
  await at.apply(folderOf(tiny()))
  const before = await questionsOf(1)
  const after = await at.apply(folderOf(edited(tiny(), POOL, 'prompt: What comes first?', 'prompt: What do you do first?')))
  expect(after.lines).toEqual(['changed · course care · version 2, 0 blocks changed, 0 added, 0 removed, 1 new questions'])
  expect(await questionsOf(1)).toEqual(before)
  const now = await questionsOf(2)
  expect(now.map(({ slug, number }) => [slug, number])).toEqual([['before-acting', 1], ['what-first', 2]])
  expect(now[0]!.id).toBe(before[0]!.id)
  expect(now[1]!.id).not.toBe(before[1]!.id)
})

test('a key that changes makes a new question, though nobody who asks as the app can see which choice is right', async () => {
  await at.apply(folderOf(tiny()))
  await at.apply(folderOf(edited(tiny(), POOL, '{ text: Thinking, correct: true }', '{ text: Thinking }')))
  expect((await questionsOf(2)).map((row) => row.number)).toEqual([2, 1])
  await expect(at.look('tiny', (trx) => sql`select * from answer_keys`.execute(trx))).rejects.toMatchObject({ code: '42501' })
})

test('two tenants may own the same slugs', async () => {
  expect((await at.apply(folderOf(tiny()))).faults).toBe('')
  const other = { ...tiny(), 'academies/main.yaml': String(tiny()['academies/main.yaml']).replace('learn.tiny.test', 'learn.other.test') }
  expect((await at.apply(folderOf(other, 'other'))).faults).toBe('')
  expect(await at.look('other', (trx) => trx.selectFrom('courses').select('slug').execute())).toEqual([{ slug: 'care' }])
})

test('a host of another tenant is refused where it is written, and nothing of the newcomer is left', async () => {
  await at.apply(folderOf(tiny()))
  const folder = folderOf(tiny(), 'other')
  expect((await at.apply(folder)).faults).toBe(`${folder}/academies/main.yaml:8: The host learn.tiny.test belongs to another company. Choose a different one.\n`)
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
  const hosts = () => at.look('tiny', (trx) => trx.selectFrom('academy_hosts as h').innerJoin('academies as a', 'a.id', 'h.academy_id').select(['h.host', 'h.position']).where('a.slug', '=', 'main').orderBy('h.position').execute())
  expect((await hosts()).map((row) => row.host)).toEqual(['learn.tiny.test', 'main.tiny.localhost', 'start.tiny.localhost'])
  const after = await at.apply(folderOf(edited(tiny(), 'academies/main.yaml', 'hosts: [learn.tiny.test]\nalias: start\n', '')))
  expect(after.lines).toEqual(['removed · host learn.tiny.test', 'removed · host start.tiny.localhost', 'changed · host main.tiny.localhost · academy main, place 1'])
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
  expect(await at.look('tiny', (trx) => trx.selectFrom('academies').select('slug').where('id', '=', rows[0]!.academy_id).execute())).toEqual([{ slug: 'main' }])
  expect((await at.apply(folderOf(tiny()))).lines).toEqual([])
})

test('what is gone from the files: a course leaves the catalogue, roles end, people and enrollments stay', async () => {
  await at.apply(folderOf(tiny()))
  const files = edited(edited(tiny(), 'academies/main.yaml', 'catalogue: [care]', 'catalogue: []'), 'people.yaml', '{ role: owner }, ', '')
  const after = await at.apply(folderOf({ ...files, 'people.yaml': String(files['people.yaml']).split('- email: ben')[0]! }))
  expect(after.lines).toEqual(['changed · catalogue of main · empty', 'removed · role owner of ann@tiny.example', 'removed · role organization-manager of ben@tiny.example'])
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
  const hashOf = (name: string) => at.look('tiny', (trx) => trx.selectFrom('passwords as w').innerJoin('people as p', 'p.id', 'w.person_id').select('w.hash').where('p.name', '=', name).executeTakeFirstOrThrow())
  const before = await hashOf('Ann')
  await at.apply(folderOf(tiny()))
  expect(await hashOf('Ann')).toEqual(before)
  expect((await at.apply(folderOf(edited(tiny(), 'people.yaml', 'ten letters at least', 'another password')))).lines).toEqual(['changed · person ann@tiny.example · password'])
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

test('a certification that changes gets a new version', async () => {
  await at.apply(folderOf(tiny()))
  const after = await at.apply(folderOf(edited(tiny(), 'certifications/careful.yaml', 'valid_months: null', 'valid_months: 12')))
  expect(after.lines).toEqual(['changed · certification careful · version 2: valid_months'])
  expect(await at.look('tiny', (trx) => trx.selectFrom('certification_versions').select(['number', 'valid_months']).orderBy('number').execute()))
    .toEqual([{ number: 1, valid_months: null }, { number: 2, valid_months: 12 }])
  expect((await at.apply(folderOf(edited(tiny(), 'certifications/careful.yaml', 'valid_months: null', 'valid_months: 12')))).lines).toEqual([])
})

test('every act of an apply is the operator’s, and the chain of the trail holds', async () => {
  await at.apply(folderOf(tiny()))
  const kinds = await at.look('tiny', (trx) => trx.selectFrom('trail').select('actor_kind').distinct().execute())
  expect(kinds).toEqual([{ actor_kind: 'operator' }])
  const { rows } = await at.look('tiny', (trx) => sql<{ at: string | null }>`select app.trail_break() as at`.execute(trx))
  expect(rows).toEqual([{ at: null }])
})

test('the bytes that pages need are in storage, and lost ones come back with the next apply', async () => {
  await at.apply(folderOf(tiny()))
  const hashes = await at.look('tiny', (trx) => trx.selectFrom('renditions').select('sha256').union(trx.selectFrom('assets').select('sha256')).execute())
  expect(hashes.length).toBeGreaterThan(4)
  for (const { sha256 } of hashes) await at.world.storage.delete(sha256)
  await at.apply(folderOf(tiny()))
  for (const { sha256 } of hashes) expect(await at.world.storage.has(sha256)).toBe(true)
})
