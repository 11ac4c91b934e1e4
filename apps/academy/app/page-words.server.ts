import { languageOf, LANGUAGES, readWords } from '@stoa/words'
import { createHash } from 'node:crypto'
import { spoken, type Spoken } from './spoken.ts'

interface Offered {
  /** As a module that a browser loads once. */
  module: string
  version: string
}

const spokenIn = new Map<string, Spoken>()
/** The language of whoever is looking, for loaders and actions that make sentences.  in: the context of a request */
export function languageFor({ reader: { locale } }: { reader: { locale: string } }): Spoken {
  if (!spokenIn.has(locale)) spokenIn.set(locale, spoken(locale, languageOf(locale).words.pages))
  return spokenIn.get(locale)!
}

const offered = new Map<string, Offered>()

/** The words of pages in a language, as browsers load them.  in: a locale · out: the language's tag, the module, and what names its contents */
export function pageWordsOf(locale: string): Offered & { tag: string } {
  const { tag, words } = languageOf(locale)
  if (!offered.has(tag)) {
    const module = `export default ${JSON.stringify(readWords(words.pages))}`
    offered.set(tag, { module, version: createHash('sha256').update(module).digest('hex').slice(0, 12) })
  }
  return { tag, ...offered.get(tag)! }
}

/** The other languages that pages speak, each called as it calls itself.  in: the locale of the page */
export const otherLanguages = (locale: string): { tag: string; name: string }[] =>
  LANGUAGES.filter(({ tag }) => languageOf(tag).tag === tag && languageOf(tag) !== languageOf(locale)).map(({ tag, name }) => ({ tag, name }))
