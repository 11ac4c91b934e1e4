import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawQuestions, type Draw } from './draw-questions.ts'

const seed = fc.integer({ min: 0, max: 0xffffffff })
const question = fc.record({ difficulty: fc.integer({ min: 1, max: 3 }), seen: fc.nat(3), is_open: fc.boolean(), practised: fc.nat(2) })
const some = fc.array(question, { minLength: 1, maxLength: 14 })
const wanted = fc.record({ easy: fc.nat(3), medium: fc.nat(3), hard: fc.nat(3), isByDifficulty: fc.boolean() })

/** Two pools of some questions, each met so many times, and a blueprint that asks no more of either than it holds, of any difficulty or of each. */
const drawing = fc.tuple(fc.tuple(some, wanted), fc.tuple(some, wanted)).map((pools) => ({
  questions: pools.flatMap(([list], pool) => list.map((one, index) => ({ ...one, id: `${pool}-${index}`, pool_id: `pool ${pool}` }))),
  draws: pools.map(([list, { isByDifficulty, ...wish }], pool): Draw => {
    const at = (difficulty: number, most: number) => Math.min(most, list.filter((one) => one.difficulty === difficulty).length)
    const [easy, medium, hard] = [at(1, wish.easy), at(2, wish.medium), at(3, wish.hard)]
    const pool_id = `pool ${pool}`
    if (isByDifficulty && easy + medium + hard > 0) return { pool_id, count: easy + medium + hard, easy, medium, hard }
    return { pool_id, count: Math.min(1 + wish.easy + wish.medium, list.length), easy: null, medium: null, hard: null }
  }),
}))
const cells = (draw: Draw) =>
  draw.easy === null ? [[null, draw.count] as const] : ([[1, draw.easy], [2, draw.medium!], [3, draw.hard!]] as const)

test('each pool gives as many of each difficulty as the blueprint says, and none twice', () =>
  fc.assert(
    fc.property(drawing, seed, ({ draws, questions }, from) => {
      const drawn = drawQuestions(draws, questions, from)
      expect(new Set(drawn).size).toBe(drawn.length)
      for (const draw of draws)
        for (const [difficulty, count] of cells(draw))
          expect(
            questions.filter(({ id, pool_id, ...one }) => drawn.includes(id) && pool_id === draw.pool_id && (difficulty ?? one.difficulty) === one.difficulty),
          ).toHaveLength(count)
    }),
  ))

test('no question is drawn while one of its pool and difficulty is left that was seen less often, or as often and kept from practice, or practised less', () =>
  fc.assert(
    fc.property(drawing, seed, ({ draws, questions }, from) => {
      const drawn = new Set(drawQuestions(draws, questions, from))
      const met = (one: { seen: number; is_open: boolean; practised: number }) => one.seen * 100 + Number(one.is_open) * 10 + one.practised
      for (const draw of draws)
        for (const [difficulty] of cells(draw)) {
          const cell = questions.filter((one) => one.pool_id === draw.pool_id && (difficulty === null || one.difficulty === difficulty))
          const most = Math.max(...cell.filter(({ id }) => drawn.has(id)).map(met))
          for (const left of cell.filter(({ id }) => !drawn.has(id))) expect(met(left)).toBeGreaterThanOrEqual(most)
        }
    }),
  ))

test('attempt after attempt, nobody meets a question again before every other of its pool and difficulty', () =>
  fc.assert(
    fc.property(drawing, seed, fc.integer({ min: 2, max: 8 }), ({ draws, questions }, from, times) => {
      const fresh = questions.map((one) => ({ ...one, seen: 0 }))
      for (let time = 0; time < times; time++) {
        const drawn = new Set(drawQuestions(draws, fresh, from + time))
        for (const one of fresh) if (drawn.has(one.id)) one.seen++
      }
      for (const draw of draws)
        for (const [difficulty, count] of cells(draw)) {
          const seen = fresh.filter((one) => one.pool_id === draw.pool_id && (difficulty === null || one.difficulty === difficulty)).map((one) => one.seen)
          expect(count === 0 || Math.max(...seen) - Math.min(...seen) <= 1).toBe(true)
        }
    }),
  ))

test('where questions were withdrawn, others of the same pool take their place, and an exam is never longer than it says', () =>
  fc.assert(
    fc.property(drawing, seed, fc.nat(13), ({ draws, questions }, from, gone) => {
      const left = questions.filter((_, index) => index % (gone + 1) === 0)
      const drawn = drawQuestions(draws, left, from)
      expect(new Set(drawn).size).toBe(drawn.length)
      for (const { pool_id, count } of draws) {
        const pool = left.filter((one) => one.pool_id === pool_id)
        expect(pool.filter(({ id }) => drawn.includes(id))).toHaveLength(Math.min(count, pool.length))
      }
    }),
  ))

test('the seed decides, and the order in which the database returns the questions does not', () =>
  fc.assert(
    fc.property(drawing, seed, fc.func(fc.integer()), ({ draws, questions }, from, order) => {
      const mixed = [...questions].sort((a, b) => order(a.id, b.id))
      expect(drawQuestions(draws, mixed, from)).toEqual(drawQuestions(draws, questions, from))
    }),
  ))
