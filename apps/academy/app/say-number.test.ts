import { numberIn } from '@stoa/domain/library'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { numberExamples, sayNumber } from './say-number.ts'

const languages = ['en', 'nb', 'de', 'de-CH', 'fr', 'es', 'pl', 'pt-BR', 'sv', 'en-IN', 'ar', 'fa', 'tr', 'it']

test('what a page writes is read as the same number, in whatever language', () =>
  fc.assert(
    fc.property(fc.constantFrom(...languages), fc.integer({ min: -99_999_999, max: 99_999_999 }), fc.nat(6), (language, digits, places) => {
      const written = String(digits / 10 ** places)
      fc.pre(!written.includes('e'))
      expect([language, numberIn(sayNumber(written, language), 'bar', language)]).toEqual([language, written === '-0' ? '0' : written])
    }),
    { numRuns: 2000 },
  ))

test('examples show the signs of the language', () => {
  expect(numberExamples('en')).toEqual({ grouped: '12,345.6', plain: '0.5' })
  expect(numberExamples('de')).toEqual({ grouped: '12.345,6', plain: '0,5' })
  expect(numberExamples('nb')).toEqual({ grouped: '12\u00a0345,6', plain: '0,5' })
})
