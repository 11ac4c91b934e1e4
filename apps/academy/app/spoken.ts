import { formatLocale, say, type PageWords, type Values } from '@stoa/words'

/** The language a page is in. */
export interface Spoken {
  /** BCP 47, as whoever is looking reads. */
  locale: string
  /** Every sentence of pages: `w.home.lead`. */
  w: PageWords
  /** A sentence with its blanks filled. */
  t: (sentence: string, values?: Values) => string
  /** Minutes as people plan them: 7 min, 1 h, 1 h 30 min. */
  minutes: (minutes: number) => string
  /** How much a file holds, as people compare it: 12 kB, 3.4 MB. */
  size: (bytes: number) => string
}

/** Whether words are in the language of a page; how numbers are written makes no other language. */
export const isIn = (language: string, locale: string): boolean => language.split('-')[0] === locale.split('-')[0]

/** Which way a locale is written. */
export const directionOf = (locale: string): 'ltr' | 'rtl' => (/^(ar|he|fa|ur)\b/.test(locale) ? 'rtl' : 'ltr')

/** in: the locale, and the words of its language */
export function spoken(locale: string, w: PageWords): Spoken {
  // Among letters that run the other way a name or a title keeps its own direction.
  const isolate = directionOf(locale) === 'rtl'
  const t: Spoken['t'] = (sentence, values) => say(locale, sentence, values, { isolate })
  const { common } = w
  return {
    locale,
    w,
    t,
    minutes(all) {
      const [hours, minutes] = [Math.floor(all / 60), all % 60]
      return t(hours === 0 ? common.minutes : minutes === 0 ? common.hours : common.hoursAndMinutes, { hours, minutes })
    },
    size(bytes) {
      if (bytes < 999_500) return t(common.kilobytes, { size: Math.max(1, Math.round(bytes / 1000)) })
      const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 }
      return t(common.megabytes, { size: new Intl.NumberFormat(formatLocale(locale), digits).format(bytes / 1_000_000) })
    },
  }
}
