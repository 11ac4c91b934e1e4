import { arabic } from './ar/index.ts'
import { english } from './en/index.ts'
import type { Language, Words } from './language.ts'

export type { Language, LetterWords } from './language.ts'

/** The name of a letter. */
export type LetterName = keyof Words['letters']

/** Every language, the one that stands in for others first. A language that is added is one line here and one folder. */
const spoken: readonly Language[] = [english, arabic]

/** What people may choose, each complete in mail; `pages` says whether pages speak it too. */
export const LANGUAGES: readonly { tag: string; name: string; pages: boolean }[] = spoken.flatMap(({ tag, name, variants, pages }) => [
  { tag, name, pages },
  ...Object.entries(variants).map(([variant, called]) => ({ tag: variant, name: called, pages })),
])

/** in: a locale, BCP 47 · out: the language it is said in; English where there is none of ours */
export function languageOf(locale: string): Language {
  const primary = locale.toLowerCase().split('-')[0]
  return spoken.find(({ tag }) => tag === primary) ?? english
}

/** Which way a locale's own script runs, whether or not its language is spoken here. */
export const directionOf = (locale: string): 'ltr' | 'rtl' => (/^(ar|he|fa|ur)\b/i.test(locale) ? 'rtl' : 'ltr')

/** The locale in which pages speak to a reader: their own where pages speak its language, else the academy's, else English. */
export function pageLocaleOf(own: string, academy: string): string {
  const isSpoken = (locale: string) => languageOf(locale).pages && languageOf(locale).tag === locale.toLowerCase().split('-')[0]
  return [own, academy].find(isSpoken) ?? english.tag
}
