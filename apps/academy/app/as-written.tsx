import { Written, type Tongue } from '@stoa/ui'
import type { ReactNode } from 'react'
import { directionOf, isIn } from './spoken.ts'

/** Words of a course on a page that may speak another language: told apart for who hears them, and each in its own direction.
 *  in: language, of the words; locale, of the page */
export function AsWritten({ children, language, locale }: { children: string; language: string; locale: string }) {
  return isIn(language, locale) ? children : <bdi lang={language}>{children}</bdi>
}

/** A part of a page that runs as the course does, such as a block or a question, with what the page says in it.  in: as above */
export function InLanguage({ children, language, locale }: { children: ReactNode; language: string; locale: string }) {
  if (isIn(language, locale)) return children
  const [tongue, page] = [language, locale].map((lang) => ({ lang, dir: directionOf(lang) })) as [Tongue, Tongue]
  return <Written tongue={tongue} page={page}>{children}</Written>
}
