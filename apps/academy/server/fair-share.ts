/** So that one company's rush is not everybody's: how many requests of a tenant are worked on at a time, and whose turn is next. */
export interface FairShare {
  /** Waits for a place.  in: tenant; signal, told when whoever asked is gone
   *  out: gives the place back, as often as it is called · refuses: Crowded, at once, where too many of the tenant wait already */
  enter(tenant: string, signal?: AbortSignal): Promise<() => void>
  /** How many have a place, and how many wait for one. */
  counts(): { inside: number; waiting: number }
}

/** Too many of one tenant wait: whoever asks is better told now than after a minute. */
export class Crowded extends Error {
  constructor() {
    super('too many requests of one tenant wait for their turn')
  }
}

/** How many may be where, and for how long. */
export interface Limits {
  /** Places of all tenants together. */
  inside: number
  /** Places of one tenant while no other is about. */
  alone: number
  /** And while another is: enough that one page is made while another waits for Postgres. */
  together: number
  /** How many of one tenant may wait. */
  waiting: number
  /** For how long a tenant is about after it asked. */
  about_ms: number
  /** For how long a request takes a place. One that is longer under way waits for something that is not this process: a password that is
   *  checked, a lock, a reader on a slow line; it goes on, and others do not wait for it. */
  place_ms: number
}

const LIMITS: Limits = { inside: 24, alone: 16, together: 2, waiting: 500, about_ms: 2_000, place_ms: 250 }

interface Waiting {
  admit(): void
  signal: AbortSignal | undefined
}

/** in: limits, where they are not the usual ones; now, a clock in milliseconds */
export function fairShare(limits: Partial<Limits> = {}, now = () => performance.now()): FairShare {
  const max = { ...LIMITS, ...limits }
  const inside = new Map<string, number>()
  // In the order of turns: whoever had one goes to the end.
  const lines = new Map<string, Waiting[]>()
  let all = 0
  let latest = { tenant: '', at: -Infinity }
  let other = latest

  return {
    async enter(tenant, signal) {
      if (latest.tenant === tenant) latest.at = now()
      else [other, latest] = [latest, { tenant, at: now() }]
      const line = lines.get(tenant)
      if (!line && hasPlace(tenant)) return take(tenant)
      if (line && line.length >= max.waiting) throw new Crowded()
      return new Promise((done) => {
        const one = { admit: () => done(take(tenant)), signal }
        if (line) line.push(one)
        else lines.set(tenant, [one])
      })
    },
    counts: () => ({ inside: all, waiting: [...lines.values()].reduce((sum, line) => sum + line.length, 0) }),
  }

  /** One process does one thing at a time, so every request inside makes the others slower: while strangers are about a tenant has few. */
  function hasPlace(tenant: string): boolean {
    return all < max.inside && (inside.get(tenant) ?? 0) < (isAlone(tenant) ? max.alone : max.together)
  }

  function isAlone(tenant: string): boolean {
    const stranger = latest.tenant === tenant ? other : latest
    return now() - stranger.at > max.about_ms && [...lines.keys()].every((one) => one === tenant)
  }

  function take(tenant: string): () => void {
    inside.set(tenant, (inside.get(tenant) ?? 0) + 1)
    all++
    let isTaken = true
    const leave = () => {
      if (!isTaken) return
      isTaken = false
      clearTimeout(long)
      const left = inside.get(tenant)! - 1
      if (left > 0) inside.set(tenant, left)
      else inside.delete(tenant)
      all--
      for (let next = turn(); next; next = turn()) next.admit()
    }
    const long = setTimeout(leave, max.place_ms)
    long.unref()
    return leave
  }

  /** The next who waits and may come in, one of each tenant after the other. Whoever is gone is passed over. */
  function turn(): Waiting | undefined {
    for (const [tenant, line] of lines) {
      if (!hasPlace(tenant)) continue
      lines.delete(tenant)
      while (line[0]?.signal?.aborted) line.shift()
      const next = line.shift()
      if (line.length > 0) lines.set(tenant, line)
      if (next) return next
    }
    return undefined
  }
}

/** For measuring, and for whoever wants none: everybody comes in as they come. */
export const noShare: FairShare = { enter: async () => () => {}, counts: () => ({ inside: 0, waiting: 0 }) }
