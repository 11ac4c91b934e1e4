import type { QuestionKind } from './answer.ts'

/** A generator of numbers in 0..1 that gives the same row for the same seed on every machine.  source: Tommy Ettinger's mulberry32 */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** The same things in another order; every order is equally likely.  source: Fisher and Yates */
export function shuffled<T>(things: readonly T[], random: () => number): T[] {
  const order = [...things]
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    ;[order[last], order[other]] = [order[other]!, order[last]!]
  }
  return order
}

/** The order in which items to be ordered are kept: any, but of its first two the one that comes later stands first.
 *  in: things in the right order · out: places in it, from 0 */
export function scrambled(count: number, random: () => number): number[] {
  const [one, two, ...others] = shuffled(Array.from({ length: count }, (_, at) => at), random)
  return one! > two! ? [one!, two!, ...others] : [two!, one!, ...others]
}

/** The ids of a question's choices in the order in which somebody is shown them.
 *  in: ids as they are kept, left sides before right ones; how many are left sides; a generator
 *  out: choices and right sides in any order; items in any but the right one, which nobody here knows: the first two that are kept are never
 *       shown the other way round, and that way round is wrong; left sides and spots as they are kept */
export function shownOrder(kind: QuestionKind, ids: readonly string[], lefts: number, random: () => number): string[] {
  switch (kind) {
    case 'single':
    case 'multiple':
      return shuffled(ids, random)
    case 'matching':
      return [...ids.slice(0, lefts), ...shuffled(ids.slice(lefts), random)]
    case 'ordering': {
      const order = shuffled(ids, random)
      const [first, second] = [order.indexOf(ids[0]!), order.indexOf(ids[1]!)]
      if (first > second) [order[first], order[second]] = [order[second]!, order[first]!]
      return order
    }
    default:
      return [...ids]
  }
}

/** A seed that any text leads to, the same on every machine.  source: FNV-1a, 32 bits */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  return hash
}
