import { languageOf, LANGUAGES, readWords } from '@stoa/words'
import { createHash } from 'node:crypto'
import { brotliCompressSync } from 'node:zlib'
import { spoken, type Spoken } from './spoken.ts'
import { WORD_PARTS, type WordPart } from './word-parts.ts'

interface Offered {
  /** As modules that a browser loads once, compressed too: what every page says, and by part what only some do. */
  modules: Record<WordPart | 'common', { text: string; brotli: Uint8Array<ArrayBuffer> }>
  version: string
}

const spokenIn = new Map<string, Spoken>()
/** The language of whoever is looking, for loaders and actions that make sentences.  in: the context of a request */
export function languageFor({ reader: { locale } }: { reader: { locale: string } }): Spoken {
  if (!spokenIn.has(locale)) spokenIn.set(locale, spoken(locale, languageOf(locale).words.pages))
  return spokenIn.get(locale)!
}

const offered = new Map<string, Offered>()

/** The words of pages in a language, as browsers load them.  in: a locale · out: the language's tag, its modules, and what names their contents */
export function pageWordsOf(locale: string): Offered & { tag: string } {
  const { tag, words } = languageOf(locale)
  if (!offered.has(tag)) offered.set(tag, offer(readWords(words.pages) as Record<string, unknown>))
  return { tag, ...offered.get(tag)! }
}

function offer(words: Record<string, unknown>): Offered {
  const partOf = (name: string) => (Object.keys(WORD_PARTS) as WordPart[]).find((part) => (WORD_PARTS[part] as readonly string[]).includes(name)) ?? 'common'
  const moduleOf = (part: WordPart | 'common') => {
    const text = `export default ${JSON.stringify(Object.fromEntries(Object.entries(words).filter(([name]) => partOf(name) === part)))}`
    return { text, brotli: new Uint8Array(brotliCompressSync(text)) }
  }
  return {
    modules: Object.fromEntries([...Object.keys(WORD_PARTS), 'common'].map((part) => [part, moduleOf(part as WordPart | 'common')])) as Offered['modules'],
    version: createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, 12),
  }
}

/** The other languages that pages speak, each called as it calls itself.  in: the locale of the page */
export const otherLanguages = (locale: string): { tag: string; name: string }[] =>
  LANGUAGES.filter(({ tag }) => languageOf(tag).tag === tag && languageOf(tag) !== languageOf(locale)).map(({ tag, name }) => ({ tag, name }))
