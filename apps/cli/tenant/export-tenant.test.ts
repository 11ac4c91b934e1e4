import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { bench, type Bench } from '../test/bench.ts'
import { everyKind, otherKinds } from '../test/every-kind.ts'
import { edited, folderOf, newFolder, removeFolders, tiny } from '../test/tiny.ts'
import { exportTenant } from './export-tenant.ts'
import { writeTenant } from './write-tenant.ts'

const TENANTS = join(import.meta.dirname, '../../../tenants')

let at: Bench
let fresh: Bench
beforeEach(async () => {
  ;[at, fresh] = [await bench(), await bench()]
})
afterEach(async () => {
  await at.copy.drop()
  await fresh.copy.drop()
})
afterAll(removeFolders)

const sameFiles = (a: string, b: string) => execFileSync('diff', ['-r', a, b], { encoding: 'utf8' })

test.each([
  ['tiny', () => folderOf(tiny())],
  ['every-kind', () => folderOf(everyKind(), 'every-kind')],
  ['halden', () => join(TENANTS, 'halden')],
  ['meridian', () => join(TENANTS, 'meridian')],
])(
  '%s comes back as it went in: applying the export changes nothing, also by way of a database that never knew it',
  async (slug, folder) => {
    await at.apply(folder())
    const first = await at.export(slug)
    sameFiles(first, await at.export(slug))
    expect(await at.apply(first)).toEqual({ lines: [], faults: '' })
    expect((await fresh.apply(first)).faults).toBe('')
    sameFiles(first, await fresh.export(slug))
    expect(await fresh.apply(first)).toEqual({ lines: [], faults: '' })
  },
  240_000,
)

test('an export holds what was written: words, right answers and the very bytes of files', async () => {
  const files = tiny()
  await at.apply(folderOf(files))
  const folder = await at.export('tiny')
  const read = (path: string) => readFileSync(join(folder, path), 'utf8')
  expect(read('courses/care/lessons/01-look.md')).toBe(files['courses/care/lessons/01-look.md'])
  expect(read('courses/care/pools/looking.yaml')).toContain('- text: Thinking\n        correct: true\n')
  expect(read('academies/main.yaml')).toContain('alias: start')
  expect(new Uint8Array(readFileSync(join(folder, 'courses/care/media/cover.png')))).toEqual(
    new Uint8Array(files['courses/care/media/front.png'] as Uint8Array),
  )
  expect(read('people.yaml')).not.toContain('password')
})

test('a blueprint by difficulty and a promise come back in the words they were written in', async () => {
  const files = edited(edited(tiny(), 'courses/care/exam.yaml', 'count: 2', 'easy: 1, hard: 1'), 'courses/care/exam.yaml', 'rules:', 'honour: I sit alone.\nrules:')
  await at.apply(folderOf(files))
  const exam = readFileSync(join(await at.export('tiny'), 'courses/care/exam.yaml'), 'utf8')
  expect(exam).toContain('draw:\n  - pool: looking\n    easy: 1\n    medium: 0\n    hard: 1\n')
  expect(exam).toContain('honour: I sit alone.\n')
})

test('a check and a question of every kind come back in the words they were written in', async () => {
  const files = everyKind()
  await at.apply(folderOf(files))
  const folder = await at.export('tiny')
  const read = (path: string) => readFileSync(join(folder, path), 'utf8')
  expect(read('courses/care/lessons/01-look.md')).toBe(files['courses/care/lessons/01-look.md'])
  const pool = read('courses/care/pools/looking.yaml')
  for (const [id, words] of Object.entries(otherKinds)) {
    const [kind, ...rest] = words.trimEnd().split('\n')
    const lines = [`id: pool-${id}`, kind, 'block: why', 'difficulty: 2', ...rest, 'explanation: So it is.']
    expect(pool).toContain(`  - ${lines.join('\n    ')}\n`)
  }
})

test('reading the answer keys leaves a line in the trail for each pool', async () => {
  await at.apply(folderOf(tiny()))
  await at.export('tiny')
  expect(
    await at.look('tiny', (trx) => trx.selectFrom('trail').select(['actor_kind', 'act']).where('act', '=', 'answer-keys/read').execute()),
  ).toEqual([{ actor_kind: 'operator', act: 'answer-keys/read' }])
})

test('people of a tenant that is no demonstration are not exported', async () => {
  await at.apply(folderOf({ ...tiny(), 'tenant.yaml': String(tiny()['tenant.yaml']).replace('true', 'false') }))
  const folder = await at.export('tiny')
  expect(() => readFileSync(join(folder, 'people.yaml'))).toThrow(/ENOENT/)
})

test('a folder that holds something is left alone, and bytes that are lost leave no half an export', async () => {
  await at.apply(folderOf(tiny()))
  const tenant = { id: (await at.tenants())[0]!, slug: 'tiny', demonstration: true }
  const forms = await exportTenant(at.copy.db, tenant, 'localhost')
  const folder = newFolder()
  writeFileSync(join(folder, 'mine.txt'), 'mine')
  await expect(writeTenant(forms, at.world.storage, folder)).rejects.toThrow(/is not empty/)
  const empty = join(newFolder(), 'empty')
  mkdirSync(empty)
  await expect(writeTenant(forms, fresh.world.storage, empty)).rejects.toThrow(/Storage does not hold/)
  expect(execFileSync('ls', ['-A', empty, join(empty, '..')], { encoding: 'utf8' })).not.toMatch(/partial|yaml/)
})
