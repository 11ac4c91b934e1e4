import type { FilterName, Length, Option, Order, Standing } from '@stoa/domain/credentials'

/** How filters are called. */
export const FILTER_WORDS: Record<FilterName, string> = {
  standing: 'How far you are',
  length: 'Length',
  earns: 'Certificate',
  language: 'Language',
  skill: 'Skill',
}

export const STANDING_WORDS: Record<Standing, string> = { new: 'Not started', begun: 'In progress', done: 'Done' }
const LENGTH_WORDS: Record<Length, string> = { short: 'Up to 30 min', medium: '30 min to 1 h', long: 'More than 1 h' }

/** How orders are called. */
export const ORDER_WORDS: Record<Order, string> = {
  academy: 'In the academy’s order',
  best: 'Best match',
  short: 'Shortest',
  new: 'Newest',
  title: 'A to Z',
}

/** What one way to narrow is called.  in: the reader's locale */
export function sayOption(name: FilterName, { value, label }: Pick<Option, 'value' | 'label'>, locale: string): string {
  if (name === 'language') return sayLanguage(value, locale)
  if (name === 'length') return LENGTH_WORDS[value as Length]
  if (name === 'standing') return STANDING_WORDS[value as Standing]
  return name === 'earns' ? 'Earns a certificate' : (label ?? value)
}

/** A language by its name: English, Arabic. */
export function sayLanguage(language: string, locale: string): string {
  // Making the names of a locale costs far more than saying one, and a page says it for each of its cards.
  let names = namesOf.get(locale)
  if (!names) namesOf.set(locale, (names = new Intl.DisplayNames([locale], { type: 'language' })))
  return names.of(language) ?? language
}
const namesOf = new Map<string, Intl.DisplayNames>()
