const HOUR = 8
const DAY_MS = 86_400_000

/** When it is eight in the morning next, where somebody is.
 *  in: an instant; an IANA time zone · out: an instant after it, at most a day and an hour away */
export function nextMorning(now: Date, timeZone: string): Date {
  const local = new Date(now.getTime() + offsetAt(now, timeZone))
  const wanted = Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate(), HOUR)
  return [wanted, wanted + DAY_MS].map((wall) => instantOf(wall, timeZone)).find((at) => at > now)!
}

/** The instant at which clocks there show something, written as if it were UTC. */
function instantOf(wall: number, timeZone: string): Date {
  const near = new Date(wall - offsetAt(new Date(wall), timeZone))
  return new Date(wall - offsetAt(near, timeZone))
}

/** How far clocks there are ahead of UTC, in milliseconds. */
function offsetAt(instant: Date, timeZone: string): number {
  const parts = clockOf(timeZone).formatToParts(instant)
  const part = (type: string) => Number(parts.find((one) => one.type === type)!.value)
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  return wall - Math.floor(instant.getTime() / 1000) * 1000
}

// Making a format costs a hundred times what using it does.
const clocks = new Map<string, Intl.DateTimeFormat>()
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const options = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' } as const
  if (!clocks.has(timeZone)) clocks.set(timeZone, new Intl.DateTimeFormat('en', { timeZone, hourCycle: 'h23', ...options }))
  return clocks.get(timeZone)!
}
