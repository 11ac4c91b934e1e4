import { formatLocale } from '@stoa/words'

const formats = new Map<string, Intl.NumberFormat>()

/** A number of a question as people write it in the language of its course: 2,400.5. Typed back like this, it is the same number.
 *  in: a decimal such as `2400.5`; the course's language · source: library/fold.ts, which reads it */
export function sayNumber(decimal: string, language: string): string {
  if (!formats.has(language)) formats.set(language, new Intl.NumberFormat(formatLocale(language), { maximumFractionDigits: 20 }))
  // Servers and browsers do not agree on how wide a blank between thousands is.
  return formats.get(language)!.format(Number(decimal)).replace(/\s/g, '\u00a0')
}

/** Numbers to show how they are written: a large one, grouped, and a small one.  in: the course's language */
export const numberExamples = (language: string) => ({ grouped: sayNumber('12345.6', language), plain: sayNumber('0.5', language) })
