import { expect, test } from 'vitest'
import { dayIn, daysUntil } from './day-in.ts'

test.each([
  ['2026-03-29T00:30:00Z', 'Europe/Oslo', '2026-03-29'],
  ['2026-06-30T22:30:00Z', 'Europe/Oslo', '2026-07-01'],
  ['2026-06-30T21:59:59.999Z', 'Europe/Oslo', '2026-06-30'],
  ['2026-12-31T23:30:00Z', 'Europe/Oslo', '2027-01-01'],
  ['2026-12-31T23:30:00Z', 'UTC', '2026-12-31'],
  ['2026-12-31T23:30:00Z', 'America/New_York', '2026-12-31'],
  ['2026-01-01T04:59:59Z', 'America/New_York', '2025-12-31'],
  ['2026-01-01T10:00:00Z', 'Pacific/Kiritimati', '2026-01-02'],
  ['2026-01-01T10:59:59Z', 'Pacific/Pago_Pago', '2025-12-31'],
  ['2026-01-01T18:14:59Z', 'Asia/Kathmandu', '2026-01-01'],
  ['2026-01-01T18:15:00Z', 'Asia/Kathmandu', '2026-01-02'],
  ['2026-02-02T12:00:00Z', 'Asia/Riyadh', '2026-02-02'],
])('%s is in %s the day %s', (instant, zone, day) => expect(dayIn(new Date(instant), zone)).toBe(day))

test.each([
  ['2026-03-28', '2026-03-30', 2],
  ['2026-10-24', '2026-10-26', 2],
  ['2026-11-26', '2026-11-26', 0],
  ['2028-03-01', '2028-02-28', -2],
  ['2026-12-31', '2027-01-01', 1],
])('from %s to %s it is %i days, whatever clocks are put to in between', (today, day, days) => expect(daysUntil(today, day)).toBe(days))
