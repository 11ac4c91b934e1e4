import { formatLocale } from './format-locale.ts'

const formats = new Map<string, Intl.ListFormat>()

/** Several things of which none, or any one, is meant: a, b or c. */
export function sayOneOf(things: string[], locale: string): string {
  if (!formats.has(locale)) formats.set(locale, new Intl.ListFormat(formatLocale(locale), { type: 'disjunction' }))
  return formats.get(locale)!.format(things)
}
