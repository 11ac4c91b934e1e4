// Making a format costs a hundred times what using it does.
const calendars = new Map<string, Intl.DateTimeFormat>()

/** The day an instant falls on in a time zone, 'YYYY-MM-DD'. */
export function dayIn(instant: Date, timeZone: string): string {
  if (!calendars.has(timeZone)) calendars.set(timeZone, new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }))
  const parts = calendars.get(timeZone)!.formatToParts(instant)
  const part = (type: string) => parts.find((one) => one.type === type)!.value
  return `${part('year')}-${part('month')}-${part('day')}`
}

/** How many days lie between two days, 'YYYY-MM-DD'; negative where the second is past. */
export function daysUntil(today: string, day: string): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000)
}
