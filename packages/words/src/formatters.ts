import type { Formatters } from 'intl-messageformat'

const SMALL = 1_000

/** How numbers, dates and plurals are written in sentences: by Intl, each way of writing made once for all sentences. Small whole numbers are
 *  written as they are where that is what Intl would say: most numbers are, and to write its first one a browser reads how seven hundred locales
 *  write theirs, a tenth of a second on a phone. */
export const formatters = {
  getNumberFormat(locale: string, options?: Intl.NumberFormatOptions) {
    if (options || !/^en\b|-nu-latn\b/.test(locale)) return numbers(locale, options)
    return { format: (value: number) => (Number.isInteger(value) && value >= 0 && value < SMALL ? String(value) : numbers(locale).format(value)) }
  },
  getDateTimeFormat: kept((locale: string, options?: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options)),
  getPluralRules: kept((locale: string, options?: Intl.PluralRulesOptions) => new Intl.PluralRules(locale, options)),
} as unknown as Formatters

const numbers = kept((locale: string, options?: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options))

function kept<O, T>(make: (locale: string, options?: O) => T) {
  const made = new Map<string, T>()
  return (locale: string, options?: O): T => {
    const name = `${locale} ${options ? JSON.stringify(options) : ''}`
    const found = made.get(name) ?? make(locale, options)
    made.set(name, found)
    return found
  }
}
