import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decimalOf, folded, numberIn } from './fold.ts'

test.each([
  ['  The   DOOR ', 'the door'],
  ['Straße', 'STRASSE'],
  ['STRAẞE', 'strasse'],
  ['ΟΔΟΣ', 'οδος'],
  ['Nguyễn'.normalize('NFD'), 'nguyễn'.normalize('NFC')],
  ['ﬁlter', 'FILTER'],
  ['don’t', "DON'T"],
  ['category\u00a01', 'category 1'],
  ['٤٢', '42'],
  ['lock\u200bout', 'lockout'],
  ['24 V–DC', '24 v-dc'],
])('%j counts as %j', (typed, same) => expect(folded(typed)).toBe(folded(same)))

test('different words stay different', () => expect(new Set(['door', 'doors', 'the door', 'dörr', '0', 'o', 'zero', ''].map(folded)).size).toBe(8))

test('folding twice is folding once, whatever was typed', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
      expect(folded(folded(text))).toBe(folded(text))
    }),
    { numRuns: 2000 },
  ))

test.each([
  ['12.5', '12.5'],
  ['12,5', '12.5'],
  [' +12.50 ', '12.5'],
  ['012', '12'],
  ['-0,0', '0'],
  ['.5', '0.5'],
  ['5.', '5'],
  ['−18', '-18'],
  ['1\u202f250', '1250'],
  ['1\u2009250,75', '1250.75'],
  ["1'250", '1250'],
  ['1,250.5', '1250.5'],
  ['1.250,5', '1250.5'],
  ['٣٫٥', '3.5'],
  ['\u200f-۱۲', '-12'],
  ['１２', '12'],
  ['12,5 bar', '12.5'],
  ['12.5BAR', '12.5'],
])('%j is the number %s', (typed, value) => expect(numberIn(typed, 'bar')).toBe(value))

test.each(['', ' ', '.', '-', '+-1', 'twelve', '1e3', '1e999', 'NaN', 'Infinity', '0x10', '12.5.1', '1,2,3', '12 5 psi', '½', '1/2', '1'.repeat(31), '\0', '𝟙𝟚e1'])(
  '%j is no number',
  (typed) => expect(numberIn(typed, 'bar')).toBeNull(),
)

test('a number of a file is written without exponent or refused, and read again as the same', () => {
  expect(decimalOf(12.5)).toBe('12.5')
  expect(decimalOf(-0.1)).toBe('-0.1')
  for (const number of [1e-7, 1e21, Number.NaN, Number.POSITIVE_INFINITY]) expect(decimalOf(number)).toBeNull()
  fc.assert(
    fc.property(fc.double({ noNaN: true }), (number) => {
      const decimal = decimalOf(number) ?? '0'
      expect([numberIn(decimal), decimalOf(Number(decimal))]).toEqual([decimal, decimal])
    }),
  )
})
