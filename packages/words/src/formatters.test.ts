import { expect, test } from 'vitest'
import { formatLocale } from './format-locale.ts'
import { say } from './say.ts'

test('numbers in sentences are written as Intl writes them, small or large, in digits of their locale', () => {
  const sentence = '{n, plural, one {#} other {#}}'
  for (const locale of ['en', 'en-US', 'ar', 'ar-EG', 'de-CH', 'hi', 'fa'])
    for (const n of [0, 1, 7, 999, 1_000, 12_345, -3, 0.5]) {
      expect([locale, n, say(locale, sentence, { n })]).toEqual([locale, n, new Intl.NumberFormat(formatLocale(locale)).format(n)])
      expect([locale, n, say(locale, '{n, number}', { n })]).toEqual([locale, n, new Intl.NumberFormat(formatLocale(locale)).format(n)])
    }
})
