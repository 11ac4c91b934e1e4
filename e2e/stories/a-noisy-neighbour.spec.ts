import { spawn } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { Database } from '@stoa/db'
import { databaseOf } from '../bench/seed.ts'
import { figure, quantile } from '../soak/figures.ts'
import { COURSE, Reader } from '../soak/reader.ts'
import { Wire } from '../soak/wire.ts'
import type { Stack } from '../stack.ts'
import { CUSTOMERS, expect, many, MERIDIAN, person, test } from '../story.ts'

const CONNECTIONS = 32

test('a company that hammers at its academy does not double how long another one waits', async ({ stack }) => {
  const rounds = many(6, 2)
  const seconds = many(10, 4)
  test.setTimeout(120_000 + rounds * seconds * 4_000)
  const wire = new Wire(() => stack.port)
  const database = new Database(databaseOf(stack), { connections: 1 })
  const loud = await signedIn(stack, wire, database, CUSTOMERS, 'loud@nordlys.example')
  const paths = ['/catalogue?q=robot', `/learn/${COURSE}/lock-it-out`, '/catalogue?q=emergency+stop', `/learn/${COURSE}/lock-it-out`]
  for (const path of paths) expect((await wire.ask(CUSTOMERS, path, { cookie: loud })).status, path).toBe(200)

  const quiet: number[] = []
  const beside: number[] = []
  let loudAnswers = 0
  await listen(wire, seconds * 500)
  for (let round = 0; round < rounds; round++) {
    quiet.push(...(await listen(wire, seconds * 1000)))
    const noise = makeNoise(stack, loud, paths)
    // It begins with a crowd at the door; what is measured is the day that follows.
    await pause(1000)
    beside.push(...(await listen(wire, seconds * 1000)))
    const { answers, odd } = await noise.end()
    expect(odd, 'the loud ones are answered too').toBe(0)
    loudAnswers += answers
  }
  wire.close()
  await database.close()
  const [before, after] = [quantile(quiet, 0.95), quantile(beside, 0.95)]
  figure(
    `a noisy company, ${CONNECTIONS} connections: another one's p95 is ${after} ms against ${before} ms in quiet, ratio ${(after / before).toFixed(2)} ` +
      `(p50 ${quantile(beside, 0.5)} against ${quantile(quiet, 0.5)}), of ${beside.length} and ${quiet.length} answers; the noisy one got ${loudAnswers}`,
  )
  expect(after / before).toBeLessThan(2)
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

function makeNoise(stack: Stack, cookie: string, paths: string[]) {
  const child = spawn(process.execPath, [`${import.meta.dirname}/../soak/noise.ts`, String(stack.port), CUSTOMERS, cookie, JSON.stringify(paths), String(CONNECTIONS)], {
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
