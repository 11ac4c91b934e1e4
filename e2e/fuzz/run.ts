/** Throws mutated requests at the product and keeps what went wrong. */
import type { Stack } from '../stack.ts'
import type { Ground } from './ground.ts'
import { faultsOf, loggedFaults, refusedByParser } from './judge.ts'
import { mutated, type Shot } from './mutate.ts'
import { chance } from './random.ts'
import type { Route } from './routes.ts'
import { curlLine, send, type Answer } from './wire.ts'

/** How a run went. */
export interface Outcome {
  sent: number
  failures: string[]
  /** For each route, how often each status was its answer; what the parser refused is not in it. */
  statuses: Map<string, Map<number, number>>
  /** Every e-mail address that was typed into a form. */
  line: string
}

const AT_ONCE = 4
const FRESHEN_EVERY = 100
const FAILURES_MAX = 25

/** in: how many; the seed that makes them; onlyForeign for unsafe requests of other sites alone
 *  out: failures as sentences, each with a line to try it again */
export async function run(
  stack: Stack,
  ground: Ground,
  routes: readonly Route[],
  { count, seed, onlyForeign = false }: { count: number; seed: number; onlyForeign?: boolean },
): Promise<Outcome> {
  const failures: string[] = []
  const statuses: Outcome['statuses'] = new Map()
  const recent = new Map<string, string>()
  const heard = new Set<string>()
  const pid = stack.web.pid()!
  let next = 0
  let exits = 0
  let fivers = 0
  let freshening: Promise<void> | null = null

  const listen = () => {
    for (const line of loggedFaults(stack.log())) {
      if (heard.has(line)) continue
      heard.add(line)
      const id = /"requestId":"([^"]+)"/.exec(line)?.[1] ?? ''
      failures.push(`The log says ${line.slice(0, 900)}\n    ${recent.get(id) ?? 'of an earlier request'}`)
    }
  }
  const one = async (index: number) => {
    const shot = mutated(chance(Math.imul(seed, 0x9e3779b1) ^ index), routes, ground, onlyForeign)
    const tell = `request ${index} of seed ${seed}, ${shot.who}, ${shot.route}, ${shot.notes.join(' + ')}\n    ${curlLine(stack.port, shot)}`
    const answer = await send(stack.port, shot).catch((error: Error) => error)
    if (answer instanceof Error) return void failures.push(`${answer.message}: ${tell}`)
    const id = answer.headers.get('x-request-id')?.[0]
    if (id) recent.set(id, tell)
    if (answer.status >= 500) fivers++
    for (const fault of faultsOf(shot, answer, ground)) failures.push(`${fault}: ${tell}`)
    if (!refusedByParser(answer) && answer.status) note(statuses, shot, answer.status)
    keepSession(shot, answer, ground)
    if (index % 8 === 0) listen()
  }
  const work = async () => {
    while (next < count && failures.length < FAILURES_MAX) {
      const index = next++
      if (index > 0 && index % FRESHEN_EVERY === 0 && !onlyForeign) freshening = ground.freshen()
      if (freshening) await freshening
      await one(index)
      if (!isAlive(pid)) {
        exits++
        failures.push(`The web process ended around request ${index} of seed ${seed}`)
        return
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  listen()
  return { sent: next, failures, statuses, line: `${next} mutated requests, ${fivers} × 5xx, ${exits} exits` }
}

/** Whoever was signed out or given a new session goes on with what the answer says. */
function keepSession(shot: Shot, answer: Answer, ground: Ground): void {
  const cookie = answer.headers.get('set-cookie')?.[0]?.split(';')[0]
  const sent = shot.headers.filter(([name]) => name === 'Cookie')
  if (cookie && !cookie.endsWith('=') && sent.length === 1 && sent[0]![1] === ground.people[shot.who].cookie) ground.people[shot.who].cookie = cookie
}

function note(statuses: Outcome['statuses'], shot: Shot, status: number): void {
  const known = statuses.get(shot.route) ?? new Map<number, number>()
  statuses.set(shot.route, known.set(status, (known.get(status) ?? 0) + 1))
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
