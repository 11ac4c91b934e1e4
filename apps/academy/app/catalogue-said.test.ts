import type { Meant } from '@stoa/domain/library'
import { expect, test } from 'vitest'
import { linesOf } from './catalogue-meaning.tsx'
import { sayOption } from './catalogue-words.ts'
import { languageFor } from './page-words.server.ts'
import { isIn } from './spoken.ts'

const english = languageFor({ reader: { locale: 'en' } })
const arabic = languageFor({ reader: { locale: 'ar' } })
const plain = (said: string) => said.replace(/[\u2066-\u2069]/g, '')
const word = (typed: string, how: Meant['how'], spelling: string | null = null): Meant => ({ typed, how, spelling, means: [] })

test('what a search made of what was typed is said in the language of the page', () => {
  const meant = [word('light', 'said'), word('crutain', 'corrected', 'curtain'), word('stpo', 'corrected', 'stop'), word('xylophone', 'unknown')]
  expect(linesOf(english, meant, true)).toEqual([
    'Showing results for “light curtain stop”. Nothing here says “crutain” or “stpo”.',
    'Nothing here says “xylophone”, so that word was left out.',
  ])
  expect(linesOf(arabic, meant, true).map(plain)).toEqual([
    'هذه نتائج «light curtain stop». لا يرد هنا «crutain» أو «stpo».',
    'لا يرد هنا «xylophone»، ولذلك تُركت هذه الكلمة.',
  ])
})

test('two words and more are listed as people list them', () => {
  const meant = [word('a', 'small'), word('of', 'small'), word('the', 'small')]
  expect(linesOf(english, meant, true)).toEqual(['“a”, “of” or “the” are too small words to search by. Here is everything.'])
  expect(linesOf(english, [word('e-stop', 'alias', 'emergency'), word('e-stop', 'alias', 'stop')], true)).toEqual(['“e-stop” is called “emergency stop” here.'])
})

test('a language is called as readers of the page call it, and American English is no other language', () => {
  expect([sayOption(english, 'language', { value: 'ar', label: null }), sayOption(arabic, 'language', { value: 'ar', label: null })]).toEqual(['Arabic', 'العربية'])
  expect([isIn('en', 'en-US'), isIn('en-GB', 'en'), isIn('ar', 'en')]).toEqual([true, true, false])
})
