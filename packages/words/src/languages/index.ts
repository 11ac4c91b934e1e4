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

/** What people may choose, each complete on pages and in mail. */
export const LANGUAGES: readonly { tag: string; name: string }[] = spoken.flatMap(({ tag, name, variants }) => [
  { tag, name },
  ...Object.entries(variants).map(([variant, called]) => ({ tag: variant, name: called })),
])

/** in: a locale, BCP 47 · out: the language it is said in; English where there is none of ours, or it is not whole */
export function languageOf(locale: string): Language {
  const primary = locale.toLowerCase().split('-')[0]
  return spoken.find(({ tag }) => tag === primary) ?? english
}

/** The locale in which pages speak to a reader.
 *  in:  chosen, in their account or in this browser, null where they chose none; asked, what their browser would like to read, best first;
 *       academy, its own; all BCP 47
 *  out: one of our tags: what was chosen, else the first language that is asked for and spoken here, else the academy's, else English. Who
 *       asks for the academy's language reads it as the academy writes it */
export function pageLocaleOf(chosen: string | null, asked: readonly string[], academy: string): string {
  const own = tagOf(academy) ?? english.tag
  const here = chosen && tagOf(chosen)
  if (here) return here
  const tag = asked.map(tagOf).find((one) => one !== null)
  return tag && languageOf(tag) !== languageOf(own) ? tag : own
}

/** in: a locale, as anybody may have sent it · out: what may be chosen here and means it: the same way of writing, else its language; null where it is none of ours */
export function tagOf(locale: string): string | null {
  const wanted = locale.toLowerCase()
  const same = LANGUAGES.find(({ tag }) => tag.toLowerCase() === wanted)
  return (same ?? spoken.find(({ tag }) => tag === wanted.split('-')[0]))?.tag ?? null
}
