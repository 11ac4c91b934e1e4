/** Chance that can be had again: the same seed makes the same choices on any machine. */
export interface Chance {
  /** 0 ≤ number < 1 */
  next(): number
  below(bound: number): number
  one<T>(of: readonly T[]): T
  /** True in `percent` of all cases. */
  percent(percent: number): boolean
}

/** in: seed, any integer · source: mulberry32, by Tommy Ettinger, in the public domain */
export function chance(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (bound: number) => Math.floor(next() * bound)
  return { next, below, one: (of) => of[below(of.length)]!, percent: (percent) => next() * 100 < percent }
}
