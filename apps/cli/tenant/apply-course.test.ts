import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { sql } from '@stoa/db'
import { bench, type Bench } from '../test/bench.ts'
import { edited, folderOf, removeFolders, tiny } from '../test/tiny.ts'

const LESSON = 'courses/care/lessons/01-look.md'
const POOL = 'courses/care/pools/looking.yaml'

let at: Bench
beforeEach(async () => {
  at = await bench()
})
afterEach(() => at.copy.drop())
afterAll(removeFolders)

const blocksOf = (number: number) =>
  at.look('tiny', (trx) =>
    trx
      .selectFrom('blocks as b')
      .innerJoin('course_versions as v', 'v.id', 'b.version_id')
      .select(['b.slug', 'b.content_hash', 'b.html'])
      .where('v.number', '=', number)
      .orderBy('b.slug')
      .execute(),
  )
const questionsOf = (number: number) =>
  at.look('tiny', (trx) =>
    trx
      .selectFrom('exam_questions as x')
      .innerJoin('exams as e', 'e.id', 'x.exam_id')
      .innerJoin('course_versions as v', 'v.id', 'e.version_id')
      .innerJoin('questions as q', 'q.id', 'x.question_id')
      .select(['q.id', 'q.slug', 'q.number', 'q.prompt'])
      .where('v.number', '=', number)
      .orderBy('q.slug')
      .execute(),
  )

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
  const renamed = edited(
    edited(files, LESSON, 'media/plan.png', 'media/map.png'),
    'courses/care/lessons/05-act.md',
    'media/plan.png',
    'media/map.png',
  )
  expect((await at.apply(folderOf({ ...renamed, 'courses/care/media/map.png': plan! }))).lines).toEqual([])
})

test('a changed question gets the number 2, and the exam of the old version still lists the old row', async () => {
  await at.apply(folderOf(tiny()))
  const before = await questionsOf(1)
  const after = await at.apply(folderOf(edited(tiny(), POOL, 'prompt: What comes first?', 'prompt: What do you do first?')))
  expect(after.lines).toEqual(['changed · course care · version 2, 0 blocks changed, 0 added, 0 removed, 1 new questions'])
  expect(await questionsOf(1)).toEqual(before)
  const now = await questionsOf(2)
  expect(now.map(({ slug, number }) => [slug, number])).toEqual([
    ['before-acting', 1],
    ['what-first', 2],
  ])
  expect(now[0]!.id).toBe(before[0]!.id)
  expect(now[1]!.id).not.toBe(before[1]!.id)
})

test('a key that changes makes a new question, though nobody who asks as the app can see which choice is right', async () => {
  await at.apply(folderOf(tiny()))
  await at.apply(folderOf(edited(tiny(), POOL, '{ text: Thinking, correct: true }', '{ text: Thinking }')))
  expect((await questionsOf(2)).map((row) => row.number)).toEqual([2, 1])
  await expect(at.look('tiny', (trx) => sql`select * from answer_keys`.execute(trx))).rejects.toMatchObject({ code: '42501' })
})

test('a certification that changes gets a new version', async () => {
  await at.apply(folderOf(tiny()))
  const after = await at.apply(folderOf(edited(tiny(), 'certifications/careful.yaml', 'valid_months: null', 'valid_months: 12')))
  expect(after.lines).toEqual(['changed · certification careful · version 2: valid_months'])
  expect(
    await at.look('tiny', (trx) => trx.selectFrom('certification_versions').select(['number', 'valid_months']).orderBy('number').execute()),
  ).toEqual([
    { number: 1, valid_months: null },
    { number: 2, valid_months: 12 },
  ])
  expect((await at.apply(folderOf(edited(tiny(), 'certifications/careful.yaml', 'valid_months: null', 'valid_months: 12')))).lines).toEqual([])
})

test('the bytes that pages need are in storage, and lost ones come back with the next apply', async () => {
  await at.apply(folderOf(tiny()))
  const hashes = await at.look('tiny', (trx) =>
    trx.selectFrom('renditions').select('sha256').union(trx.selectFrom('assets').select('sha256')).execute(),
  )
  expect(hashes.length).toBeGreaterThan(4)
  for (const { sha256 } of hashes) await at.world.storage.delete(sha256)
  await at.apply(folderOf(tiny()))
  for (const { sha256 } of hashes) expect(await at.world.storage.has(sha256)).toBe(true)
})
