import fc from 'fast-check'
import { expect, test } from 'vitest'
import { merged, outcomeOf, type Waiting } from './place-queue.ts'

const waiting: fc.Arbitrary<Waiting> = fc.record({
  block: fc.constant('why'),
  content_hash: fc.constant('a'),
  done: fc.boolean(),
  second: fc.nat(100),
  at: fc.nat(1000),
})

test('notes of one block merge to the same in any order: done once is done, and where it stands is what happened last', () => {
  fc.assert(
    fc.property(fc.array(waiting, { minLength: 1, maxLength: 6 }), fc.func(fc.integer()), (notes, order) => {
      const all = (some: Waiting[]) => some.reduce<Waiting | null>((one, other) => merged(one, other), null)!
      const shuffled = notes.toSorted((a, b) => order(a) - order(b))
      expect(all(notes).done).toBe(notes.some((note) => note.done))
      expect(all(notes).at).toBe(Math.max(...notes.map((note) => note.at)))
      expect([all(shuffled).done, all(shuffled).at]).toEqual([all(notes).done, all(notes).at])
    }),
  )
})

test('a block whose words changed on the way is begun anew', () => {
  const before = { block: 'why', content_hash: 'a', done: true, second: 0, at: 1 }
  expect(merged(before, { ...before, content_hash: 'b', done: false, at: 2 })).toMatchObject({ content_hash: 'b', done: false })
})

test('what was read is let go once the academy kept it or does not know it, and for no other answer', () => {
  const said = (status: number) => outcomeOf(status)
  expect([204, 401, 409, 404, 422].map(said)).toEqual(['kept', 'signed-out', 'another', 'refused', 'refused'])
  for (const status of [200, 302, 400, 403, 408, 413, 421, 425, 429, 500, 502, 503, 504]) expect(said(status), String(status)).toBe('away')
})
