import { sql } from 'kysely'
import type { Socket } from 'node:net'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { Database, type TenantTransaction, type Trx } from './database.ts'
import { clone, type Clone } from './testing.ts'

let at: Clone
let acme: string
let globex: string

beforeAll(async () => {
  at = await clone()
  const register = async (slug: string) => (await sql<{ id: string }>`select app.register_tenant(${slug}, true) as id`.execute(at.db.doors)).rows[0]!.id
  acme = await register('acme')
  globex = await register('globex')
})
afterAll(() => at.drop())

const organization = (slug: string) => ({ slug, name: slug, kind: 'partner' })

test('returning commits and throwing rolls back', async () => {
  await at.db.tenant(acme, 'write', ({ trx }) => trx.insertInto('organizations').values(organization('kept')).execute())
  const broken = at.db.tenant(acme, 'write', async ({ trx }) => {
    await trx.insertInto('organizations').values(organization('gone')).execute()
    throw new Error('on second thought')
  })
  await expect(broken).rejects.toThrow('on second thought')
  const slugs = await at.db.tenant(acme, 'read', ({ trx }) => trx.selectFrom('organizations').select('slug').execute())
  expect(slugs).toEqual([{ slug: 'kept' }])
})

test('a reading transaction cannot write, whatever the code in it tries', async () => {
  const tried = at.db.tenant(acme, 'read', ({ trx }) => trx.insertInto('organizations').values(organization('sneaked')).execute())
  await expect(tried).rejects.toMatchObject({ code: '25006' })
})

test('no tenant outlives its transaction on the connection that it used', async () => {
  const one = new Database(at.appUrl, { connections: 1 })
  await one.tenant(acme, 'write', ({ trx }) => trx.insertInto('organizations').values(organization('acme-only')).execute())
  await expect(sql`select count(*) from organizations`.execute(one.doors)).rejects.toMatchObject({ code: '42501' })
  const seen = await one.tenant(globex, 'read', ({ trx }) => trx.selectFrom('organizations').select('slug').execute())
  expect(seen).toEqual([])
  await one.close()
})

test('a tenant that is no uuid never reaches the database', async () => {
  await expect(at.db.tenant(`${acme}'; drop table people; --`, 'read', async () => 0)).rejects.toThrow(TypeError)
})

test('a connection that is lost while a door is asked is told to whoever asked, and to nobody else: the process goes on', async () => {
  const one = new Database(at.appUrl, { connections: 1 })
  const lines: Socket[] = []
  one.pool.on('connect', (client) => lines.push((client as typeof client & { connection: { stream: Socket } }).connection.stream))
  const uncaught: Error[] = []
  const hear = (error: Error) => uncaught.push(error)
  process.on('uncaughtException', hear)
  const asked = sql`select pg_sleep(20)`.execute(one.doors)
  await vi.waitFor(() => expect(lines).toHaveLength(1))
  // As when a server falls: the line goes dead without a word.
  setTimeout(() => lines[0]!.destroy(), 50)
  await expect(asked).rejects.toThrow('Connection terminated unexpectedly')
  expect((await sql<{ one: number }>`select 1 as one`.execute(one.doors)).rows).toEqual([{ one: 1 }])
  process.off('uncaughtException', hear)
  expect(uncaught).toEqual([])
  await one.close()
})

test('a connection that Postgres ends is replaced, and what ran on it failed as a whole', async () => {
  const one = new Database(at.appUrl, { connections: 1 })
  const killed = one.tenant(acme, 'write', async ({ trx }) => {
    await trx.insertInto('organizations').values(organization('half')).execute()
    await sql`select pg_terminate_backend(pg_backend_pid())`.execute(trx)
  })
  await expect(killed).rejects.toMatchObject({ code: expect.stringMatching(/^57P01$|^ECONNRESET$|^08/) })
  const slugs = await one.tenant(acme, 'read', ({ trx }) => trx.selectFrom('organizations').select('slug').execute())
  expect(slugs.map((row) => row.slug)).not.toContain('half')
  await one.close()
})

