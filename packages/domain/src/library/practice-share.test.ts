import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellsOf } from './blueprint.ts'
import { practiceShare } from './practice-share.ts'
import type { DrawForm } from './publish-form.ts'

const slug = fc.stringMatching(/^[a-z]{1,8}$/)
const question = fc.record({ id: slug, difficulty: fc.integer({ min: 1, max: 3 }) })
const pool = fc.record({ slug, questions: fc.uniqueArray(question, { minLength: 1, maxLength: 16, selector: ({ id }) => id }) })
const ground = fc
  .tuple(fc.uniqueArray(pool, { minLength: 1, maxLength: 3, selector: (one) => one.slug }), fc.array(fc.nat(4), { minLength: 9, maxLength: 9 }), fc.boolean())
  .map(([pools, wishes, isByDifficulty]) => ({
    pools,
    draws: pools.map((one, index): DrawForm => {
      const at = (difficulty: number) =>
        Math.min(wishes[index * 3 + difficulty - 1]!, one.questions.filter((each) => each.difficulty === difficulty).length)
      const [easy, medium, hard] = [at(1), at(2), at(3)]
      if (isByDifficulty && easy + medium + hard > 0) return { pool: one.slug, easy, medium, hard }
      return { pool: one.slug, count: Math.min(1 + wishes[index]!, one.questions.length) }
    }),
  }))

test('an exam can always be filled with questions that practice does not show', () =>
  fc.assert(
    fc.property(ground, ({ draws, pools }) => {
      const open = practiceShare(draws, pools)
      for (const draw of draws)
        for (const { difficulty, count } of cellsOf(draw)) {
          const cell = pools.find((one) => one.slug === draw.pool)!.questions.filter((one) => difficulty === null || one.difficulty === difficulty)
          expect(cell.filter((one) => !open.has(`${draw.pool}/${one.id}`)).length).toBeGreaterThanOrEqual(count)
        }
    }),
  ))

test('at most half of what is drawn from is open: exactly half where that leaves enough, else all that an exam can spare', () =>
  fc.assert(
    fc.property(ground, ({ draws, pools }) => {
      const open = practiceShare(draws, pools)
      for (const draw of draws)
        for (const { difficulty, count } of cellsOf(draw)) {
          const cell = pools.find((one) => one.slug === draw.pool)!.questions.filter((one) => difficulty === null || one.difficulty === difficulty)
          const shown = cell.filter((one) => open.has(`${draw.pool}/${one.id}`)).length
          expect(shown).toBeLessThanOrEqual(cell.length / 2)
          expect(shown).toBe(cell.length >= 2 * count ? Math.floor(cell.length / 2) : cell.length - count)
        }
    }),
  ))

test('which half it is does not depend on the order of the file, and a question more moves at most one across', () =>
  fc.assert(
    fc.property(ground, slug, ({ draws, pools }, id) => {
      const before = practiceShare(draws, pools)
      expect(practiceShare(draws, pools.map((one) => ({ ...one, questions: one.questions.toReversed() })))).toEqual(before)
      const [first] = pools
      if (first!.questions.some((one) => one.id === id)) return
      const after = practiceShare(draws, [{ ...first!, questions: [...first!.questions, { id, difficulty: 1 }] }, ...pools.slice(1)])
      expect([...before].filter((name) => !after.has(name)).length).toBeLessThanOrEqual(1)
      expect([...after].filter((name) => !before.has(name)).length).toBeLessThanOrEqual(1)
    }),
  ))
