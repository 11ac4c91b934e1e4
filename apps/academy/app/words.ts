/** How dates, times and lengths are said. One place, so that they are said alike everywhere. */

/** A day, 'YYYY-MM-DD', as a sentence holds it: 9 October 2028. */
export function sayDay(on: string, locale: string): string {
  return formatOf(formatLocale(locale), 'UTC').format(new Date(`${on}T00:00:00Z`))
}

/** An instant on the academy's calendar: 9 October 2028 at 14:05. */
export function sayInstant(at: Date, locale: string, timeZone: string): string {
  return formatOf(formatLocale(locale), timeZone, 'short').format(at)
}

/** The day of an instant on the academy's calendar: 9 October 2028. */
export function sayDayOf(at: Date, locale: string, timeZone: string): string {
  return formatOf(formatLocale(locale), timeZone).format(at)
}

/** When something was last done, as a sentence begins: Today, Yesterday, On Friday, On 9 October 2028. Days are the academy's. */
export function sayLast(at: Date, now: Date, locale: string, timeZone: string): string {
  const days = Math.round((dayNumber(now, timeZone) - dayNumber(at, timeZone)) / 86_400_000)
  if (days <= 0) return 'Today'
  if (days === 1) return 'Yesterday'
  return days < 7 ? `On ${weekdayOf(formatLocale(locale), timeZone).format(at)}` : `On ${sayDayOf(at, locale, timeZone)}`
}

// The day an instant falls on, as midnight of the same day in Greenwich.
const dayNumber = (at: Date, timeZone: string) => Date.parse(`${formatOf('sv', timeZone, undefined, 'short').format(at)}T00:00:00Z`)

/** The time of day: 14:05. */
export function sayTime(at: Date, locale: string, timeZone: string): string {
  return new Intl.DateTimeFormat(formatLocale(locale), { timeStyle: 'short', timeZone }).format(at)
}

/** How much a file holds, as people compare it: 12 kB, 3.4 MB. */
export function sayBytes(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}

/** The time of an instant on the academy's clock, to the second: 14:05:09. */
export function saySecond(at: Date, locale: string, timeZone: string): string {
  return at.toLocaleTimeString(formatLocale(locale), { timeZone, timeStyle: 'medium' })
}

const formats = new Map<string, Intl.DateTimeFormat>()

// Making a format costs a hundred times what using it does, and a page says many days.
function formatOf(locale: string, timeZone: string, timeStyle?: 'short', dateStyle: 'long' | 'short' = 'long'): Intl.DateTimeFormat {
  return kept(`${locale} ${timeZone} ${timeStyle} ${dateStyle}`, () => new Intl.DateTimeFormat(locale, { dateStyle, timeStyle, timeZone }))
}
const weekdayOf = (locale: string, timeZone: string) =>
  kept(`${locale} ${timeZone} weekday`, () => new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone }))

function kept(name: string, make: () => Intl.DateTimeFormat): Intl.DateTimeFormat {
  if (!formats.has(name)) formats.set(name, make())
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

/** What was decided about a faulty question, in words. */
export const OUTCOMES: Record<string, string> = { point: 'Everybody gets the point', 'left-out': 'Left out of the count', key: 'Another answer is right' }

/** What a course costs whoever looks at it. Courses are part of their academy. */
export const sayPrice = (): string => 'Included'