test('parallel tenants on few connections never see each other', async () => {
  const three = new Database(at.appUrl, { connections: 3 })
  const turns = Number(process.env.STOA_SOAK ? 2000 : 200)
  const seen = await Promise.all(Array.from({ length: turns }, (_, turn) => {
    const tenant = turn % 2 ? acme : globex
    return three.tenant(tenant, 'read', async ({ trx }) => {
      const { rows } = await sql<{ tenant: string; foreign: string }>`
        select app.tenant_id() as tenant, (select count(*) from organizations where tenant_id <> ${tenant}) as foreign`.execute(trx)
      return rows[0]!.tenant === tenant && rows[0]!.foreign === '0'
    })
  }))
  expect(seen).toEqual(Array(turns).fill(true))
  await three.close()
})

test('one question begins, asks and ends as one, and a second one finds no tenant', async () => {
  const one = new Database(at.appUrl, { connections: 1 })
  const tenantAt = (trx: Parameters<Parameters<Database['ask']>[1]>[0]) => sql<{ tenant: string }>`select app.tenant_id() as tenant`.execute(trx)
  expect((await one.ask(acme, tenantAt)).rows).toEqual([{ tenant: acme }])
  const twice = one.ask(globex, async (trx) => {
    await tenantAt(trx)
    return tenantAt(trx)
  })
  await expect(twice).rejects.toMatchObject({ code: '42501' })
  await expect(one.ask(acme, (trx) => trx.insertInto('organizations').values(organization('asked')).execute())).rejects.toMatchObject({ code: '25006' })
  expect((await one.ask(globex, tenantAt)).rows).toEqual([{ tenant: globex }])
  await one.close()
})

test('queries that are asked for together are answered each with its own rows, and one that fails takes the others with it', async () => {
  const numbers = await at.db.tenant(acme, 'read', ({ trx }) =>
    Promise.all(Array.from({ length: 50 }, async (_, n) => (await sql<{ n: number }>`select ${n}::int as n`.execute(trx)).rows[0]!.n)),
  )
  expect(numbers).toEqual(Array.from({ length: 50 }, (_, n) => n))
  const outcomes = await at.db
    .tenant(acme, 'write', async ({ trx }) => {
      const asked = [trx.insertInto('organizations').values(organization('with-a-fault')).execute(), sql`select 1 / 0`.execute(trx), sql`select 1`.execute(trx)]
      const settled = await Promise.allSettled(asked)
      throw new Error(settled.map((one) => (one.status === 'rejected' ? (one.reason as { code: string }).code : 'done')).join())
    })
    .catch((error: Error) => error.message)
  expect(outcomes).toBe('done,22012,25P02')
  const kept = await at.db.tenant(acme, 'read', ({ trx }) => trx.selectFrom('organizations').select('slug').where('slug', '=', 'with-a-fault').execute())
  expect(kept).toEqual([])
})

const WRITES = ['writeBuffer', 'writev', 'writeUtf8String', 'writeLatin1String'] as const

/** How many times something was written to the connection meanwhile: each is a system call and wakes Postgres. */
async function messages(db: Database, work: () => Promise<unknown>): Promise<number> {
  const client = await db.pool.connect()
  const handle = (client as unknown as { connection: { stream: { _handle: Record<(typeof WRITES)[number], (...args: never[]) => unknown> } } }).connection.stream._handle
  const spies = WRITES.map((name) => vi.spyOn(handle, name))
  client.release()
  await work()
  const count = spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0)
  for (const spy of spies) spy.mockRestore()
  return count
}

test('a brief transaction takes one message for one question, and two where the second depends on the first', async () => {
  const one = new Database(at.appUrl, { connections: 1 })
  const put = (slug: string) => (open: TenantTransaction) => (open.last(), open.trx.insertInto('organizations').values(organization(slug)).execute())
  expect(await messages(one, () => one.brief(acme, 'write', put('brief')))).toBe(1)
  expect(
    await messages(one, () =>
      one.brief(acme, 'write', async (open) => {
        const { rows } = await sql<{ now: Date }>`select now()`.execute(open.trx)
        expect(open.now).toEqual(rows[0]!.now)
        open.last()
        await Promise.all(['both', 'of-them'].map((slug) => open.trx.insertInto('organizations').values(organization(slug)).execute()))
      }),
    ),
  ).toBe(2)
  const slugs = await one.tenant(acme, 'read', ({ trx }) => trx.selectFrom('organizations').select('slug').execute())
  expect(slugs.map((row) => row.slug)).toEqual(expect.arrayContaining(['brief', 'both', 'of-them']))
  await one.close()
})

