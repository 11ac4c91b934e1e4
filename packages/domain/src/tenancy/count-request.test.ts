import { sql } from '@stoa/db'
import { expect, test } from 'vitest'
import { ACME, GLOBEX, scene, standIn, useGround } from '../testing.ts'
import { atOnce } from '../testing/at-once.ts'
import { countRequest, type Ctx } from './index.ts'

useGround()

// In a scene the clock of the database stands still, so waits are exact; a window grows older by moving its beginning back.
const counted = async (ctx: Ctx, times: number) => {
  const waits: number[] = []
  for (let each = 0; each < times; each++) waits.push(await countRequest(ctx, 'bucket', 3, 600))
  return waits
}
const age = (ctx: Ctx, seconds: number) => sql`update rate_counters set started_at = started_at - ${seconds} * interval '1 second'`.execute(ctx.trx)

test('as many as the limit pass, and the next is told how long to wait', () =>
  scene(ACME, 'guest', async (ctx) => expect(await counted(ctx, 5)).toEqual([0, 0, 0, 600, 600])))

test('who goes on trying waits no longer than the window', () =>
  scene(ACME, 'guest', async (ctx) => {
    await counted(ctx, 20)
    await age(ctx, 300)
    expect(await counted(ctx, 1)).toEqual([300])
  }))

test('a window that is over starts again from one', () =>
  scene(ACME, 'guest', async (ctx) => {
    await counted(ctx, 20)
    await age(ctx, 600)
    expect(await counted(ctx, 4)).toEqual([0, 0, 0, 600])
  }))

test('in the last moment of a window the wait is a second and not none', () =>
  scene(ACME, 'guest', async (ctx) => {
    await counted(ctx, 3)
    await age(ctx, 599.9)
    expect(await counted(ctx, 1)).toEqual([1])
  }))

test('buckets and tenants are counted apart', () =>
  scene(ACME, 'guest', async (ctx) => {
    for (let tries = 0; tries < 4; tries++) await countRequest(ctx, 'shared', 3, 600)
    expect(await countRequest(ctx, 'another', 3, 600)).toBe(0)
    await standIn(ctx, GLOBEX)
    expect(await countRequest(ctx, 'shared', 3, 600)).toBe(0)
  }))

test('of ten at once exactly the limit passes', async () => {
  const waits = await atOnce(10, ACME, 'guest', (ctx) => countRequest(ctx, 'at once', 3, 600))
  expect(waits.filter((wait) => wait === 0)).toHaveLength(3)
})

test('a bucket that is longer than a row may be is still counted', () =>
  scene(ACME, 'guest', async (ctx) => {
    const long = 'x'.repeat(5000)
    const waits: number[] = []
    for (let each = 0; each < 4; each++) waits.push(await countRequest(ctx, long, 3, 600))
    expect(waits).toEqual([0, 0, 0, 600])
  }))
