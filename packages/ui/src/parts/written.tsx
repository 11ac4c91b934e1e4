import { createContext, useContext, type ReactNode } from 'react'

/** A language and which way it runs, as attributes of an element. */
export interface Tongue { lang: string; dir: 'ltr' | 'rtl' }

const Page = createContext<Tongue | undefined>(undefined)

/** Words that somebody wrote in another language than the page speaks: told apart for who hears them, and laid out the way they run.
 *  in: tongue, of the words; page, of the page */
export function Written({ tongue, page, children }: { tongue: Tongue; page: Tongue; children: ReactNode }) {
  return <Page.Provider value={page}><div {...tongue}>{children}</div></Page.Provider>
}

/** What tells an element apart that the page itself says among such words; nothing where the page speaks their language. */
export const usePageTongue = (): Tongue | undefined => useContext(Page)

/** Words of the page among such words. */
export function OfPage({ children }: { children: ReactNode }) {
  const page = usePageTongue()
  return page ? <span {...page}>{children}</span> : children
}
