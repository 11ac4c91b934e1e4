import { expect, test } from 'vitest'
import { answersNeeded, bandOf } from './band.ts'

test.each([
  [0, 0, 'unknown'],
  [4, 4, 'unknown'],
  [5, 5, 'ready'],
  [5, 4, 'ready'],
  [5, 3, 'nearly'],
  [5, 2, 'not-yet'],
  [10, 8, 'ready'],
  [10, 7, 'nearly'],
  [10, 6, 'nearly'],
  [100, 79, 'nearly'],
  [100, 60, 'nearly'],
  [100, 59, 'not-yet'],
  [8, 0, 'not-yet'],
] as const)('of %i answers %i right, with 80 %% to pass: %s', (answered, right, band) => {
  expect(bandOf(answered, right, 80)).toBe(band)
})

test('whoever got nothing right is not there yet, however low the mark', () => expect(bandOf(5, 0, 1)).toBe('not-yet'))

test.each([
  [0, null],
  [2, null],
  [3, 3],
  [4, 4],
  [5, 5],
  [40, 5],
] as const)('where there are %i questions to answer it takes %s', (questions, needed) => expect(answersNeeded(questions)).toBe(needed))

test('where there are three questions in all, three answers say something, and two do not', () => {
  expect([bandOf(2, 2, 80, 3), bandOf(3, 3, 80, 3), bandOf(3, 2, 80, 3), bandOf(3, 1, 80, 3)]).toEqual(['unknown', 'ready', 'nearly', 'not-yet'])
  expect(bandOf(2, 2, 80, null)).toBe('unknown')
})
