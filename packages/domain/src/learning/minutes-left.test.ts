import fc from 'fast-check'
import { expect, test } from 'vitest'
import { minutesLeft } from './minutes-left.ts'

const block = fc.record({
  kind: fc.constantFrom('text', 'callout', 'image', 'video', 'audio', 'check', 'table', 'a kind of tomorrow'),
  bytes: fc.option(fc.integer({ min: 0, max: 20_000 })),
  done: fc.boolean(),
})
const lesson = fc.record({ minutes: fc.integer({ min: 1, max: 30 }), blocks: fc.array(block, { minLength: 1, maxLength: 40 }), here: fc.nat(40) })
const named = <T extends object>(blocks: T[]) => blocks.map((one, at) => ({ ...one, slug: `b-${at}` }))

test('whatever a lesson holds, its stretches are whole minutes that add up, and what is left never grows by doing something', () =>
  fc.assert(
    fc.property(lesson, ({ minutes, blocks, here }) => {
      const all = named(blocks)
      const done = new Set(all.filter((one) => one.done).map((one) => one.slug))
      const left = minutesLeft({ minutes, blocks: all }, done, `b-${here}`)
      expect(left.stretches.reduce((sum, stretch) => sum + stretch.minutes, 0)).toBe(left.minutes)
      expect(left.stretches.every((stretch) => stretch.minutes >= 1 && Number.isInteger(stretch.minutes))).toBe(true)
      expect(new Set(left.stretches.map((stretch) => stretch.activity)).size).toBe(left.stretches.length)
      expect(left.minutes === 0).toBe(all.every((one) => one.done))
      expect(left.minutes).toBeLessThanOrEqual(minutes)
      expect(minutesLeft({ minutes, blocks: all }, new Set()).minutes).toBe(minutes)
      const next = all.find((one) => !one.done)?.slug ?? 'b-0'
      expect(minutesLeft({ minutes, blocks: all }, new Set([...done, next])).minutes).toBeLessThanOrEqual(left.minutes)
    }),
  ))

test('half of the reading is half of the minutes, and one goes on with what one was in', () => {
  const blocks = [
    { slug: 'why', kind: 'text', bytes: 3000 },
    { slug: 'how', kind: 'text', bytes: 3000 },
    { slug: 'film', kind: 'video', bytes: null },
  ]
  expect(minutesLeft({ minutes: 7, blocks }, new Set())).toEqual({ minutes: 7, stretches: [{ activity: 'read', minutes: 5 }, { activity: 'watch', minutes: 2 }] })
  expect(minutesLeft({ minutes: 7, blocks }, new Set(['why']), 'film')).toEqual({ minutes: 5, stretches: [{ activity: 'watch', minutes: 2 }, { activity: 'read', minutes: 3 }] })
  expect(minutesLeft({ minutes: 7, blocks }, new Set(['why', 'how', 'film']))).toEqual({ minutes: 0, stretches: [] })
})

test('where minutes are fewer than things to do, the one where one goes on is named', () => {
  const blocks = [
    { slug: 'picture', kind: 'image', bytes: null },
    { slug: 'film', kind: 'video', bytes: null },
    { slug: 'quiz', kind: 'check', bytes: null },
  ]
  expect(minutesLeft({ minutes: 1, blocks }, new Set(), 'quiz')).toEqual({ minutes: 1, stretches: [{ activity: 'try', minutes: 1 }] })
})
