import type { DrawForm } from './publish-form.ts'

/** The difficulties by the names they have in an exam's blueprint. */
export const DIFFICULTIES = { easy: 1, medium: 2, hard: 3 } as const

/** So many questions of one pool, of one difficulty or (null) of any. */
export interface Cell {
  difficulty: number | null
  count: number
}

/** A line of the blueprint as its cells; none is empty.  in: as written in exam.yaml, or as a row of exam_draws */
export function cellsOf(draw: DrawForm | { count: number; easy: number | null; medium: number | null; hard: number | null }): Cell[] {
  if (!('easy' in draw) || draw.easy === null) return [{ difficulty: null, count: (draw as { count: number }).count }]
  return Object.entries(DIFFICULTIES).flatMap(([name, difficulty]) => {
    const count = draw[name as keyof typeof DIFFICULTIES] ?? 0
    return count > 0 ? [{ difficulty, count }] : []
  })
}
