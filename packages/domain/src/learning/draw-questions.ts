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

/** Draws an exam: from each pool as many as the blueprint says, those seen least often first, then all of them shuffled.
 *  in: the blueprint; the questions an exam may draw with how often this person has met each; the seed kept with the attempt */
export function drawQuestions(
  draws: readonly { pool_id: string; count: number }[],
  questions: readonly { id: string; pool_id: string; seen: number }[],
  seed: number,
): string[] {
  const random = seeded(seed)
  const drawn = draws.flatMap(({ pool_id, count }) =>
    shuffled(
      questions.filter((question) => question.pool_id === pool_id).sort((a, b) => (a.id < b.id ? -1 : 1)),
      random,
    )
      .sort((a, b) => a.seen - b.seen)
      .slice(0, count)
      .map((question) => question.id),
  )
  return shuffled(drawn, random)
}
