import { createContext, useContext, type ReactNode } from 'react'
import type { Spoken } from './spoken.ts'

export { directionOf, spoken, type Spoken } from './spoken.ts'

const Language = createContext<Spoken | null>(null)

let now: Spoken | null = null

/** Says which language the page is in that is drawn next, in one go: a page is one string on the server, and a browser has one language. */
export function speak(language: Spoken): Spoken {
  return (now = language)
}

/** For what React knows nothing of: `meta`, which runs while a page is drawn, and what only a browser runs. Anywhere else on the server it is
 *  somebody else's. */
export const titleWords = (): Spoken => now!

/** Everything below speaks one language. */
export function Speaking({ language, children }: { language: Spoken; children: ReactNode }) {
  return <Language.Provider value={language}>{children}</Language.Provider>
}

/** The words of the page one is on. Not for the rows of long lists: these are handed what they say. */
export const useLanguage = (): Spoken => useContext(Language)!
