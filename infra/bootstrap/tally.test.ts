import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { dataPath } from './places.ts'
import { playwrightTally, vitestTally } from './tally.ts'

const folder = dataPath('test', `tally-${process.pid}`)
mkdirSync(folder, { recursive: true })
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function report(content: unknown): string {
  const file = join(folder, 'report.json')
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return file
}

const vitest = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, numTodoTests: 0, testResults: [] as unknown[] }
const playwright = { stats: { expected: 2, unexpected: 0, flaky: 0, skipped: 0 }, errors: [] as unknown[] }

test('what passed is counted', () => {
  expect(vitestTally(report(vitest), 0)).toEqual({ passed: 3, failed: 0, skipped: 1 })
  expect(playwrightTally(report(playwright), 0)).toEqual({ passed: 2, failed: 0, skipped: 0 })
})

test('a test file that does not load is a failure', () => {
  expect(vitestTally(report({ ...vitest, testResults: [{ status: 'failed', assertionResults: [] }] }), 1)).toMatchObject({ passed: 3, failed: 1 })
})

test('a runner that breaks off is a failure, with half a report or none', () => {
  expect(vitestTally(report('{"numPassedTests": 3,'), 1)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  expect(playwrightTally(join(folder, 'missing.json'), 0)).toEqual({ passed: 0, failed: 1, skipped: 0 })
})

test('a runner that ends badly without naming a failure has failed', () => {
  expect(vitestTally(report(vitest), 1)).toMatchObject({ passed: 3, failed: 1 })
  expect(playwrightTally(report(playwright), null)).toMatchObject({ passed: 2, failed: 1 })
})

test('a run without a single test has failed', () => {
  expect(vitestTally(report({ ...vitest, numPassedTests: 0 }), 0)).toMatchObject({ failed: 1 })
})

test('a story that passes only when repeated has failed', () => {
  expect(playwrightTally(report({ ...playwright, stats: { expected: 2, unexpected: 0, flaky: 1, skipped: 0 } }), 0)).toMatchObject({ passed: 2, failed: 1 })
})