test('a brief transaction keeps nothing of what failed, knows no clock before an answer, and asks no more once it is over', async () => {
  const one = new Database(at.appUrl, { connections: 1 })
  const twice = one.brief(acme, 'write', (open) => {
    open.last()
    return Promise.all(['first', 'brief'].map((slug) => open.trx.insertInto('organizations').values(organization(slug)).execute()))
  })
  await expect(twice).rejects.toMatchObject({ code: '23505' })
  const hidden = one.brief(acme, 'write', async (open) => {
    await open.trx.insertInto('organizations').values(organization('hidden')).execute()
    open.last()
    await sql`select 1 / 0`.execute(open.trx).catch(() => {})
  })
  await expect(hidden).rejects.toThrow('rolled back')
  const thrown = one.brief(acme, 'write', async (open) => {
    await open.trx.insertInto('organizations').values(organization('thrown')).execute()
    throw new Error('on second thought')
  })
  await expect(thrown).rejects.toThrow('on second thought')
  await expect(one.brief(acme, 'read', async (open) => open.now)).rejects.toThrow('clock')
  const tenantAt = (trx: Trx) => sql<{ tenant: string }>`select app.tenant_id() as tenant`.execute(trx)
  const late = one.brief(acme, 'write', async (open) => {
    open.last()
    await tenantAt(open.trx)
    return tenantAt(open.trx)
  })
  await expect(late).rejects.toMatchObject({ code: '42501' })
  // What never changes is read beside it, although the one connection there is was its own.
  const aside = one.brief(globex, 'read', async (open) => {
    open.last()
    await tenantAt(open.trx)
    return open.aside(tenantAt)
  })
  expect((await aside).rows).toEqual([{ tenant: globex }])
  const slugs = await one.tenant(acme, 'read', ({ trx }) => trx.selectFrom('organizations').select('slug').execute())
  for (const gone of ['first', 'hidden', 'thrown']) expect(slugs.map((row) => row.slug)).not.toContain(gone)
  await one.close()
})

test('a statement that is kept on a connection sees one tenant at a time, however often it was asked and whatever failed before', async () => {
  const one = new Database(at.appUrl, { connections: 1 })
  const kept = (tenant: string, fail = false) =>
    one.tenant(tenant, 'read', async ({ trx }) => {
      if (fail) await sql`select 1 / 0`.execute(trx).catch(() => {})
      return (await sql<{ tenant: string }>`/* kept */ select distinct tenant_id as tenant from organizations where slug <> ${'none'}`.execute(trx)).rows
    })
  await one.tenant(globex, 'write', ({ trx }) => trx.insertInto('organizations').values(organization('theirs')).execute())
  await expect(kept(acme, true)).rejects.toMatchObject({ code: '25P02' })
  // Postgres makes its one plan for all parameters after five.
  for (let turn = 0; turn < 20; turn++) {
    const tenant = turn % 2 ? acme : globex
    expect(await kept(tenant)).toEqual([{ tenant }])
  }
  const { rows } = await one.pool.query<{ generic: string }>('select generic_plans as generic from pg_prepared_statements')
  expect(rows).toEqual([{ generic: expect.not.stringMatching(/^0$/) }])
  await one.close()
})

test('behind a pooler that lends connections for a transaction, nothing is left on a connection, and each transaction brings its limits', async () => {
  const one = new Database(at.appUrl, { connections: 1, pooler: 'transaction' })
  const kept = async (trx: Trx) =>
    (await sql<{ tenant: string; limit: string; idle: string }>`/* kept */ select app.tenant_id() as tenant,
      current_setting('statement_timeout') as limit, current_setting('idle_in_transaction_session_timeout') as idle`.execute(trx)).rows[0]
  for (const tenant of [acme, globex, acme]) {
    const seen = { tenant, limit: '15s', idle: '30s' }
    expect(await one.tenant(tenant, 'write', ({ trx }) => kept(trx))).toEqual(seen)
    expect(await one.ask(tenant, kept)).toEqual(seen)
  }
  const { rows } = await one.pool.query(`select current_setting('statement_timeout') as limit, current_setting('app.tenant_id', true) as tenant,
    (select count(*)::int from pg_prepared_statements) as kept`)
  expect(rows).toEqual([{ limit: '0', tenant: '', kept: 0 }])
  await one.close()
})
