import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Database } from './database.ts'
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
