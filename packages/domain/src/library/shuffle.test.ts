import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scrambled, seeded, seedOf, shownOrder, shuffled } from './shuffle.ts'

test('the same seed gives the same numbers on every machine', () => {
  const random = seeded(42)
  expect([random(), random(), random()]).toEqual([0.6011037519201636, 0.44829055899754167, 0.8524657934904099])
})

test('every order comes up about as often as any other', () => {
  const counts = new Map<string, number>()
  const random = seeded(7)
  for (let times = 0; times < 24_000; times++) {
    const order = shuffled(['a', 'b', 'c', 'd'], random).join('')
    counts.set(order, (counts.get(order) ?? 0) + 1)
  }
  expect(counts.size).toBe(24)
  for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150) // Nearly five standard deviations; the seed is fixed.
})

test('shuffling leaves what it was given as it was', () => {
  const things = Object.freeze(['a', 'b', 'c'])
  expect([...shuffled(things, seeded(1))].sort()).toEqual(things)
})

const seed = fc.integer({ min: 0, max: 0xffffffff })

test('items to be ordered are never shown in the right order, whatever was drawn when they were written and when they are shown', () =>
  fc.assert(
    fc.property(seed, seed, fc.integer({ min: 3, max: 8 }), (written, shown, count) => {
      const right = Array.from({ length: count }, (_, at) => `item ${at}`)
      const kept = scrambled(count, seeded(written)).map((at) => right[at]!)
      const order = shownOrder('ordering', kept, 0, seeded(shown))
      expect(order).not.toEqual(right)
      expect([...order].sort()).toEqual([...right].sort())
    }),
  ))

test('of a matching question the left sides stay and the right ones are shuffled among themselves', () => {
  const [ids, random] = [['l1', 'l2', 'r1', 'r2', 'r3'], seeded(3)]
  const seen = new Set<string>()
  for (let times = 0; times < 200; times++) {
    const order = shownOrder('matching', ids, 2, random)
    expect(order.slice(0, 2)).toEqual(['l1', 'l2'])
    seen.add(order.slice(2).join())
  }
  expect(seen.size).toBe(6)
})

test('spots stay as they are kept', () => expect(shownOrder('hot-spot', ['b', 'a'], 0, seeded(1))).toEqual(['b', 'a']))

test('a text leads to the same seed on every machine', () => expect(seedOf('which-lamp')).toBe(1892932339))
