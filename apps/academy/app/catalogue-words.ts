import type { FilterName, Length, Option, Standing } from '@stoa/domain/credentials'
import type { Spoken } from './spoken.ts'
import './finding-words.ts'

/** What the catalogue is narrowed by, in the order in which it is offered. */
export const FILTERS: FilterName[] = ['standing', 'length', 'earns', 'language', 'skill']

/** What one way to narrow is called. */
export function sayOption({ w: { catalogue: w }, locale }: Spoken, name: FilterName, { value, label }: Pick<Option, 'value' | 'label'>): string {
  if (name === 'language') return sayLanguage(value, locale)
  if (name === 'length') return w.lengths[value as Length]
  if (name === 'standing') return w.standings[value as Standing]
  return name === 'earns' ? w.earnsCertificate : (label ?? value)
}

/** A language by its name: English, Arabic. */
export function sayLanguage(language: string, locale: string): string {
  // Making the names of a locale costs far more than saying one, and a page says it for each of its cards.
  let names = namesOf.get(locale)
  if (!names) namesOf.set(locale, (names = new Intl.DisplayNames([locale], { type: 'language' })))
  return names.of(language) ?? language
}
const namesOf = new Map<string, Intl.DisplayNames>()
