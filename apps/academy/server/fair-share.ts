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
  /** Places of one tenant while no other is about; with others about it is one. */
  alone: number
  /** How many of one tenant may wait. */
  waiting: number
  /** For how long a tenant is about after it asked. */
  about_ms: number
  /** For how long a request takes a place. One that is longer under way waits for something that is not this process: a password that is
   *  checked, a lock, a reader on a slow line; it goes on, and others do not wait for it. */
  place_ms: number
  /** For how long a tenant's line lets strangers go first. */
  patience_ms: number
  /** For how long it waits after a stranger left, who is likely to ask for the next thing at once. */
  grace_ms: number
}

const LIMITS: Limits = { inside: 24, alone: 16, waiting: 500, about_ms: 2_000, place_ms: 250, patience_ms: 100, grace_ms: 25 }

interface Waiting {
  admit(): void
  signal: AbortSignal | undefined
}

/** Those of one tenant who wait, and when one of them last came in. */
interface Line {
  waiting: Waiting[]
  turn_at: number
}

/** in: limits, where they are not the usual ones; now, a clock in milliseconds */
export function fairShare(limits: Partial<Limits> = {}, now = () => performance.now()): FairShare {
  const max = { ...LIMITS, ...limits }
  const inside = new Map<string, number>()
  // In the order of turns: whoever had one goes to the end.
  const lines = new Map<string, Line>()
  let all = 0
  let latest = { tenant: '', at: -Infinity }
  let other = latest
  // Who left last of tenants without a line: one of these may be about to ask for the next thing.
  let left = latest

  return {
    async enter(tenant, signal) {
      if (latest.tenant === tenant) latest.at = now()
      else [other, latest] = [latest, { tenant, at: now() }]
      const line = lines.get(tenant)
      if (!line && hasPlace(tenant)) return take(tenant)
      if (line && line.waiting.length >= max.waiting) throw new Crowded()
      return new Promise((done) => {
        const one = { admit: () => done(take(tenant)), signal }
        if (line) line.waiting.push(one)
        else lines.set(tenant, { waiting: [one], turn_at: now() })
      })
    },
    counts: () => ({ inside: all, waiting: [...lines.values()].reduce((sum, { waiting }) => sum + waiting.length, 0) }),
  }

  /** One process does one thing at a time, so every request inside makes the others slower. While strangers are about a tenant has one place,
   *  and if it has a line, that one waits until no stranger is inside or has just left, or until it has waited long enough. */
  function hasPlace(tenant: string, line?: Line): boolean {
    if (all >= max.inside) return false
    const mine = inside.get(tenant) ?? 0
    if (isAlone(tenant)) return mine < max.alone
    if (mine > 0) return false
    if (!line || now() - line.turn_at >= max.patience_ms) return true
    return all === 0 && (left.tenant === tenant || now() - left.at >= max.grace_ms)
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
      const rest = inside.get(tenant)! - 1
      if (rest > 0) inside.set(tenant, rest)
      else inside.delete(tenant)
      all--
      if (!lines.has(tenant)) left = { tenant, at: now() }
      admit()
      if (lines.size > 0) lookAgain()
    }
    const long = setTimeout(leave, max.place_ms)
    long.unref()
    return leave
  }

  function lookAgain(): void {
    setTimeout(() => {
      admit()
      if (lines.size > 0 && all === 0) lookAgain()
    }, max.grace_ms).unref()
  }

  function admit(): void {
    for (let next = turn(); next; next = turn()) next.admit()
  }

  /** The next who waits and may come in, one of each tenant after the other. Whoever is gone is passed over. */
  function turn(): Waiting | undefined {
    for (const [tenant, line] of lines) {
      if (!hasPlace(tenant, line)) continue
      lines.delete(tenant)
      while (line.waiting[0]?.signal?.aborted) line.waiting.shift()
      const next = line.waiting.shift()
      if (line.waiting.length > 0) lines.set(tenant, { waiting: line.waiting, turn_at: now() })
      if (next) return next
    }
    return undefined
  }
}

/** For measuring, and for whoever wants none: everybody comes in as they come. */
export const noShare: FairShare = { enter: async () => () => {}, counts: () => ({ inside: 0, waiting: 0 }) }
