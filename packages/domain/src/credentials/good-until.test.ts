import { sql } from '@stoa/db'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ACME, scene, useGround } from '../testing.ts'
import { goodUntil } from './good-until.ts'

useGround()

test.each([
  ['2026-11-23', 24, '2028-11-23'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2024-02-29', 48, '2028-02-29'],
  ['2023-02-28', 12, '2024-02-28'],
  ['2026-01-31', 1, '2026-02-28'],
  ['2028-01-31', 1, '2028-02-29'],
  ['2026-03-31', 1, '2026-04-30'],
  ['2026-08-31', 6, '2027-02-28'],
  ['2026-12-31', 2, '2027-02-28'],
  ['2026-12-01', 1, '2027-01-01'],
  ['2096-02-29', 48, '2100-02-28'],
  ['1999-12-31', 120, '2009-12-31'],
])('issued on %s for %i months is good until %s', (issued, months, until) => expect(goodUntil(issued, months)).toBe(until))

test('the last day is the one that Postgres finds, for every day and number of months', () =>
  scene(ACME, 'guest', async ({ trx }) => {
    const day = fc
      .date({ min: new Date('1970-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10))
    const cases = fc.sample(fc.record({ issued: day, months: fc.integer({ min: 1, max: 120 }) }), 5000)
    const { rows } = await sql<{ until: string }>`
      select (w.issued + w.months * interval '1 month')::date as until
      from json_to_recordset(${JSON.stringify(
        cases.map((one, at) => ({ ...one, at })),
      )}::json) as w (issued date, months int, at int) order by w.at`.execute(trx)
    expect(cases.map(({ issued, months }) => goodUntil(issued, months))).toEqual(rows.map((row) => row.until))
  }))
