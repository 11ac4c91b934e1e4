import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { clone, type Clone } from '@stoa/db/testing'
import { sql } from '@stoa/db'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { edited, folderOf, newFolder, removeFolders, tiny } from './test/tiny.ts'

let copy: Clone
let data: string
beforeAll(async () => {
  ;[copy, data] = [await clone(), newFolder()]
})
afterAll(async () => {
  await copy.drop()
  removeFolders()
})

async function stoa(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const env = { PATH: process.env.PATH, DATABASE_URL: copy.appUrl, DATABASE_OWNER_URL: copy.ownerUrl, STOA_DATA: data, STOA_DEMONSTRATION: 'yes' }
  const run = promisify(execFile)(process.execPath, ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'main.ts'), ...args], { env })
  return run.then(
    ({ stdout, stderr }) => ({ code: 0, out: stdout, err: stderr }),
    (error) => ({ code: error.code, out: error.stdout, err: error.stderr }),
  )
}
const tenants = async () => (await sql`select app.tenants_due()`.execute(copy.db.doors)).rows.length

test('a folder with faults is refused with file and line, and nothing is written', async () => {
  const folder = folderOf(edited(tiny(), 'tenant.yaml', 'locale: en', 'locale: "?"'))
  const { code, out, err } = await stoa('tenant', 'apply', folder)
  expect([code, out]).toEqual([1, ''])
  expect(err).toBe(`${folder}/tenant.yaml:4: locale must be a language tag such as en or de-CH.\n1 fault; nothing has been written.\n`)
  expect(await tenants()).toBe(0)
})

test('a tenant is tried, applied, exported, and applied from its export under its own name', async () => {
  const folder = folderOf(tiny())
  expect(await stoa('tenant', 'apply', folder, '--dry-run')).toMatchObject({
    code: 0,
    out: expect.stringMatching(/\+ tenant tiny[\s\S]*dry run: nothing has been written/),
  })
  expect(await tenants()).toBe(0)
  expect(await stoa('tenant', 'apply', folder)).toMatchObject({ code: 0, out: expect.stringContaining('+ course care: version 1') })
  expect(await tenants()).toBe(1)
  const out = join(newFolder(), 'out')
  expect((await stoa('tenant', 'export', 'tiny', out)).code).toBe(0)
  expect(readFileSync(join(out, 'tenant.yaml'), 'utf8')).toContain('name: Tiny\n')
  expect(await stoa('tenant', 'apply', out, '--as', 'tiny')).toMatchObject({ code: 0, out: expect.stringMatching(/^tiny\n {2}\d+ unchanged\n$/) })
})

test('what cannot be done is said in one sentence, without a stack', async () => {
  expect(await stoa('tenant', 'export', 'nobody', join(newFolder(), 'x'))).toEqual({ code: 1, out: '', err: 'There is no tenant nobody.\n' })
  expect(await stoa('tenant', 'apply')).toMatchObject({ code: 1, err: expect.stringMatching(/^Usage: stoa tenant apply <folder>/) })
  expect(await stoa('migrate')).toEqual({ code: 0, out: 'The database is up to date.\n', err: '' })
  expect(await stoa('dance')).toMatchObject({ code: 2, err: expect.stringContaining('npm run stoa -- doctor') })
})

test('the doctor answers with a line for each thing and fails while something needs somebody', async () => {
  const { code, out } = await stoa('doctor')
  expect(code).toBe(1)
  expect(out.split('\n').filter((line) => line.startsWith('attention'))).toEqual([
    expect.stringContaining('worker: none has been heard lately. Start it with npm start'),
  ])
  expect(out).toMatch(/ok {9}storage: files in .*\nok/)
})
