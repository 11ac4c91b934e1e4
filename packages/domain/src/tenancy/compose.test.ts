import { languageOf, type LetterName } from '@stoa/words'
import { expect, test } from 'vitest'
import { compose, type Message } from './compose.ts'
import type { Academy } from './load-academy.ts'

const academy = {
  name: 'Halden Academy',
  tagline: 'for customers',
  locale: 'en',
  time_zone: 'Europe/Oslo',
  brand: { ink: 'oklch(0.27 0.028 158)', accent: 'oklch(0.685 0.2 42)', paper: 'oklch(0.97 0.0042 145)', corner: 0.2, shadow: 0, display_face: 'archivo', hero: 'dark' },
  company: { name: 'Halden', legal_name: 'Halden Robotics AS', place: 'Trondheim', logo_sha256: 'a'.repeat(64) },
} as unknown as Academy

const names = Object.keys(languageOf('en').words.letters) as LetterName[]
const url = 'https://a.test/b?c=1&d=2'
const filled: Omit<Message, 'letter'> = {
  values: {
    wanted: 'new@b.example',
    name: 'Phone',
    left: 3,
    certification: 'Operator',
    holder: 'Ada',
    expires: 'yes',
    course: 'Lockout',
    days: 5,
    serial: 'LCK-1',
    renewable: 'yes',
    count: 2,
    correct: 3,
    asked: 4,
    passed: 'yes',
    timed: 'yes',
    extra: 25,
    both: 'yes',
    breaks: 2,
    minutes: 10,
    ends: 'yes',
    replaces: 'yes',
  },
  days: { day: '2028-10-09', from: '2028-10-09', until: '2028-11-09' },
  url,
  unsubscribe_url: 'https://a.test/unsubscribe/abc',
}
const written = (locale: string, letter: LetterName, more: Partial<Message> = {}) => compose(academy, { locale, time_zone: 'UTC' }, { ...filled, letter, ...more })
const wordsOf = (html: string) =>
  html.replace(/<style>.*?<\/style>|<title>.*?<\/title>|<!--.*?-->|<[^>]*>/gs, ' ').replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))

test.each(names)('%s is whole in both forms and in both languages, and the same whenever it is written', (letter) => {
  for (const locale of ['en', 'en-US', 'ar']) {
    const one = written(locale, letter)
    expect(one).toEqual(written(locale, letter))
    expect(one.subject).not.toMatch(/[{}]|undefined|NaN|[\u2066-\u2069]/)
    for (const part of [one.text, one.html.replace(/<style>.*?<\/style>/s, '')]) expect(part).not.toMatch(/[{}]|undefined|NaN/)
    for (const line of one.text.split('\n')) expect([...line].length <= 72 || /^\S+$/.test(line.trim()), line).toBe(true)
  }
})

test.each(names)('nothing in %s is said in English to whoever reads Arabic', (letter) => {
  const { html, text } = written('ar', letter, { items: [{ title: 'Lockout', line: '١', url }] })
  const given = /Halden Academy|for customers|Halden Robotics AS|Trondheim|new@b\.example|Phone|Operator|Ada|Lockout|LCK-1|https?:\S+/g
  for (const part of [wordsOf(html), text]) expect(part.replace(/\s+/g, ' ').replace(given, ' ')).not.toMatch(/[A-Za-z]/)
})

test('a letter says where it comes from, leads somewhere once by a button and once in full, and says how to stop it', () => {
  const { html, text } = written('en', 'course-due')
  expect(html.match(/class="o"/g)).toHaveLength(1)
  expect(html.match(/href="https:\/\/a\.test\/b\?c=1&#38;d=2"/g)).toHaveLength(2)
  expect(html).toContain('cid:logo')
  for (const part of [wordsOf(html).replace(/\s+/g, ' '), text.replace(/\s+/g, ' ')]) {
    expect(part.replace(/ (?=[.,])/g, '')).toContain('Halden Academy is run by Halden Robotics AS, Trondheim.')
    expect(part).toContain('Unsubscribe from mail like this')
  }
  expect(text).toContain(`\n\nGo on learning:\n${url}\n\n--\n\n`)
})

