import { setTimeout as pause } from 'node:timers/promises'
import { lostOf, twiceOf, waitingOf } from './aftermath.ts'
import { Crowd, kills } from './crowd.ts'
import { figure, quantile, times } from './figures.ts'
import type { Stack } from '../stack.ts'
import { expect, test } from '../story.ts'

const READERS = 12
// Where in its work it is hit differs each time.
const somewhile = () => pause(200 + Math.random() * 800)

test('the web app is killed under load again and again: what was acknowledged is there, and nothing is there twice', async ({ stack }) => {
  const count = kills(3)
  test.setTimeout(300_000 + count * 20_000)
  const crowd = new Crowd(stack, 'web-killed')
  await crowd.begin(READERS)
  const ready: number[] = []
  for (let kill = 1; kill <= count; kill++) {
    await somewhile()
    const began = performance.now()
    await stack.web.kill('SIGKILL')
    await stack.web.start()
    ready.push(performance.now() - began)
    await crowd.allWrite()
  }
  const faults = await faultsAfter(stack, crowd)
  figure(
    `${count} kills of the web app under ${READERS} readers: ${crowd.acknowledged} writes acknowledged, ${faults.lost.length} lost, ${crowd.passed.length} certificates, ` +
      `${faults.twice.length} effects twice, ${crowd.cut} requests cut off, ${crowd.odd.length} odd answers of ${crowd.answered}, ready again: ${times(ready)}`,
  )
  expect(faults).toEqual({ lost: [], twice: [], odd: [] })
  expect(crowd.cut, 'the kills were felt').toBeGreaterThan(0)
  expect(crowd.longestCutMs, 'nobody waits for a server that is gone').toBeLessThan(10_000)
})

test('Postgres is ended under load again and again: both processes go on, 503 and nothing worse, nothing acknowledged is lost', async ({ stack }) => {
  const count = kills(2)
  test.setTimeout(300_000 + count * 20_000)
  const crowd = new Crowd(stack, 'postgres-killed')
  await crowd.begin(READERS)
  const pids = [stack.web.pid()!, stack.worker.pid()!]
  const back: number[] = []
  for (let kill = 1; kill <= count; kill++) {
    await somewhile()
    await stack.crashPostgres(100)
    back.push(await crowd.allWrite())
  }
  const faults = await faultsAfter(stack, crowd)
  figure(
    `${count} ends of Postgres under ${READERS} readers: ${crowd.acknowledged} writes acknowledged, ${faults.lost.length} lost, ${crowd.passed.length} certificates, ` +
      `${faults.twice.length} effects twice, ${crowd.statuses.get(503) ?? 0} × 503, ${crowd.cut} requests cut off, ${crowd.odd.length} odd answers of ${crowd.answered}, ` +
      `everybody writes again after Postgres is back: ${times(back)}`,
  )
  expect(faults).toEqual({ lost: [], twice: [], odd: [] })
  expect(crowd.statuses.get(503), 'the ends were felt').toBeGreaterThan(0)
  expect(crowd.cut, 'the web app answers everybody').toBe(0)
  expect(quantile(back, 1), 'milliseconds until everybody writes again').toBeLessThan(10_000)
  expect([stack.web.pid(), stack.worker.pid()]).toEqual(pids)
  for (const pid of pids) expect(() => process.kill(pid, 0)).not.toThrow()
})

async function faultsAfter(stack: Stack, crowd: Crowd) {
  await crowd.end()
  const { pool } = crowd.database
  await expect.poll(() => waitingOf(pool, crowd.beginning), { message: 'papers and letters on their way', timeout: 120_000 }).toBe(0)
  const lost = (await Promise.all(crowd.readers.map((reader) => lostOf(pool, reader, crowd.lesson)))).flat()
  const twice = await twiceOf(stack, pool, crowd.beginning, crowd.passed)
  await crowd.database.close()
  return { lost, twice, odd: crowd.odd.slice(0, 5) }
}
