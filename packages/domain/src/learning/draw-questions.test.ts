import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawQuestions } from './draw-questions.ts'

const seed = fc.integer({ min: 0, max: 0xffffffff })
/** Two pools of some questions, each seen so many times. */
const drawing = fc
  .record({
    seen: fc.tuple(fc.array(fc.nat(3), { minLength: 1, maxLength: 12 }), fc.array(fc.nat(3), { minLength: 1, maxLength: 12 })),
    counts: fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 })),
  })
  .map(({ seen, counts }) => ({
    questions: seen.flatMap((list, pool) => list.map((times, index) => ({ id: `${pool}-${index}`, pool_id: `pool ${pool}`, seen: times }))),
    draws: counts.map((count, pool) => ({ pool_id: `pool ${pool}`, count: Math.min(count, seen[pool]!.length) })),
  }))

test('each pool gives as many as the blueprint says, and none twice', () =>
  fc.assert(
    fc.property(drawing, seed, ({ draws, questions }, from) => {
      const drawn = drawQuestions(draws, questions, from)
      expect(new Set(drawn).size).toBe(drawn.length)
      for (const { pool_id, count } of draws)
        expect(drawn.filter((id) => questions.find((question) => question.id === id)!.pool_id === pool_id)).toHaveLength(count)
    }),
  ))

test('no question is drawn while one of its pool that was seen less often is left', () =>
  fc.assert(
    fc.property(drawing, seed, ({ draws, questions }, from) => {
      const drawn = new Set(drawQuestions(draws, questions, from))
      for (const { pool_id } of draws) {
        const pool = questions.filter((question) => question.pool_id === pool_id)
        const most = Math.max(...pool.filter(({ id }) => drawn.has(id)).map((question) => question.seen))
        for (const left of pool.filter(({ id }) => !drawn.has(id))) expect(left.seen).toBeGreaterThanOrEqual(most)
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
