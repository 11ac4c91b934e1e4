import { setTimeout as pause } from 'node:timers/promises'
import { lostOf } from './aftermath.ts'
import { askForEverybody, type Canary } from './canaries.ts'
import { Crowd } from './crowd.ts'
import { figure } from './figures.ts'
import { startPgBouncer } from './pgbouncer.ts'
import { startPooler, type Pooler } from './pooler.ts'
import { ask, CUSTOMERS, expect, many, MERIDIAN, rows, test } from '../story.ts'
import type { Stack } from '../stack.ts'

const CLIENTS = 100
const CONNECTIONS = 8

test('a hundred clients of several companies share eight connections that are cut all the time: nobody ever sees a row of another', async ({ stack }) => {
  const ms = many(60_000, 4_000)
  test.setTimeout(300_000 + 4 * ms)
  const canaries: Canary[] = []
  for (const slug of ['canary-one', 'canary-two', 'canary-three', 'canary-four', 'canary-five'])
    canaries.push(...(await rows<Canary>(stack, `select app.register_tenant($1, true) as id, $1 as slug`, [slug])))

  // PgBouncer where this machine has it, else one of ours that lends its connections as strictly.
  const pooler = (await startPgBouncer(stack.appUrl, CONNECTIONS)) ?? (await startPooler(stack.appUrl, CONNECTIONS))
  try {
    let going = true
    let killed = 0
    const killing = (async () => {
      for (; going; await pause(50)) killed += await killOne(stack)
    })()
    const seen = await askForEverybody(through(stack, pooler), canaries, CLIENTS, ms)
    going = false
    await killing
    const [kept] = await rows<{ rows: number; foreign: number }>(
      stack,
      `select count(*)::int as rows, count(*) filter (where o.name <> t.slug)::int as foreign from organizations o join platform.tenants t on t.id = o.tenant_id
        where o.tenant_id = any($1::uuid[])`,
      [canaries.map(({ id }) => id)],
    )
    figure(
      `${CLIENTS} clients of ${canaries.length} companies on ${CONNECTIONS} connections of ${pooler.name}: ${seen.transactions} transactions, ${killed} backends killed, ` +
        `${seen.cut} transactions cut off, ${seen.foreign.length + kept!.foreign} foreign rows or settings, ${kept!.rows} rows written, ${seen.odd.length} odd errors`,
    )
    expect({ foreign: seen.foreign.slice(0, 5), kept: kept!.foreign, odd: [...new Set(seen.odd)].slice(0, 5) }).toEqual({ foreign: [], kept: 0, odd: [] })
    expect(seen.cut, 'the kills were felt').toBeGreaterThan(0)
    expect(kept!.rows).toBeGreaterThan(100)
    await wholeAppBehind(stack, pooler)
  } finally {
    await pooler.stop()
  }
})

/** The web app itself goes through the pooler, while readers of two companies use it. */
async function wholeAppBehind(stack: Stack, pooler: Pooler) {
  const web = await stack.another({ DATABASE_URL: through(stack, pooler), DATABASE_POOLER: 'transaction' })
  const crowd = new Crowd(stack, `pooled-${pooler.port}`, () => web.port)
  try {
    await crowd.begin(4)
    const until = performance.now() + many(20_000, 2_000)
    let killed = 0
    for (; performance.now() < until; await pause(200)) {
      killed += await killOne(stack)
      for (const [host, name] of [[CUSTOMERS, 'Halden'], [MERIDIAN, 'Meridian']] as const) {
        const { status, text } = await ask({ ...stack, port: web.port }, host, '/catalogue')
        expect([200, 503]).toContain(status)
        if (status === 200) expect(text).toContain(name)
      }
    }
    await crowd.end()
    const lost = (await Promise.all(crowd.readers.map((reader) => lostOf(crowd.database.pool, reader, crowd.lesson)))).flat()
    figure(
      `the web app behind ${pooler.name}: ${crowd.answered} answers, ${killed} backends killed, ${crowd.statuses.get(503) ?? 0} × 503, ${crowd.odd.length} odd answers, ` +
        `${crowd.acknowledged} writes acknowledged, ${lost.length} lost`,
    )
    expect({ odd: crowd.odd.slice(0, 5), lost }).toEqual({ odd: [], lost: [] })
    expect(crowd.acknowledged).toBeGreaterThan(10)
  } finally {
    await crowd.end()
    await web.kill('SIGKILL')
    await crowd.database.close()
  }
}

const through = (stack: Stack, { port }: Pooler) => Object.assign(new URL(stack.appUrl), { hostname: '127.0.0.1', port: String(port) }).href

/** Ends one connection of the serving role in whatever it does.  out: how many that were */
async function killOne(stack: Stack): Promise<number> {
  const found = await rows(
    stack,
    `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'stoa_app' and datname = 'stoa' order by (state = 'idle'), random() limit 1`,
  )
  return found.length
}
