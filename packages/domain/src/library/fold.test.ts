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
])('%j is the number %s', (typed, value) => expect(numberIn(typed, 'bar', 'en')).toBe(value))

test.each([
  ['9,000', 'en', '9000'],
  ['9,000', 'nb', '9'],
  ['9.000', 'nb', '9000'],
  ['40.200', 'en', '40.2'],
  ['40,200', 'en', '40200'],
  ['40.200', 'de', '40200'],
  ['-2.400 bar', 'de', '-2400'],
  ['2,400', 'de', '2.4'],
  ['0,250', 'en', '0.25'],
  ['0.250', 'de', '0.25'],
  ['1250,750', 'en', '1250.75'],
  ['1.250', 'de-CH', '1.25'],
  ['1,234,567', 'de', '1234567'],
  ['1.234.567', 'en', '1234567'],
  ['12,34,567', 'en', '1234567'],
  ['12,34,567.5', 'en', '1234567.5'],
  ['٢٬٤٠٠', 'ar', '2400'],
  ['٢٫٤٠٠', 'de', '2.4'],
  ['٢,٤٠٠', 'ar', '2400'],
])('%j in a course of the language %s is the number %s', (typed, language, value) => expect(numberIn(typed, 'bar', language)).toBe(value))

test.each(['', ' ', '.', '-', '+-1', 'twelve', '1e3', '1e999', 'NaN', 'Infinity', '0x10', '12.5.1', '1,2,3', '12 5 psi', '½', '1/2', '1'.repeat(31), '\0', '𝟙𝟚e1'])(
  '%j is no number',
  (typed) => expect(numberIn(typed, 'bar', 'en')).toBeNull(),
)

test.each(['1,234,56', '1.234.5678', '1.234,567.8', '1,23,45'])('%j is no number: that is no way to group', (typed) => expect(numberIn(typed, null, 'en')).toBeNull())

test('a number of a file is written without exponent or refused, and read again as the same', () => {
  expect(decimalOf(12.5)).toBe('12.5')
  expect(decimalOf(-0.1)).toBe('-0.1')
  for (const number of [1e-7, 1e21, Number.NaN, Number.POSITIVE_INFINITY]) expect(decimalOf(number)).toBeNull()
  fc.assert(
    fc.property(fc.double({ noNaN: true }), (number) => {
      const decimal = decimalOf(number) ?? '0'
      expect([numberIn(decimal, null, 'en'), decimalOf(Number(decimal))]).toEqual([decimal, decimal])
    }),
  )
})
