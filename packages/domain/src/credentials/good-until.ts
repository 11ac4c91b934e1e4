/** The last day a certificate is good: the same day of the month, or that month's last where it has no such day.
 *  in:     issued, 'YYYY-MM-DD' on the academy's calendar; months, 1..120
 *  out:    'YYYY-MM-DD'
 *  source: Postgres `date + interval`, which reports use */
export function goodUntil(issued: string, months: number): string {
  const [year, month, day] = issued.split('-').map(Number) as [number, number, number]
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))).toISOString().slice(0, 10)
}

// Making a format costs a hundred times what using it does.
const calendars = new Map<string, Intl.DateTimeFormat>()

/** The day an instant falls on in a time zone, 'YYYY-MM-DD'. */
export function dayIn(instant: Date, timeZone: string): string {
  if (!calendars.has(timeZone)) calendars.set(timeZone, new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }))
  const parts = calendars.get(timeZone)!.formatToParts(instant)
  const part = (type: string) => parts.find((one) => one.type === type)!.value
  return `${part('year')}-${part('month')}-${part('day')}`
}
