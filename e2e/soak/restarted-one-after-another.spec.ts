import { setTimeout as pause } from 'node:timers/promises'
import { lostOf } from './aftermath.ts'
import { balance } from './balancer.ts'
import { Crowd } from './crowd.ts'
import { figure, quantile, times } from './figures.ts'
import { expect, many, test } from '../story.ts'

const BEHIND_A_PROXY = { STOA_TRUSTED_PROXIES: '127.0.0.1', STOA_DRAIN_SECONDS: '1' }

test('two web processes are restarted one after another under load, and nobody notices', async ({ stack }) => {
  const restarts = many(20, 2)
  test.setTimeout(300_000 + restarts * 20_000)
  const processes = [await stack.another(BEHIND_A_PROXY), await stack.another(BEHIND_A_PROXY)]
  const balancer = await balance(processes.map(({ port }) => port))
  const crowd = new Crowd(stack, 'restarted', () => balancer.port)
  try {
    await crowd.begin(12)
    const took: number[] = []
    for (let restart = 0; restart < restarts; restart++) {
      const one = processes[restart % 2]!
      await pause(500)
      const began = performance.now()
      expect(await one.kill('SIGTERM'), 'it ends well').toBe(0)
      await one.start()
      took.push(performance.now() - began)
      // As long as a proxy takes to notice that it is back.
      await pause(500)
    }
    await crowd.end()
    const unanswered = crowd.cut + (crowd.statuses.get(503) ?? 0)
    const lost = (await Promise.all(crowd.readers.map((reader) => lostOf(crowd.database.pool, reader, crowd.lesson)))).flat()
    figure(
      `${restarts} restarts of two web processes behind a proxy under ${crowd.readers.length} readers: ${balancer.failed() + unanswered + crowd.odd.length} failed of ` +
        `${crowd.answered + crowd.cut} requests, ${crowd.acknowledged} writes acknowledged, ${lost.length} lost, a restart: ${times(took)}, ` +
        `answers p95 ${quantile(crowd.ms, 0.95)} ms, longest ${quantile(crowd.ms, 1)} ms`,
    )
    expect({ failed: balancer.failed(), unanswered, odd: crowd.odd.slice(0, 5), lost }).toEqual({ failed: 0, unanswered: 0, odd: [], lost: [] })
    expect(crowd.answered).toBeGreaterThan(100)
  } finally {
    await crowd.end()
    await balancer.close()
    await Promise.all(processes.map((one) => one.kill('SIGKILL')))
    await crowd.database.close()
  }
})
