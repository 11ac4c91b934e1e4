import { sql } from '@stoa/db'
import { expect, test } from 'vitest'
import { ACME, GLOBEX, scene, standIn, useGround } from '../testing.ts'
import { addressProved, endSuppressions, mailToSend, recordMailEvent, recordRefusal, writeLetter, type Ctx, type MailEvent } from './index.ts'

useGround()

const ANA = 'ana@new.example'
const write = (ctx: Ctx, kind = 'sign-in', unsubscribe_url?: string) =>
  writeLetter(ctx, ctx.academy, { person_id: null, kind, to_address: ANA }, { letter: 'sign-in', url: 'https://a.test', ...(unsubscribe_url ? { unsubscribe_url } : {}) })
const told = (ctx: Ctx, outbox_id: string, kind: MailEvent['kind']) => recordMailEvent(ctx, { outbox_id, kind, detail: 'No such user', happened_at: ctx.now })
const stopped = async (ctx: Ctx) =>
  (await ctx.trx.selectFrom('suppressions').select(['reason', 'ended_by']).orderBy('reason').execute()).map(({ reason, ended_by }) => `${reason} ${ended_by ?? 'in force'}`)
const whyNot = (ctx: Ctx, id: string) => ctx.trx.selectFrom('undelivered').select(['reason', 'detail']).where('outbox_id', '=', id).executeTakeFirst()
const orders: MailEvent['kind'][][] = [
  ['delivered', 'bounced', 'bounced'],
  ['bounced', 'delivered'],
  ['bounced', 'bounced', 'delivered', 'delivered'],
]
test.each(orders)('a letter that came back stops mail to its address, told as %s %s %s', (...kinds) =>
  scene(ACME, 'guest', async (ctx) => {
    const id = await write(ctx)
    for (const kind of kinds.filter(Boolean)) expect(await told(ctx, id, kind)).toBe(true)
    expect(await stopped(ctx)).toEqual(['bounce in force'])
    const next = await write(ctx)
    expect(await mailToSend(ctx, next)).toBeNull()
    expect(await whyNot(ctx, next)).toEqual({ reason: 'suppressed', detail: 'bounce' })
  }),
)

test('after a complaint what answers them still goes, and what can be unsubscribed does not', () =>
  scene(ACME, 'guest', async (ctx) => {
    await told(ctx, await write(ctx), 'complained')
    expect(await mailToSend(ctx, await write(ctx))).toMatchObject({ to_address: ANA })
    const optional = await write(ctx, 'reminder', 'https://a.test/unsubscribe/x')
    expect(await mailToSend(ctx, optional)).toBeNull()
    expect(await whyNot(ctx, optional)).toEqual({ reason: 'suppressed', detail: 'complaint' })
  }))

test('a letter that proves the address goes in spite of a bounce, and its link being pressed ends it, but not a complaint', () =>
  scene(ACME, 'guest', async (ctx) => {
    const id = await write(ctx)
    await told(ctx, id, 'bounced')
    await told(ctx, id, 'complained')
    expect(await mailToSend(ctx, await write(ctx, 'sign-up'))).toMatchObject({ to_address: ANA })
    await addressProved(ctx, ANA)
    expect(await stopped(ctx)).toEqual(['bounce proof', 'complaint in force'])
    expect(await mailToSend(ctx, await write(ctx))).toMatchObject({ to_address: ANA })
  }))

test('a refusal at the door stops mail too, and whoever lifts it is kept', () =>
  scene(ACME, 'guest', async (ctx) => {
    const id = await write(ctx)
    await recordRefusal(ctx, id, '550 No such user here')
    await recordRefusal(ctx, id, '550 No such user here')
    expect([await whyNot(ctx, id), await stopped(ctx)]).toEqual([{ reason: 'refused', detail: '550 No such user here' }, ['refused in force']])
    expect([await endSuppressions(ctx, ANA, 'operator'), await endSuppressions(ctx, ANA, 'operator')]).toEqual([1, 0])
    expect(await stopped(ctx)).toEqual(['refused operator'])
  }))

test('what came back before mail was let go on does not stop it again, and what comes back after does', () =>
  scene(ACME, 'guest', async (ctx) => {
    const [first, late] = [await write(ctx), await write(ctx)]
    await told(ctx, first, 'bounced')
    await endSuppressions({ ...ctx, now: new Date(ctx.now.getTime() + 60_000) }, ANA, 'admin')
    await told(ctx, late, 'bounced')
    expect(await stopped(ctx)).toEqual(['bounce admin'])
    await sql`update suppressions set ended_at = now()`.execute(ctx.trx)
    await told(ctx, await write(ctx), 'bounced')
    expect(await stopped(ctx)).toEqual(['bounce admin', 'bounce in force'])
  }))

test('another tenant’s letter is not there to be told of, and its addresses are not stopped', () =>
  scene(ACME, 'guest', async (ctx) => {
    const id = await write(ctx)
    const there = await standIn(ctx, GLOBEX)
    expect(await told(there, id, 'bounced')).toBe(false)
    expect(await mailToSend(there, await write(there))).toMatchObject({ to_address: ANA })
  }))
