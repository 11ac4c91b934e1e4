// npm run bench: what people do all day, measured beside the bare limit in the same run.
//   -- --quick     8 connections alone, and no growth
//   -- search      the search of a catalogue of 100,000 lessons, instead (search.ts)
//   -- --profile   where the time of a lesson page goes, instead
import { Database } from '@stoa/db'
import { buildAcademy } from '../../infra/bootstrap/build.ts'
import { say, sentenceOf } from '../../infra/bootstrap/say.ts'
import { startStack, type Stack } from '../stack.ts'
import { databaseOf, picturesDone } from '../database.ts'
import { startBare } from './start-bare.ts'
import { growth, timesOf } from './growth.ts'
import { measure, medians, memoryMb, type Sample } from './measure.ts'
import { hottest, profiling } from './profile.ts'
import { pass, reader } from './readers.ts'
import { bareLoads, scenarios, type Scenario } from './scenarios.ts'
import { benchSearch } from './search.ts'
import { COURSE, seed } from './seed.ts'
import { seedTenants } from './seed-tenants.ts'
import { table, verdictOf } from './table.ts'

const ROUNDS = 3,
  SECONDS = 4,
  WARM_SECONDS = 2,
  FEW = 10,
  MANY = 500,
  MEMORY_MB_MAX = 350
const options = process.argv.slice(2)

async function main(): Promise<void> {
  const quick = options.includes('--quick')
  const connections = quick || options.includes('--profile') ? [8] : [1, 8, 32]
  say('Building the web app, where it changed')
  await buildAcademy()
  say('Starting the product on a Postgres of its own')
  const profile = options.includes('--profile') ? profiling() : null
  const stack = await startStack({ tenants: ['halden', 'meridian'], env: profile?.env })
  const closing: (() => Promise<unknown>)[] = [() => stack.stop()]
  const close = async () => {
    for (const one of closing.splice(0).reverse()) await one()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void close().then(() => process.exit(130)))
  try {
    const db = new Database(databaseOf(stack), { connections: 2 })
    closing.push(() => db.close())
    say(`Seeding a company of 10,000 people and 50 courses among ${FEW} tenants`)
    await seedTenants(db, 'meridian', FEW)
    await seed(db)
    const cases = await ready(stack, db, Math.max(...connections))
    say('Waiting for the last picture')
    await picturesDone(stack)
    if (profile) return await tellProfile(stack, cases[0]!, profile.folder)
    const grown = cases.filter(({ grows }) => grows)
    const few = quick ? null : await timesOf(grown, stack)
    say(`Seeding tenants up to ${MANY}`)
    await seedTenants(db, 'meridian', MANY)
    if (few) process.stdout.write(`\n${growth(grown, few, await timesOf(grown, stack))}\n`)
    const bare = await startBare(stack.superuserUrl)
    closing.push(() => bare.stop())
    for (const count of connections) await compare(stack, bare, cases, count)
    const [web, worker] = [memoryMb(stack.web.pid()!), memoryMb(stack.worker.pid()!)]
    process.stdout.write(
      `\nResident memory after the load: web ${web ?? '?'} MB, worker ${worker ?? '?'} MB (goal: below ${MEMORY_MB_MAX} each, ${
        Math.max(web ?? 0, worker ?? 0) < MEMORY_MB_MAX ? 'met' : 'missed'
      }), bare ${memoryMb(bare.pid) ?? '?'} MB.\n`,
    )
  } finally {
    await close()
  }
}

/** Readers signed in with an exam open, one certificate earned, and the lesson everybody reads. */
async function ready(stack: Stack, db: Database, connections: number): Promise<Scenario[]> {
  say(`Signing ${connections} people in, and one passes the exam`)
  const readers = []
  for (let number = 1; number <= connections; number++) readers.push(await reader(stack, db, number))
  const serial = await pass(stack, db, await reader(stack, db, 400))
  const { rows } = await db.pool.query<{ slug: string; blocks: string[] }>(`
    select l.slug, array_agg(b.slug order by b.position) as blocks from lessons l join blocks b on b.lesson_id = l.id
    join publications p on p.version_id = l.version_id join courses c on c.id = p.course_id
    where c.slug = '${COURSE}' and l.position = 3 group by l.slug`)
  return scenarios(stack, readers, rows[0]!, serial)
}

/** Ours and the bare limit take turns, so that whatever else the machine does meets both. */
async function compare(stack: Stack, bare: { port: number; pid: number }, cases: Scenario[], connections: number): Promise<void> {
  const bareCases = Object.entries(bareLoads(bare.port))
  const runs = cases
    .flatMap((one) => [
      { name: one.name, load: one.ours, pid: stack.web.pid()! },
      ...bareCases.filter(([name]) => name === one.bare).map(([name, load]) => ({ name, load, pid: bare.pid })),
    ])
    .filter((run, index, all) => all.findIndex((other) => other.name === run.name) === index)
  say(`Warming up, then ${ROUNDS} rounds of ${SECONDS} s each at ${connections} connections`)
  for (const { load, pid } of runs) await measure(load, pid, connections, WARM_SECONDS)
  const samples = new Map<string, Sample[]>(runs.map(({ name }) => [name, []]))
  for (let round = 1; round <= ROUNDS; round++) {
    for (const { name, load, pid } of runs) samples.get(name)!.push(await measure(load, pid, connections, SECONDS))
    say(`Round ${round} of ${ROUNDS}`)
  }
  const result = new Map([...samples].map(([name, all]) => [name, medians(all)]))
  const verdicts = cases.map((one) => verdictOf(one, result))
  process.stdout.write(
    `\n${connections} connections, medians of ${ROUNDS} rounds\n${table(
      verdicts,
      bareCases.map(([name]) => [name, result.get(name)!]),
    )}\n`,
  )
  const asked = verdicts.filter(({ met }) => met !== null)
  process.stdout.write(`${asked.filter(({ met }) => met).length} of ${asked.length} goals met\n`)
}

async function tellProfile(stack: Stack, lesson: Scenario, folder: string): Promise<void> {
  const pid = stack.web.pid()!
  say('Reading lessons for 20 s under the profiler')
  await measure(lesson.ours, pid, 8, 20)
  await stack.web.kill('SIGTERM')
  process.stdout.write(`\n${hottest(folder, pid)}\n`)
}

process.exitCode = await (options.includes('search') ? benchSearch(options) : main()).then(
  () => 0,
  (thrown: unknown) => {
    process.stderr.write(`\n${sentenceOf(thrown)}\n`)
    return 1
  },
)
