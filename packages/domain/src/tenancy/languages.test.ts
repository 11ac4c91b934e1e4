import { expect, test } from 'vitest'
import { timeZoneNamed } from './languages.ts'

test.each([
  ['Europe/Oslo', 'Europe/Oslo'],
  ['europe/oslo', 'Europe/Oslo'],
  ['Oslo', 'Europe/Oslo'],
  [' new york ', 'America/New_York'],
  ['utc', 'UTC'],
])('a time zone is known by its name or its city: %s', (typed, zone) => expect(timeZoneNamed(typed)).toBe(zone))

test('a city that was renamed is known by both names', () => {
  expect(timeZoneNamed('Kolkata')).not.toBeNull()
  expect(timeZoneNamed('Kolkata')).toBe(timeZoneNamed('Calcutta'))
})

test.each(['Trondheim', 'Oslo/Europe', '+02:00', '', '../Oslo'])('nothing else is taken for one: %s', (typed) => expect(timeZoneNamed(typed)).toBeNull())
