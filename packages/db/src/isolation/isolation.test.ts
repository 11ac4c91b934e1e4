import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { prepareTemplate } from '../testing.ts'
import { FAULTS } from './faults.ts'
import { examine, examineFault, isCaught, type Examination } from './run.ts'

// Some faults change roles, which belong to a whole server: this one is nobody else's.
let server: { superuserUrl: string; stop(): Promise<void> }
let clean: Examination

beforeAll(async () => {
  const { startPostgres } = await import('../../../../infra/bootstrap/postgres.ts')
  server = await startPostgres({ throwaway: true })
  await prepareTemplate(server.superuserUrl)
  clean = await examine(server.superuserUrl, { rewriteGolden: process.env.STOA_GOLDEN === 'write' })
}, 180_000)

afterAll(() => server?.stop())

test('no tenant, and nobody, gets at rows of another', () => expect(clean.leaks).toEqual([]))

test('every table was attacked in every way, and was not empty when it was', () => {
  expect(clean.tables.length).toBeGreaterThan(50)
  for (const table of clean.tables) {
    const kinds = new Set(clean.verdicts.filter((verdict) => verdict.subject === table).map((verdict) => `${verdict.kind}, ${verdict.context}`))
    for (const kind of ['select', 'insert', 'update', 'give away', 'delete']) {
      expect(kinds, table).toContain(`${kind}, no tenant`)
      expect(kinds, table).toContain(`${kind}, other tenant`)
    }
    expect(kinds, table).toContain('own, own tenant')
  }
})

test('the catalogue keeps every rule', () => expect(clean.findings).toEqual([]))

test('policies and grants are those of golden.txt; STOA_GOLDEN=write makes it say what is there', () => expect(clean.golden).toEqual([]))

describe('a planted fault is caught', () => {
  test.each(FAULTS.map((fault) => [fault.name, fault] as const))('%s', async (_, fault) => {
    const found = await examineFault(server.superuserUrl, fault)
    expect(isCaught(found)).toBe(true)
    expect({ lint: found.findings.length > 0, probes: found.leaks.length > 0 }).toEqual({ lint: fault.by !== 'probes', probes: fault.by !== 'lint' })
  }, 60_000)

  test('and afterwards the server is as it was', async () => {
    const again = await examine(server.superuserUrl)
    expect([again.leaks, again.findings, again.golden]).toEqual([[], [], []])
  }, 60_000)
})
