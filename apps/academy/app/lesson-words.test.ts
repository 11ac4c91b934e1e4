import { languageOf } from '@stoa/words'
import { expect, test } from 'vitest'
import { cardWords, fileKind, lessonTitle, listed } from './lesson-words.ts'
import { spoken } from './spoken.ts'

const [english, arabic] = ['en', 'ar'].map((locale) => spoken(locale, languageOf(locale).words.pages)) as [ReturnType<typeof spoken>, ReturnType<typeof spoken>]

test('files are as large as people compare them', () => {
  expect([1, 12_400, 999_499, 999_500, 3_440_000].map((bytes) => english.size(bytes))).toEqual(['1 kB', '12 kB', '999 kB', '1.0 MB', '3.4 MB'])
  expect(listed(english, [fileKind(english.w, 'text/csv; charset=utf-8'), english.size(12_400)])).toBe('CSV, 12 kB')
})

test('cards that were put away are counted in each language', () => {
  expect([1, 2].map((known) => cardWords(english).left(known, 5))).toEqual(['1 card of 5 put away', '2 cards of 5 put away'])
  expect([1, 2, 3, 11].map((known) => cardWords(arabic).left(known, 12))).toEqual([
    'المعروف بطاقة واحدة من 12',
    'المعروف بطاقتان من 12',
    'المعروف 3 بطاقات من 12',
    'المعروف 11 بطاقة من 12',
  ])
})

test('a tab is called by its lesson and course, and simply a lesson where there is none', () => {
  expect(lessonTitle(english, { lesson: 'Reset', course: 'Drives' })).toBe('Reset, Drives')
  expect(lessonTitle(english, undefined)).toBe('Lesson')
})
