import { seeded, shuffled } from '../library/index.ts'

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
