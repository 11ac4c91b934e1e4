import { expect, test } from 'vitest'
import { guestReader, keepLanguage, languagesIn, readerOf } from './reader.server.ts'

const academy = { locale: 'en', time_zone: 'Europe/Oslo' } as Parameters<typeof guestReader>[0]

test('a browser says which languages it would like, best first, and what cannot be read is passed over', () => {
  expect(languagesIn('de-CH, en;q=0.5, ar-EG;q=0.8')).toEqual(['de-CH', 'ar-EG', 'en'])
  expect(languagesIn('ar; q=0, *, en ;q=0.1')).toEqual(['en'])
  for (const odd of [undefined, '', ';q=1', 'ar;q=2', 'ar;q=x', '../..', 'é', 'x'.repeat(9000)]) expect(languagesIn(odd), odd).toEqual([])
})

test('a guest reads what was chosen in the browser, else what it asks for, else as the academy writes', () => {
  const kept = keepLanguage('en-US', false).split(';')[0]
  const inLocale = (cookies: string | undefined, asked: string | undefined) => guestReader(academy, cookies, asked, false).locale
  expect([inLocale(kept, 'ar'), inLocale(undefined, 'la, ar;q=0.4'), inLocale(undefined, 'la')]).toEqual(['en-US', 'ar', 'en'])
  // Of a cookie from elsewhere, or one too many, nothing is believed.
  for (const odd of ['stoa-language=xx', 'stoa-language=../../ar', 'stoa-language=en; stoa-language=ar', 'stoa-language=']) expect(inLocale(odd, 'ar')).toBe('ar')
})

test('somebody who is signed in reads as their account says', () => {
  expect(readerOf(academy, { locale: 'ar', time_zone: null })).toEqual({ locale: 'ar', time_zone: 'Europe/Oslo' })
  expect(readerOf(academy, { locale: 'tlh', time_zone: 'Asia/Riyadh' })).toEqual({ locale: 'en', time_zone: 'Asia/Riyadh' })
})
