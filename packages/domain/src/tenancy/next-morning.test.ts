import { expect, test } from 'vitest'
import { nextMorning } from './next-morning.ts'

const morning = (now: string, zone: string) => nextMorning(new Date(now), zone).toISOString()

test('it is eight where they are, today or tomorrow', () => {
  expect(morning('2026-11-03T03:17:00Z', 'Europe/Oslo')).toBe('2026-11-03T07:00:00.000Z')
  expect(morning('2026-11-03T03:17:00Z', 'Asia/Tokyo')).toBe('2026-11-03T23:00:00.000Z')
  expect(morning('2026-11-03T03:17:00Z', 'America/Los_Angeles')).toBe('2026-11-03T16:00:00.000Z')
  expect(morning('2026-11-03T03:17:00Z', 'Asia/Kathmandu')).toBe('2026-11-04T02:15:00.000Z')
})

test('eight sharp is over, and clocks that are put forward or back make no difference', () => {
  expect(morning('2026-11-03T07:00:00Z', 'Europe/Oslo')).toBe('2026-11-04T07:00:00.000Z')
  expect(morning('2026-03-28T20:00:00Z', 'Europe/Oslo')).toBe('2026-03-29T06:00:00.000Z')
  expect(morning('2026-10-24T20:00:00Z', 'Europe/Oslo')).toBe('2026-10-25T07:00:00.000Z')
})
