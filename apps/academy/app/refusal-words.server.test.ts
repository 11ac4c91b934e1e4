import { Refusal } from '@stoa/domain'
import { expect, test } from 'vitest'
import { saidOf } from './refusal-words.server.ts'

const cairo = { locale: 'ar', time_zone: 'Africa/Cairo' }
const oslo = { locale: 'en', time_zone: 'Europe/Oslo' }
const plain = (said: string) => said.replace(/[\u2066-\u2069]/g, '')

test('a refusal speaks the language of whoever reads it, and the log reads English', () => {
  const refusal = new Refusal('rate/exceeded', { seconds: 12 })
  expect(refusal.sentence).toBe('Too many tries in a short time. Wait 12 seconds and try again.')
  expect(saidOf(refusal, oslo).sentence).toBe(refusal.sentence)
  expect(saidOf(refusal, cairo).sentence).toBe('محاولات كثيرة في وقت قصير. تمكن المحاولة من جديد بعد 12 ثانية.')
})

test('an instant in it is said in the time zone and the language of its reader', () => {
  const refusal = new Refusal('exam/cooling-down', { opens_at: '2026-11-26T22:30:00.000Z' })
  expect(saidOf(refusal, oslo).sentence).toBe('The next attempt opens on 26 November 2026 at 23:30. Until then you can practise as often as you like.')
  expect(plain(saidOf(refusal, cairo).sentence)).toMatch(/^تُفتح المحاولة التالية في 27 نوفمبر 2026 في 12:30/)
})

test('what the domain found wrong with a field is said by its name, and what a form found stays as it is', () => {
  const refusal = new Refusal('people/domain-not-allowed', { domains: 'acme.example' }, { email: 'addressAt', name: 'Write your name.' })
  expect(saidOf(refusal, oslo).fields).toEqual({ email: 'Use an address at acme.example.', name: 'Write your name.' })
  expect(plain(saidOf(refusal, cairo).fields.email!)).toBe('يلزم عنوان في acme.example.')
})
