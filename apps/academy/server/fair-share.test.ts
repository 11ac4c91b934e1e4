import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { Crowded, fairShare, type FairShare } from './fair-share.ts'

/** Asks for places, notes who got one, and gives each back when told. */
function door(share: FairShare) {
  const came: string[] = []
  const leave: Record<string, () => void> = {}
  return {
    came,
    leave,
    ask(tenant: string, name: string, signal?: AbortSignal) {
      return share.enter(tenant, signal).then((back) => {
        came.push(name)
        leave[name] = back
      })
    },
  }
}
const soon = () => pause(0)

test('a tenant by itself has all the places there are for one, and the next waits', async () => {
  const share = fairShare({ alone: 3, place_ms: 60_000 })
  const { ask, came, leave } = door(share)
  for (const name of ['1', '2', '3', '4']) void ask('acme', name)
  await soon()
  expect(came).toEqual(['1', '2', '3'])
  leave['2']!()
  await soon()
  expect(came).toEqual(['1', '2', '3', '4'])
  expect(share.counts()).toEqual({ inside: 3, waiting: 0 })
})

test('while another is about, a tenant keeps to few places, and the other comes in at once', async () => {
  let clock = 0
  const share = fairShare({ alone: 4, together: 1, about_ms: 1000, place_ms: 60_000 }, () => clock)
  const { ask, came, leave } = door(share)
  for (const name of ['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7']) void ask('acme', name)
  void ask('globex', 'g1')
  await soon()
  expect(came).toEqual(['a1', 'a2', 'a3', 'a4', 'g1'])
  for (const name of ['g1', 'a1', 'a2', 'a3']) leave[name]!()
  await soon()
  expect(came, 'three of acme left, and it still has its one place').toHaveLength(5)
  leave.a4!()
  await soon()
  expect(came.slice(5)).toEqual(['a5'])
  // A while later it is by itself again.
  clock = 2000
  leave.a5!()
  await soon()
  expect(came.slice(6)).toEqual(['a6', 'a7'])
})

test('whoever waits comes in by turns, one of each tenant, however long the line of one is', async () => {
  const share = fairShare({ inside: 1, place_ms: 60_000 })
  const { ask, came, leave } = door(share)
  for (const name of ['a1', 'a2', 'a3', 'a4']) void ask('acme', name)
  for (const name of ['g1', 'g2']) void ask('globex', name)
  void ask('initech', 'i1')
  for (let turns = 0; turns < 7; turns++) {
    await soon()
    leave[came.at(-1)!]!()
  }
  expect(came).toEqual(['a1', 'a2', 'g1', 'i1', 'a3', 'g2', 'a4'])
  expect(share.counts()).toEqual({ inside: 0, waiting: 0 })
})

test('a line that is too long refuses at once, and only those of its own tenant', async () => {
  const share = fairShare({ alone: 1, waiting: 2, place_ms: 60_000 })
  const { ask, came } = door(share)
  for (const name of ['a1', 'a2', 'a3']) void ask('acme', name)
  await expect(ask('acme', 'a4')).rejects.toThrow(Crowded)
  await ask('globex', 'g1')
  expect(came).toEqual(['a1', 'g1'])
})

test('whoever left while waiting is passed over, and a place that is given back twice is given back once', async () => {
  const share = fairShare({ alone: 1, place_ms: 60_000 })
  const { ask, came, leave } = door(share)
  const gone = new AbortController()
  void ask('acme', '1')
  void ask('acme', '2', gone.signal)
  void ask('acme', '3')
  void ask('acme', '4')
  await soon()
  gone.abort()
  leave['1']!()
  leave['1']!()
  await soon()
  expect(came).toEqual(['1', '3'])
  expect(share.counts()).toEqual({ inside: 1, waiting: 1 })
})

test('what takes long gives its place to the next and goes on', async () => {
  const share = fairShare({ alone: 1, place_ms: 30 })
  const { ask, came, leave } = door(share)
  void ask('acme', 'long')
  void ask('acme', 'next')
  await soon()
  expect(came).toEqual(['long'])
  await expect.poll(() => came).toEqual(['long', 'next'])
  leave.long!()
  expect(share.counts().inside).toBe(1)
})
