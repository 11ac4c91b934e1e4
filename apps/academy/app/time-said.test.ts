import { languageOf } from '@stoa/words'
import { expect, test } from 'vitest'
import { spoken } from './spoken.ts'
import { momentsOf, saidBetween } from './time-said.ts'

const english = spoken('en', languageOf('en').words.pages)

test.each([
  [60, [30, 10, 5, 1]],
  [30, [15, 10, 5, 1]],
  [20, [10, 5, 1]],
  [11, [10, 5, 1]],
  [10, [5, 1]],
  [5, [2, 1]],
  [2, [1]],
  [1, []],
])('an exam of %i minutes says its time at %j', (minutes, moments) => expect(momentsOf(minutes)).toEqual(moments))

test('the time is said when a moment is passed, and not at any other minute', () => {
  const said = Array.from({ length: 61 }, (_, at) => 60 - at).flatMap((now) => saidBetween(english, now + 1, now, 60) ?? [])
  expect(said).toEqual(['Half of the time is over: 30 minutes left.', '10 minutes left.', '5 minutes left.', '1 minute left.'])
})

test('a device that slept says how it stands now, once', () => {
  expect(saidBetween(english, 40, 4, 60)).toBe('4 minutes left.')
  expect(saidBetween(english, 4, 4, 60)).toBeNull()
  expect(saidBetween(english, 4, 0, 60)).toBeNull()
})
