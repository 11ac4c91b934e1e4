import { sql } from '@stoa/db'
import { expect, test } from 'vitest'
import { ACME, GLOBEX, ground, jobScene, lasting, scene, standIn, useGround, world, type Company } from '../testing.ts'
import { act, checkpointToSign, listTrail, recordCheckpoint, tenantContext, type TenantCtx } from './index.ts'

useGround()

const note = (ctx: TenantCtx, name: string, detail?: Record<string, unknown>) =>
  act(ctx, { act: name, subject: ['test', null], ...(detail ? { detail } : {}) })
const breakIn = async (ctx: TenantCtx) => (await sql<{ at: string | null }>`select app.trail_break() as at`.execute(ctx.trx)).rows[0]!.at
const links = (company: Company) =>
  lasting(company, 'guest', (ctx) =>
    ctx.trx
      .selectFrom('trail_links as l')
      .innerJoin('trail as t', 't.id', 'l.entry_id')
      .select(['l.position', 'l.hash', 'l.previous_hash', 't.act', 't.id'])
      .orderBy('l.position')
      .execute(),
  )

/** What somebody with the whole database could do, tried and taken back: the tenant's chain is looked at before it is undone. */
async function tampered<T = string | null>(statement: string, entry: string, look = 'app.trail_break()'): Promise<T> {
  const client = await ground().superuser.pool.connect()
  try {
    await client.query(`begin; select set_config('app.tenant_id', '${world(ACME).id}', true)`)
    const { rowCount } = await client.query(statement, [entry])
    expect(rowCount).toBe(1) // Otherwise nothing was tampered with, and no break says nothing.
    return (await client.query(`select ${look} as seen`)).rows[0].seen
  } finally {
    await client.query('rollback')
    client.release()
  }
}

test('acts are linked in the order of commits, each to the one before, and the chain holds', async () => {
  const before = await links(ACME)
  for (const name of ['one', 'two', 'three']) await lasting(ACME, 'admin', (ctx) => note(ctx, name))
  const after = (await links(ACME)).slice(before.length)
  expect(after.map((link) => link.act)).toEqual(['one', 'two', 'three'])
  expect(after.map((link) => Number(link.position))).toEqual([1, 2, 3].map((more) => before.length + more))
  expect(after.map((link) => link.previous_hash)).toEqual([before.at(-1)!.hash, after[0]!.hash, after[1]!.hash])
  expect(await scene(ACME, 'admin', async (ctx) => (await listTrail(ctx, null)).break_at)).toBeNull()
})

test('who began first and commits last is linked last', async () => {
  let letGo = () => {}
  const held = new Promise<void>((done) => (letGo = done))
  let begun = () => {}
  const slowBegan = new Promise<void>((done) => (begun = done))
  const slow = lasting(ACME, 'admin', async (ctx) => {
    await note(ctx, 'began first')
    begun()
    await held
  })
  await slowBegan
  await lasting(ACME, 'admin', (ctx) => note(ctx, 'began second'))
  letGo()
  await slow
  expect((await links(ACME)).slice(-2).map((link) => link.act)).toEqual(['began second', 'began first'])
})

test('twenty transactions at once get consecutive positions, and the other company its own', async () => {
  const [acme, globex] = [await links(ACME), await links(GLOBEX)]
  await Promise.all(Array.from({ length: 20 }, (_, index) => lasting(index % 4 ? ACME : GLOBEX, 'admin', (ctx) => note(ctx, `at once ${index}`))))
  for (const [company, before, more] of [
    [ACME, acme, 15],
    [GLOBEX, globex, 5],
  ] as const) {
    const after = await links(company)
    expect(after.map((link) => Number(link.position))).toEqual(Array.from({ length: before.length + more }, (_, index) => index + 1))
    expect(await lasting(company, 'guest', breakIn)).toBeNull()
  }
})

test('a transaction that is taken back leaves no act and no gap', async () => {
  const before = await links(ACME)
  await scene(ACME, 'admin', (ctx) => note(ctx, 'never happened'))
  await lasting(ACME, 'admin', (ctx) => note(ctx, 'happened'))
  expect((await links(ACME)).slice(before.length).map((link) => [Number(link.position), link.act])).toEqual([[before.length + 1, 'happened']])
})

test.each([
  ['the act', `update trail set act = 'something else' where id = $1`],
  ['who did it', `update trail set actor_id = gen_random_uuid() where id = $1`],
  ['to what it was done', `update trail set subject_id = 'x' where id = $1`],
  ['when', `update trail set at = at - interval '1 second' where id = $1`],
  ['the request', `update trail set request_id = 'another' where id = $1`],
  ['its details', `update trail set detail = '{"reason":"a better one"}' where id = $1`],
  ['its details, taken away', `update trail set detail = null where id = $1`],
  ['its details and their hash', `update trail set detail = null, detail_hash = encode(sha256(convert_to(salt, 'UTF8')), 'hex') where id = $1`],
  ['the place of its link', `update trail_links set position = position + 100000 where entry_id = $1`],
  ['the hash of its link', `update trail_links set hash = repeat('0', 64) where entry_id = $1`],
  ['its link, deleted', `delete from trail_links where entry_id = $1`],
])('a superuser who changes %s breaks the chain where it was', async (_, statement) => {
  await lasting(ACME, 'admin', (ctx) => note(ctx, 'watched', { reason: 'the true one' }))
  await lasting(ACME, 'admin', (ctx) => note(ctx, 'after it'))
  const [watched, next] = (await links(ACME)).slice(-2)
  expect([watched!.position, next!.position]).toContain(await tampered(statement, watched!.id))
})

