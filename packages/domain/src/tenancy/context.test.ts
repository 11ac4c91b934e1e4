import { readFileSync } from 'node:fs'
import { sql } from '@stoa/db'
import { expect, test } from 'vitest'
import { ACME, GLOBEX, ground, jobScene, jobsOf, lasting, scene, standIn, useGround, world } from '../testing.ts'
import { contextOf, jobs, must, signedIn, tenantContext } from './index.ts'

useGround()

const OUTBOX = '00000000-0000-4000-8000-000000000001'

test('a job is there after the commit and not before, stamped with its tenant', async () => {
  await lasting(ACME, 'guest', async (ctx) => {
    await ctx.enqueue('send-mail', { outbox_id: OUTBOX })
    expect(await jobsOf('send-mail')).toEqual([])
  })
  expect((await jobsOf('send-mail')).map((job) => job.data)).toEqual([{ outbox_id: OUTBOX, tenant_id: world(ACME).id }])
})

test('a transaction that is taken back leaves no job', async () => {
  const before = await jobsOf('issue-certificate')
  await scene(ACME, 'guest', (ctx) => ctx.enqueue('issue-certificate', { completion_id: OUTBOX }))
  expect(await jobsOf('issue-certificate')).toEqual(before)
})

test('many jobs of one kind are left in one statement, each with its time and its tenant', async () => {
  const morning = new Date(Date.now() + 86_400_000)
  let asked = 0
  await lasting(ACME, 'guest', async (ctx) => {
    const before = (await jobsOf('remind-person')).length
    expect(before).toBe(0)
    const counting = ctx.trx.withPlugin({ transformQuery: ({ node }) => (asked++, node), transformResult: async ({ result }) => result })
    await tenantContext({ ...ctx, trx: counting }, 'test', ctx.actor).enqueueAll(
      'remind-person',
      [1, 2, 3].map(() => ({ data: { person_id: OUTBOX }, runAt: morning })),
    )
    await ctx.enqueueAll('remind-person', [])
  })
  expect(asked).toBe(1)
  const jobs = await jobsOf('remind-person')
  expect(jobs.map((job) => [job.data.person_id, job.data.tenant_id, job.start_after])).toEqual([1, 2, 3].map(() => [OUTBOX, world(ACME).id, morning]))
})

test('the tenant is the one of the transaction, whatever the data says', async () => {
  await lasting(ACME, 'guest', async ({ trx }) => {
    await sql`select app.enqueue('sign-checkpoint', ${JSON.stringify({ tenant_id: world(GLOBEX).id, more: 'x' })}::jsonb)`.execute(trx)
  })
  expect((await jobsOf('sign-checkpoint')).map((job) => job.data)).toEqual([{ tenant_id: world(ACME).id, more: 'x' }])
})

test('a verb cannot pass anything beside what the job is declared with', async () => {
  await lasting(GLOBEX, 'guest', async (ctx) => {
    await ctx.enqueue('close-attempt', { attempt_id: OUTBOX, tenant_id: world(ACME).id, extra: 1 } as never)
    await expect(ctx.enqueue('close-attempt', { attempt_id: 'none' })).rejects.toThrow(/attempt_id/)
  })
  expect((await jobsOf('close-attempt')).map((job) => job.data)).toEqual([{ attempt_id: OUTBOX, tenant_id: world(GLOBEX).id }])
})

test('a job that is to run later waits, and is kept long enough to', async () => {
  const at = new Date(Date.now() + 40 * 86_400_000)
  await lasting(ACME, 'guest', (ctx) => ctx.enqueue('close-attempt', { attempt_id: OUTBOX }, at))
  const { rows } = await ground().superuser.pool.query(
    `select start_after, keep_until > start_after as kept from pgboss.job where data ->> 'tenant_id' = $1 and name = 'close-attempt'`,
    [world(ACME).id],
  )
  expect(rows).toEqual([{ start_after: at, kept: true }])
})

test('a queue that does not exist is an error and not a job that nobody takes', () =>
  jobScene(ACME, async ({ trx }) => {
    await expect(sql`select app.enqueue('no-such-queue', '{}')`.execute(trx)).rejects.toMatchObject({ code: '22023' })
  }))

test('without a tenant nothing is enqueued', async () => {
  await expect(sql`select app.enqueue('send-mail', '{}')`.execute(ground().copy.db.doors)).rejects.toMatchObject({ code: '42501' })
})

test('the app cannot read the queue, nor write into it past the function', () =>
  jobScene(ACME, async ({ trx }) => {
    for (const statement of ['select from pgboss.job', `insert into pgboss.job (name) values ('send-mail')`, 'delete from pgboss.job']) {
      await sql`savepoint before`.execute(trx)
      await expect(sql.raw(statement).execute(trx)).rejects.toMatchObject({ code: '42501' })
      await sql`rollback to savepoint before`.execute(trx)
    }
  }))

test('the queues that exist are the jobs that the worker knows, the night and the dead letters', async () => {
  const written = readFileSync(new URL('../../../db/always/queues.sql', import.meta.url), 'utf8')
  const listed = [.../array\[([^\]]+)\]/.exec(written)![1]!.matchAll(/'([^']+)'/g)].map(([, name]) => name!)
  expect(listed.sort()).toEqual([...Object.keys(jobs), 'nightly'].sort())
  const { rows } = await ground().superuser.pool.query('select name, dead_letter from pgboss.queue order by name')
  const queues = [...listed, 'dead-letter'].sort()
  expect(rows).toEqual(queues.map((name) => ({ name, dead_letter: name === 'dead-letter' ? null : 'dead-letter' })))
})

test('what nobody is allowed is asked of a guest as signing in, and refused to everybody else', () =>
  scene(ACME, 'guest', async (guest) => {
    expect(() => must(guest, 'read', 'Trail')).toThrow(expect.objectContaining({ code: 'access/sign-in' }))
    expect(() => signedIn(guest)).toThrow(expect.objectContaining({ code: 'access/sign-in' }))
    const learner = { ...(await scene(ACME, 'learner', async (ctx) => signedIn(ctx))) }
    const ctx = contextOf(guest, 'r', guest.academy, learner)
    expect(() => must(ctx, 'read', 'Trail')).toThrow(expect.objectContaining({ code: 'access/denied' }))
    expect(() => must(ctx, 'enroll', 'Course', { academy_id: world(ACME).academies.people })).toThrow(
      expect.objectContaining({ code: 'access/denied' }),
    )
    must(ctx, 'enroll', 'Course', { academy_id: guest.academy.id })
    expect(ctx.actor).toEqual({ kind: 'person', id: learner.id })
  }))

test('in the other company nothing of this one is seen, though it is really there', () =>
  scene(ACME, 'learner', async (ctx) => {
    expect(await ctx.trx.selectFrom('companies').select('name').execute()).toEqual([{ name: 'acme' }])
    await standIn(ctx, GLOBEX)
    expect(await ctx.trx.selectFrom('companies').select('name').execute()).toEqual([{ name: 'globex' }])
    expect(await ctx.trx.selectFrom('people').select('id').where('id', '=', ctx.viewer!.id).execute()).toEqual([])
  }))