test('a letter with nothing to do has no button, one that cannot be stopped offers no way to, and a company without a logo shows none', () => {
  const { url: _, unsubscribe_url: __, ...quiet } = filled
  const bare = { ...academy, company: { ...academy.company, logo_sha256: null } }
  const { html } = compose(bare, { locale: 'en', time_zone: 'UTC' }, { ...quiet, letter: 'password-changed' })
  expect(html).not.toMatch(/href|cid:/)
})

test('HTML and text tell the same, in every language: until when something is good, whether it can be renewed, and when it happened', () => {
  const flat = (text: string) => text.replace(/[\u2066-\u2069\u200f]/g, '').replace(/\s+/g, ' ').replace(/ (?=[.,،])/g, '')
  const both = (locale: string, letter: LetterName, more: Partial<Message>, sentence: string) => {
    const { html, text } = written(locale, letter, more)
    for (const part of [wordsOf(html), text]) expect(flat(part)).toContain(sentence)
  }
  both('en', 'certificate', {}, 'It is good until 9 October 2028.')
  both('en', 'certificate', { values: { ...filled.values, expires: 'no' } }, 'It does not expire.')
  both('en', 'accommodation-granted', {}, 'Granted to you: 25 % more time and 2 breaks of up to 10 minutes, in every exam.')
  both('en', 'accommodation-granted', {}, 'It counts from 9 October 2028 until 9 November 2028,')
  const alone = { ...filled.values, timed: 'no', extra: 0, both: 'no', breaks: 1, minutes: 1, ends: 'no' }
  both('en', 'accommodation-granted', { values: alone }, 'Granted to you: one break of up to one minute, in every exam.')
  both('en', 'accommodation-ended', { values: { ...filled.values, breaks: 0, both: 'no' } }, 'Granted to you was: 25 % more time. It has ended now.')
  both('en', 'result-changed', { values: { ...filled.values, passed: 'no' } }, 'That does not reach the mark yet.')
  both('ar', 'certificate', {}, 'تسري حتى 9 أكتوبر 2028.')
  both('ar', 'certificate-runs-out', {}, 'اجتياز الاختبار من جديد يجددها.')
  const at = new Date('2026-11-26T22:05:00Z')
  both('en', 'password-changed', { at }, 'It happened on 26 November 2026 at 22:05, Coordinated Universal Time.')
  const there = compose(academy, { locale: 'ar', time_zone: 'Asia/Riyadh' }, { ...filled, letter: 'password-changed', at })
  for (const part of [wordsOf(there.html), there.text]) expect(flat(part)).toContain('حدث ذلك في 27 نوفمبر 2026 في 1:05 ص، التوقيت العربي الرسمي.')
})

test('a subject and a line of a list in Arabic begin in Arabic, so that they run from the right wherever they are shown', () => {
  for (const name of names) expect(written('ar', name).subject, name).toMatch(/^[^A-Za-z]*[\u0600-\u06ff]/)
  const { text } = written('ar', 'reminders', { items: [{ title: 'Lockout', line: 'الموعد غدًا', url }] })
  expect(text).toContain('\n\u200f* \u2068Lockout\u2069\n')
})

test('nothing that people or companies write becomes HTML, in the title neither', () => {
  const nasty = `<script>alert("1")</script>&'\u2069\u2068</title>`
  const wild = { ...academy, name: nasty, tagline: nasty, company: { ...academy.company, legal_name: nasty, place: nasty } }
  const values = Object.fromEntries(Object.entries(filled.values!).map(([name, value]) => [name, typeof value === 'number' || value === 'yes' ? value : nasty]))
  const of = (from: Academy, more: Partial<Message>) =>
    compose(from, { locale: 'ar', time_zone: 'UTC' }, { ...filled, letter: 'certificate', items: [{ title: 'x', line: 'x', url }], ...more }).html
  const tagsOf = (mail: string) => mail.match(/<[^>]*>/g)!.map((tag) => tag.replace(/="[^"]*"/g, ''))
  // A line is a sentence that was said already, with its own marks around what people wrote.
  const html = of(wild, { values, url: `https://a.test/"onclick="${nasty}`, items: [{ title: nasty, line: nasty.replace(/[\u2066-\u2069]/g, ''), url }] })
  expect(tagsOf(html)).toEqual(tagsOf(of(academy, {})))
  expect(html).not.toContain('<script')
})
