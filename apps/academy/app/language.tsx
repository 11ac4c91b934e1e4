import type { PageWords } from '@stoa/words'
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react'
import { spoken, type Spoken } from './spoken.ts'
import { partOf, type WordPart } from './word-parts.ts'

const Language = createContext<Spoken | null>(null)
const Change = createContext<(language: Spoken) => void>(() => {})

let now: Spoken | null = null

/** Says which language the page is in that is drawn next, in one go: a page is one string on the server, and a browser has one language. */
export function speak(language: Spoken): Spoken {
  return (now = language)
}

const parts = new Map<WordPart, Promise<object>>()

/** The words that every page needs, with those of the parts that pages have asked for.  in: where the former are */
export async function loadWords(href: string): Promise<PageWords> {
  const all = await Promise.all([load(href), ...[...parts.keys()].map((part) => load(partOf(href, part)))])
  return Object.assign({}, ...all) as PageWords
}

/** Loads the words of a part of the product, before anybody says one of them. On the server they are all there.
 *  in: the part · refuses: as the network does */
export async function moreWords(part: WordPart): Promise<void> {
  if (typeof document === 'undefined') return
  const href = document.querySelector<HTMLLinkElement>('link[data-words]')?.href
  if (!href) return   // The frame itself could not be made: what there is works without scripts.
  if (!parts.has(part)) parts.set(part, load(partOf(href, part)))
  Object.assign(now?.w ?? {}, await parts.get(part))
}

/** A module that could not be loaded stays so for as long as the page does: it is asked for once more by another name. */
async function load(href: string): Promise<object> {
  const module = (await import(/* @vite-ignore */ href).catch(() => import(/* @vite-ignore */ `${href}&again`))) as { default: object }
  return module.default
}

/** For what React knows nothing of: `meta`, which runs while a page is drawn, and what only a browser runs. Anywhere else on the server it is
 *  somebody else's. */
export const titleWords = (): Spoken => now!

/** Everything below speaks one language.  in: the one it begins in */
export function Speaking({ language, children }: { language: Spoken; children: ReactNode }) {
  const [current, change] = useState(language)
  return (
    <Change.Provider value={change}>
      <Language.Provider value={current}>{children}</Language.Provider>
    </Change.Provider>
  )
}

/** Goes over to another language, without losing what stands on the page, once somebody has chosen one.
 *  in: the locale that the frame was made for last, and where its words are; null while there is no frame */
export function useChosenLanguage(chosen: { locale: string; words: string } | null) {
  const { locale } = useLanguage()
  const change = useContext(Change)
  useEffect(() => {
    if (!chosen || chosen.locale === locale) return
    // Words that cannot be loaded now come with the next page that is loaded whole.
    loadWords(chosen.words).then((words) => change(speak(spoken(chosen.locale, words)))).catch(() => {})
  }, [chosen, locale, change])
}

/** The words of the page one is on. Not for the rows of long lists: these are handed what they say. */
export const useLanguage = (): Spoken => useContext(Language)!
