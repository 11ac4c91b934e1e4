import { isIn } from './spoken.ts'

/** Words of a course on a page that may speak another language: told apart for who hears them, and each in its own direction.
 *  in: language, of the words; locale, of the page */
export function AsWritten({ children, language, locale }: { children: string; language: string; locale: string }) {
  return isIn(language, locale) ? children : <bdi lang={language}>{children}</bdi>
}
