import { createHash } from 'node:crypto'
import { cellsOf } from './blueprint.ts'
import type { DrawForm } from './publish-form.ts'

/** Which questions are open for practice. Of each cell of the blueprint at most half, and never so many that an exam could not be filled
 *  with questions that practice does not show. Which half is decided by a hash of the questions' names: it stays when others are added.
 *  in:     the blueprint; for each pool its questions
 *  out:    `pool/question` of each that is open
 *  source: infra/decisions/0010 */
export function practiceShare(draws: readonly DrawForm[], pools: readonly { slug: string; questions: readonly { id: string; difficulty: number }[] }[]): Set<string> {
  const open = draws.flatMap((draw) => {
    const pool = pools.find((each) => each.slug === draw.pool)
    return cellsOf(draw).flatMap(({ difficulty, count }) => {
      const names = (pool?.questions ?? [])
        .filter((question) => difficulty === null || question.difficulty === difficulty)
        .map((question) => `${draw.pool}/${question.id}`)
      const share = Math.max(0, Math.min(Math.floor(names.length / 2), names.length - count))
      return names.sort((a, b) => (rank(a) < rank(b) ? -1 : 1)).slice(0, share)
    })
  })
  return new Set(open)
}

const rank = (name: string) => createHash('sha256').update(name).digest('hex')