test('a tail that was cut off is not noticed by the chain, and is by the signed checkpoint', async () => {
  await lasting(ACME, 'admin', (ctx) => note(ctx, 'will be cut'))
  const cut = 'delete from trail_links where entry_id = $1'
  const tail = (await links(ACME)).at(-1)!
  expect(await tampered(cut, tail.id)).toBeNull()
  await lasting(ACME, 'guest', async (ctx) => recordCheckpoint(ctx, (await checkpointToSign(ctx))!, { key_id: 'k', signature: 's' }))
  expect(await tampered('select $1', tail.id)).toBeNull()
  expect(await tampered(cut, tail.id)).toBe(tail.position)
})

test('the end is signed once, and again only when something was added', () =>
  jobScene(ACME, async (ctx) => {
    await note(ctx, 'first')
    await sql`set constraints all immediate`.execute(ctx.trx)
    const tail = (await checkpointToSign(ctx))!
    await recordCheckpoint(ctx, tail, { key_id: 'k', signature: 's' })
    await recordCheckpoint(ctx, tail, { key_id: 'k', signature: 'another' })
    expect(await checkpointToSign(ctx)).toBeNull()
    expect(await ctx.trx.selectFrom('trail_checkpoints').select('signature').where('position', '=', tail.position).execute()).toEqual([
      { signature: 's' },
    ])
    await note(ctx, 'second')
    expect(Number((await checkpointToSign(ctx))!.position)).toBe(Number(tail.position) + 1)
  }))

test('erasing the details of a person keeps the chain whole', async () => {
  await lasting(ACME, 'admin', (ctx) => note(ctx, 'personal', { email: 'ana@new.example' }))
  await lasting(ACME, 'admin', (ctx) => note(ctx, 'after the erased one'))
  const { id } = (await links(ACME)).at(-2)!
  await ground().superuser.pool.query('update trail set detail = null, salt = null where id = $1', [id])
  expect(await lasting(ACME, 'guest', breakIn)).toBeNull()
  // What is left is still bound: the act itself cannot be changed under cover of the erasure.
  expect(await tampered(`update trail set act = 'other' where id = $1`, id)).not.toBeNull()
})

test('the app may add to the trail, and neither change nor remove what stands there', () =>
  scene(ACME, 'owner', async (ctx) => {
    await note(ctx, 'stands')
    for (const statement of [
      `update trail set act = 'x'`,
      'delete from trail',
      `update trail_links set hash = 'x'`,
      'delete from trail_links',
      'delete from trail_checkpoints',
    ]) {
      await sql`savepoint before`.execute(ctx.trx)
      await expect(sql.raw(statement).execute(ctx.trx)).rejects.toMatchObject({ code: '42501' })
      await sql`rollback to savepoint before`.execute(ctx.trx)
    }
  }))

test('who writes an act cannot say when it was or what its seal is', () =>
  scene(ACME, 'owner', async (ctx) => {
    const lie = { at: new Date(0), salt: 'known', detail_hash: 'f'.repeat(64), act: 'lie', actor_kind: 'person', subject_kind: 'test' }
    await ctx.trx.insertInto('trail').values(lie).execute()
    const row = await ctx.trx.selectFrom('trail').select(['at', 'salt', 'detail_hash']).where('act', '=', 'lie').executeTakeFirstOrThrow()
    expect(row.at).toEqual(ctx.now)
    expect([row.salt, row.detail_hash]).not.toEqual(['known', lie.detail_hash])
  }))

test('the trail is read by owner, admin and auditor, fifty lines a page, and by nobody else', async () => {
  await lasting(ACME, 'admin', async (ctx) => {
    for (let count = 0; count < 60; count++) await note(ctx, `line ${count}`)
  })
  for (const who of ['owner', 'admin', 'auditor'] as const) {
    await scene(ACME, who, async (ctx) => {
      const { entries } = await listTrail(ctx, null)
      expect(entries.map(({ act: name }) => name)).toEqual(Array.from({ length: 50 }, (_, index) => `line ${59 - index}`))
      expect(entries[0]).toMatchObject({ actor: 'admin of acme', actor_kind: 'person' })
      expect((await listTrail(ctx, entries[49]!.position)).entries[0]!.act).toBe('line 9')
    })
  }
  for (const who of ['author', 'support', 'organization-manager', 'supervisor', 'learner'] as const)
    await scene(ACME, who, (ctx) => expect(listTrail(ctx, null)).rejects.toMatchObject({ code: 'access/denied' }))
  await scene(ACME, 'guest', (ctx) => expect(listTrail(ctx, null)).rejects.toMatchObject({ code: 'access/sign-in' }))
})

test("another tenant's trail is not there, whoever asks", () =>
  scene(ACME, 'owner', async (ctx) => {
    await note(ctx, 'of acme alone')
    await standIn(ctx, GLOBEX)
    const { entries } = await listTrail(ctx, null)
    expect(entries.length).toBeGreaterThan(0)
    expect(entries.map(({ act: name }) => name)).not.toContain('of acme alone')
  }))

test('a job signs acts as a job', () =>
  scene(ACME, 'guest', async (ctx) => {
    await note(tenantContext(ctx, 'a job', { kind: 'job', id: null }), 'by a job')
    expect(await ctx.trx.selectFrom('trail').select(['actor_kind', 'actor_id', 'request_id']).where('act', '=', 'by a job').execute()).toEqual([
      { actor_kind: 'job', actor_id: null, request_id: 'a job' },
    ])
  }))
