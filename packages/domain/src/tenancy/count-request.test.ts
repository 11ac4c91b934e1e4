import { expect, test } from 'vitest'
import { ACME, GLOBEX, ground, lasting, scene, standIn, useGround, world } from '../testing.ts'
import { countRequest } from './index.ts'

useGround()

const count = (bucket: string, company: typeof ACME | typeof GLOBEX = ACME) => lasting(company, 'guest', (ctx) => countRequest(ctx, bucket, 3, 600))
const age = (bucket: string, seconds: number) =>
  ground().superuser.pool.query(`update rate_counters set started_at = started_at - $2 * interval '1 second' where tenant_id = $3 and bucket = $1`, [
    bucket,
    seconds,
    world(ACME).id,
  ])

test('as many as the limit pass, and the next is told how long to wait', async () => {
  expect([await count('a'), await count('a'), await count('a')]).toEqual([0, 0, 0])
  const wait = await count('a')
  expect(wait).toBeGreaterThan(590)
  expect(wait).toBeLessThanOrEqual(600)
})

test('who goes on trying waits no longer than the window', async () => {
  for (let tries = 0; tries < 5; tries++) await count('stubborn')
  await age('stubborn', 300)
  const wait = await count('stubborn')
  expect(wait).toBeGreaterThan(290)
  expect(wait).toBeLessThanOrEqual(300)
})

test('a window that is over starts again from one', async () => {
  for (let tries = 0; tries < 5; tries++) await count('over')
  await age('over', 600)
  expect([await count('over'), await count('over'), await count('over')]).toEqual([0, 0, 0])
  expect(await count('over')).toBeGreaterThan(0)
})

test('in the last moment of a window the wait is a second and not none', async () => {
  for (let tries = 0; tries < 3; tries++) await count('last')
  await age('last', 599.9)
  expect([0, 1]).toContain(await count('last'))
  await scene(ACME, 'guest', async (ctx) => {
    for (let tries = 0; tries < 3; tries++) await countRequest(ctx, 'same moment', 3, 1)
    expect(await countRequest(ctx, 'same moment', 3, 1)).toBe(1)
  })
})

test('buckets and tenants are counted apart', () =>
  scene(ACME, 'guest', async (ctx) => {
    for (let tries = 0; tries < 4; tries++) await countRequest(ctx, 'shared', 3, 600)
    expect(await countRequest(ctx, 'another', 3, 600)).toBe(0)
    await standIn(ctx, GLOBEX)
    expect(await countRequest(ctx, 'shared', 3, 600)).toBe(0)
  }))

test('of ten at once exactly the limit passes', async () => {
  const waits = await Promise.all(Array.from({ length: 10 }, () => count('at once')))
  expect(waits.filter((wait) => wait === 0)).toHaveLength(3)
})

test('a bucket that is longer than a row may be is still counted', async () => {
  const long = 'x'.repeat(5000)
  expect([await count(long), await count(long), await count(long)]).toEqual([0, 0, 0])
  expect(await count(long)).toBeGreaterThan(0)
})
