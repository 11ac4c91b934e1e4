import { Written, type Tongue } from '@stoa/ui'
import type { ReactNode } from 'react'
import { useLanguage } from './language.tsx'
import { directionOf, isIn } from './spoken.ts'

/** Words that somebody wrote, such as the title of a course, on a page that may speak another language: told apart for who hears them, and
 *  each in its own direction.  in: language, of the words, where it is known */
export function AsWritten({ children, language }: { children: string; language?: string | undefined }) {
  const { locale } = useLanguage()
  if (language ? isIn(language, locale) : directionOf(locale) === 'ltr') return children
  return <bdi lang={language}>{children}</bdi>
}

/** A part of a page that runs as the course does, such as a block or a question, with what the page says in it.
 *  in: language, of the words; locale, of the page */
export function InLanguage({ children, language, locale }: { children: ReactNode; language: string; locale: string }) {
  if (isIn(language, locale)) return children
  const [tongue, page] = [language, locale].map((lang) => ({ lang, dir: directionOf(lang) })) as [Tongue, Tongue]
  return <Written tongue={tongue} page={page}>{children}</Written>
}
