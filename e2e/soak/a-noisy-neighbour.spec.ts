import { spawn } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { Database } from '@stoa/db'
import { databaseOf } from '../bench/seed.ts'
import { figure, quantile } from './figures.ts'
import { COURSE, Reader } from './reader.ts'
import { Wire } from './wire.ts'
import type { Stack } from '../stack.ts'
import { CUSTOMERS, expect, many, MERIDIAN, person, test } from '../story.ts'

const CONNECTIONS = 32

test('a company that hammers at its academy does not double how long another one waits', async ({ stack }) => {
  const rounds = many(6, 2)
  const seconds = many(10, 4)
  test.setTimeout(120_000 + rounds * seconds * 8_000)
  const unfair = await stack.another({ STOA_FAIR_SHARE: 'no' })
  const ports = { fair: stack.port, unfair: unfair.port }
  const database = new Database(databaseOf(stack), { connections: 1 })
  const [loud, fairly, unfairly] = [new Wire(() => ports.fair), new Wire(() => ports.fair), new Wire(() => ports.unfair)]
  const cookie = await signedIn(stack, loud, database, CUSTOMERS, 'loud@nordlys.example')
  const paths = ['/catalogue?q=robot', `/learn/${COURSE}/lock-it-out`, '/catalogue?q=emergency+stop', `/learn/${COURSE}/lock-it-out`]
  for (const path of paths) expect((await loud.ask(CUSTOMERS, path, { cookie })).status, path).toBe(200)

  const waits = { quiet: [] as number[], fair: [] as number[], unfair: [] as number[] }
  const answers = { fair: 0, unfair: 0 }
  for (const wire of [unfairly, fairly]) await listen(wire, seconds * 500)
  for (let round = 0; round < rounds; round++) {
    for (const wire of [fairly, unfairly]) waits.quiet.push(...(await listen(wire, seconds * 500)))
    for (const [kind, wire] of [['fair', fairly], ['unfair', unfairly]] as const) {
      const noise = makeNoise(ports[kind], cookie, paths)
      // It begins with a crowd at the door; what is measured is the day that follows.
      await pause(1000)
      waits[kind].push(...(await listen(wire, seconds * 1000)))
      const { answers: count, odd } = await noise.end()
      expect(odd, 'the loud ones are answered too').toBe(0)
      answers[kind] += count
    }
  }
  for (const wire of [loud, fairly, unfairly]) wire.close()
  await database.close()
  await unfair.kill('SIGKILL')

  const said = (kind: keyof typeof waits) => `p50 ${quantile(waits[kind], 0.5)} p95 ${quantile(waits[kind], 0.95)} ms of ${waits[kind].length}`
  const ratio = (kind: keyof typeof waits) => quantile(waits[kind], 0.95) / quantile(waits.quiet, 0.95)
  figure(
    `another company beside one with ${CONNECTIONS} connections: ${ratio('fair').toFixed(2)} times its p95 in quiet, without fair shares ${ratio('unfair').toFixed(2)} times; ` +
      `in quiet ${said('quiet')}, beside ${said('fair')}, without ${said('unfair')}; the loud one got ${answers.fair} answers, without ${answers.unfair}`,
  )
  expect(ratio('unfair'), 'the noise was felt').toBeGreaterThan(2)
  expect(ratio('fair')).toBeLessThan(2)
})

/** What somebody at the other company waits for pages, a few times a second.  out: milliseconds */
async function listen(wire: Wire, ms: number): Promise<number[]> {
  const found: number[] = []
  for (const until = performance.now() + ms; performance.now() < until; await pause(20)) {
    const answer = await wire.ask(MERIDIAN, '/catalogue')
    expect(answer.status).toBe(200)
    found.push(answer.ms)
  }
  return found
}

function makeNoise(port: number, cookie: string, paths: string[]) {
  const child = spawn(process.execPath, [`${import.meta.dirname}/noise.ts`, String(port), CUSTOMERS, cookie, JSON.stringify(paths), String(CONNECTIONS)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
  const closed = new Promise((done) => child.once('close', done))
  return {
    async end() {
      child.kill('SIGTERM')
      await closed
      return JSON.parse(said) as { answers: number; odd: number }
    },
  }
}

/** out: the cookie of somebody new who began the course */
async function signedIn(stack: Stack, wire: Wire, { pool }: Database, host: string, email: string): Promise<string> {
  await person(stack, host, 'Somebody Loud', email)
  const reader = await new Reader(wire, host, email, () => {}).start(pool)
  return reader.cookie!
}
