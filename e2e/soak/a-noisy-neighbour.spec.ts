import { spawn } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { figure, quantile } from './figures.ts'
import { Wire } from './wire.ts'
import type { Stack } from '../stack.ts'
import { CUSTOMERS, expect, many, MERIDIAN, PASSWORD, person, test } from '../story.ts'

const CONNECTIONS = 32

interface Learner {
  host: string
  cookie: string
  /** What both ask for, each at their own academy: home, what there is, a lesson, a search. */
  paths: string[]
}

test('a company that hammers at its academy does not double how long another one waits', async ({ stack }) => {
  const rounds = many(6, 2)
  const seconds = many(10, 4)
  test.setTimeout(300_000 + rounds * seconds * 8_000)
  const unfair = await stack.another({ STOA_FAIR_SHARE: 'no' })
  const ports = { fair: stack.port, unfair: unfair.port }
  const [fairly, unfairly] = [new Wire(() => ports.fair), new Wire(() => ports.unfair)]
  const loud = await learner(stack, fairly, CUSTOMERS, 'loud@nordlys.example', 'certified-robot-operator', 'lock-it-out')
  const other = await learner(stack, fairly, MERIDIAN, 'quiet@qasr.example', 'hand-hygiene-and-aseptic-technique', 'lines-and-injections')

  const waits = { quiet: [] as number[], fair: [] as number[], unfair: [] as number[] }
  const answers = { fair: 0, unfair: 0 }
  for (const wire of [unfairly, fairly]) await listen(other, wire, seconds * 500)
  for (let round = 0; round < rounds; round++) {
    for (const wire of [fairly, unfairly]) waits.quiet.push(...(await listen(other, wire, seconds * 500)))
    for (const [kind, wire] of [['fair', fairly], ['unfair', unfairly]] as const) {
      const noise = makeNoise(ports[kind], loud)
      // It begins with a crowd at the door; what is measured is the day that follows.
      await pause(1000)
      waits[kind].push(...(await listen(other, wire, seconds * 1000)))
      const { answers: count, odd } = await noise.end()
      expect(odd, 'the loud ones are answered too').toBe(0)
      answers[kind] += count
    }
  }
  for (const wire of [fairly, unfairly]) wire.close()
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

/** What a learner waits for pages, many times a second.  out: milliseconds */
async function listen({ host, cookie, paths }: Learner, wire: Wire, ms: number): Promise<number[]> {
  const found: number[] = []
  for (const until = performance.now() + ms; performance.now() < until; await pause(20)) {
    const answer = await wire.ask(host, paths[found.length % paths.length]!, { cookie })
    expect(answer.status).toBe(200)
    found.push(answer.ms)
  }
  return found
}

function makeNoise(port: number, { host, cookie, paths }: Learner) {
  const child = spawn(process.execPath, [`${import.meta.dirname}/noise.ts`, String(port), host, cookie, JSON.stringify(paths), String(CONNECTIONS)], {
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

/** out: somebody new who began a course */
async function learner(stack: Stack, wire: Wire, host: string, email: string, course: string, lesson: string): Promise<Learner> {
  await person(stack, host, 'Somebody New', email)
  const entered = await wire.ask(host, '/sign-in', { form: { email, password: PASSWORD, to: '/' } })
  const cookie = entered.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
  expect((await wire.ask(host, `/learn/${course}/enrollment`, { cookie, form: {} })).status).toBe(302)
  const paths = ['/', '/catalogue', `/learn/${course}/${lesson}`, '/catalogue?q=safe']
  for (const path of paths) expect((await wire.ask(host, path, { cookie })).status, path).toBe(200)
  return { host, cookie, paths }
}
