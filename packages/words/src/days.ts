import { formatLocale } from './format-locale.ts'

// Making a format costs a hundred times what using it does.
const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(locale: string, timeZone: string, styles: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${locale} ${timeZone} ${styles.dateStyle} ${styles.timeStyle} ${styles.timeZoneName} ${styles.weekday}`
  if (!formats.has(name)) formats.set(name, new Intl.DateTimeFormat(formatLocale(locale), { ...styles, timeZone }))
  return formats.get(name)!
}

/** A day, 'YYYY-MM-DD', as a sentence holds it: 9 October 2028. */
export function sayDay(on: string, locale: string): string {
  return formatOf(locale, 'UTC', { dateStyle: 'long' }).format(new Date(`${on}T00:00:00Z`))
}

/** An instant where somebody is: 9 October 2028 at 14:05. */
export function sayInstant(at: Date, locale: string, timeZone: string): string {
  return formatOf(locale, timeZone, { dateStyle: 'long', timeStyle: 'short' }).format(at)
}

/** By which clock that was: Central European Standard Time. */
export function sayZone(at: Date, locale: string, timeZone: string): string {
  return formatOf(locale, timeZone, { timeZoneName: 'long' }).formatToParts(at).find(({ type }) => type === 'timeZoneName')!.value
}

/** The day of an instant where somebody is: 9 October 2028. */
export function sayDayOf(at: Date, locale: string, timeZone: string): string {
  return formatOf(locale, timeZone, { dateStyle: 'long' }).format(at)
}

/** How many days lie between two instants on the calendar of a place; 0: it is the same day there. */
export function daysBetween(at: Date, now: Date, timeZone: string): number {
  // Swedish writes a day as it is computed with.
  const midnight = (instant: Date) => Date.parse(`${formatOf('sv', timeZone, { dateStyle: 'short' }).format(instant)}T00:00:00Z`)
  return Math.round((midnight(now) - midnight(at)) / 86_400_000)
}

/** The day of the week of an instant: Friday. */
export function sayWeekday(at: Date, locale: string, timeZone: string): string {
  return formatOf(locale, timeZone, { weekday: 'long' }).format(at)
}

/** The time of day: 14:05. */
export function sayTime(at: Date, locale: string, timeZone: string): string {
  return formatOf(locale, timeZone, { timeStyle: 'short' }).format(at)
}

/** The time of day, to the second: 14:05:09. */
export function saySecond(at: Date, locale: string, timeZone: string): string {
  return formatOf(locale, timeZone, { timeStyle: 'medium' }).format(at)
}
