import { languageOf } from '@stoa/words'
import { expect, test } from 'vitest'
import { dataPage, type CollectedPart } from './data-page.ts'
import { PARTS } from './jobs/collect-data.ts'

const wish = (locale: string) => ({
  person_id: '',
  name: 'Ana <b>',
  requested_at: new Date('2026-11-30T23:30:00Z'),
  academy: { name: 'Halden & Co', company: { legal_name: 'Halden Robotics AS' } },
  reader: { locale, time_zone: 'Asia/Dubai' },
})
const parts: CollectedPart[] = [
  { name: 'profile', count: 1, rows: [{ email: 'ana@example.com', created_at: new Date('2026-11-30T23:30:00Z') }] },
  { name: 'notes', count: 900, rows: [{ text: '<script>' }] },
  { name: 'films', count: 0, rows: [] },
]
const page = (locale: string) => dataPage(wish(locale) as unknown as Parameters<typeof dataPage>[0], parts, ['certificates/A-1.pdf'])

test('whoever asked reads the page in their own language, with days and times of their own clock', () => {
  expect(page('en')).toMatch(/<html lang="en" dir="ltr">[^]*<h1>Your data at <bdi>Halden &#38; Co<\/bdi>/)
  expect(page('en')).toContain('1 December 2026 at 03:30')
  expect(page('ar')).toMatch(/<html lang="ar" dir="rtl">[^]*<h1>بياناتك لدى <bdi>Halden &#38; Co<\/bdi>/)
  // Names, addresses and what programs call things stay as they are.
  const said = page('ar').replace(/<title>[^]*<\/title>|<style>[^]*<\/style>|<bdi>[^]*?<\/bdi>|<th [^]*?<\/th>|<a [^>]*>[\w./-]*<\/a>|<td [^]*?<\/td>|<[^>]*>/g, '')
  expect(said).not.toMatch(/[A-Za-z]{2}/)
})

test('nothing that somebody typed is markup, and of many rows it says that the file has more', () => {
  expect(page('en')).not.toMatch(/<b>|<script>/)
  expect(page('en')).toContain('Ana &#60;b&#62;')
  expect(page('en')).toContain('The first 1 of 900; the file has all.')
  expect(page('en')).toContain('Nothing.')
})

test('every part of a copy has its name in every language, and no name is left over', () => {
  expect(Object.keys(languageOf('en').words.copy.parts).sort()).toEqual(PARTS.map((part) => part.file).sort())
})
