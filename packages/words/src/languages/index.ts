import { arabic } from './ar/index.ts'
import { english } from './en/index.ts'
import { isWhole } from './is-whole.ts'
import type { Language, Words } from './language.ts'

export type { Language, LetterWords } from './language.ts'

/** Every sentence of pages, by where it stands. */
export type PageWords = Words['pages']

/** What an expected no says, by its code; and what is wrong with a field, by name. */
export type RefusalWords = Words['refusals']
export type RefusedField = keyof Words['refusedFields']

/** The name of a letter. */
export type LetterName = keyof Words['letters']

/** Every language that is whole, the one that stands in for others first. A language that is added is one line here and one folder. */
const spoken: readonly Language[] = [english, arabic].filter(({ words }) => isWhole(words, english.words))

/** What people may choose, each complete in mail; `pages` says whether pages speak it too. */
export const LANGUAGES: readonly { tag: string; name: string; pages: boolean }[] = spoken.flatMap(({ tag, name, variants, pages }) => [
  { tag, name, pages },
  ...Object.entries(variants).map(([variant, called]) => ({ tag: variant, name: called, pages })),
])

/** in: a locale, BCP 47 · out: the language it is said in; English where there is none of ours, or it is not whole */
export function languageOf(locale: string): Language {
  const primary = locale.toLowerCase().split('-')[0]
  return spoken.find(({ tag }) => tag === primary) ?? english
}

/** The locale in which pages speak to a reader: their own where pages speak its language, else the academy's, else English. */
export function pageLocaleOf(own: string, academy: string): string {
  const isSpoken = (locale: string) => languageOf(locale).pages && languageOf(locale).tag === locale.toLowerCase().split('-')[0]
  return [own, academy].find(isSpoken) ?? english.tag
}
