/** The last day a certificate is good: the same day of the month, or that month's last where it has no such day.
 *  in:     issued, 'YYYY-MM-DD' on the academy's calendar; months, 1..120
 *  out:    'YYYY-MM-DD'
 *  source: Postgres `date + interval`, which reports use */
export function goodUntil(issued: string, months: number): string {
  const [year, month, day] = issued.split('-').map(Number) as [number, number, number]
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))).toISOString().slice(0, 10)
}
