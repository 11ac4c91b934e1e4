import { cellsOf, seeded, shuffled } from '../library/index.ts'

/** How many of one pool: of any difficulty, or so many of each. */
export interface Draw {
  pool_id: string
  count: number
  easy: number | null
  medium: number | null
  hard: number | null
}

/** A question that may be drawn, and how often this person has met it: where it is drawn for now, and (`practised`) in the other place, which
 *  is practice for an exam and exams for practice. `is_open`: practice shows it to anybody who asks, with what is right. */
export interface Drawable {
  id: string
  pool_id: string
  difficulty: number
  seen: number
  is_open: boolean
  practised: number
}

/** Draws an exam: from each pool as many as the blueprint says, of each difficulty those seen least often first, among them those
 *  that practice does not show, then those practised least, then all of them shuffled. Where questions were withdrawn and a difficulty runs short, the same pool's others fill it.
 *  in: the blueprint; the questions that may be drawn; the seed kept with the attempt · out: their ids, each once */
export function drawQuestions(draws: readonly Draw[], questions: readonly Drawable[], seed: number): string[] {
  const random = seeded(seed)
  const drawn = draws.flatMap((draw) => {
    const pool = questions.filter((question) => question.pool_id === draw.pool_id).sort((a, b) => (a.id < b.id ? -1 : 1))
    const left = shuffled(pool, random).sort((a, b) => a.seen - b.seen || Number(a.is_open) - Number(b.is_open) || a.practised - b.practised)
    const take = (count: number, fits: (question: Drawable) => boolean) => {
      const taken = left.filter(fits).slice(0, count)
      for (const one of taken) left.splice(left.indexOf(one), 1)
      return taken.map((question) => question.id)
    }
    const ids = cellsOf(draw).flatMap(({ difficulty, count }) => take(count, (question) => difficulty === null || question.difficulty === difficulty))
    return [...ids, ...take(draw.count - ids.length, () => true)]
  })
  return shuffled(drawn, random)
}
