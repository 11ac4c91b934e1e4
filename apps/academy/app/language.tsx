import type { PageWords } from '@stoa/words'
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react'
import { spoken, type Spoken } from './spoken.ts'

const Language = createContext<Spoken | null>(null)
const Change = createContext<(language: Spoken) => void>(() => {})

let now: Spoken | null = null

/** Says which language the page is in that is drawn next, in one go: a page is one string on the server, and a browser has one language. */
export function speak(language: Spoken): Spoken {
  return (now = language)
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
    const load = import(/* @vite-ignore */ chosen.words) as Promise<{ default: PageWords }>
    // Words that cannot be loaded now come with the next page that is loaded whole.
    load.then((words) => change(speak(spoken(chosen.locale, words.default)))).catch(() => {})
  }, [chosen, locale, change])
}

/** The words of the page one is on. Not for the rows of long lists: these are handed what they say. */
export const useLanguage = (): Spoken => useContext(Language)!
