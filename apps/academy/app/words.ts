/** How dates, times and lengths are said. One place, so that they are said alike everywhere. */

/** A day, 'YYYY-MM-DD', as a sentence holds it: 9 October 2028. */
export function sayDay(on: string, locale: string): string {
  return formatOf(formatLocale(locale), 'UTC').format(new Date(`${on}T00:00:00Z`))
}

/** An instant on the academy's calendar: 9 October 2028 at 14:05. */
export function sayInstant(at: Date, locale: string, timeZone: string): string {
  return formatOf(formatLocale(locale), timeZone, 'short').format(at)
}

/** The time of day: 14:05. */
export function sayTime(at: Date, locale: string, timeZone: string): string {
  return new Intl.DateTimeFormat(formatLocale(locale), { timeStyle: 'short', timeZone }).format(at)
}

/** How much a file holds, as people compare it: 12 kB, 3.4 MB. */
export function sayBytes(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}

const formats = new Map<string, Intl.DateTimeFormat>()

// Making a format costs a hundred times what using it does, and a page says many days.
function formatOf(locale: string, timeZone: string, timeStyle?: 'short'): Intl.DateTimeFormat {
  const name = `${locale} ${timeZone} ${timeStyle}`
  if (!formats.has(name)) formats.set(name, new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle, timeZone }))
  return formats.get(name)!
}

/** Minutes as people plan them: 7 min, 1 h, 1 h 30 min. */
export function sayMinutes(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  return [hours && `${hours} h`, (rest || !hours) && `${rest} min`].filter(Boolean).join(' ')
}

/** 1 lesson, 8 lessons. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`
}

// Plain English is day before month here: the first academies are European.
const formatLocale = (locale: string) => (locale === 'en' ? 'en-GB' : locale)
