import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Ctx } from '../tenancy/index.ts'
import { ACME, as, askForLink, emailOf, GLOBEX, mailsIn, personOf, scene, standIn, tokensIn, useGround, consumeLink } from '../testing.ts'
import { hashPassword, listSessions, passwordFits, passwordOf, replacePassword, sessionRows } from './index.ts'
import { hashOf } from './tokens.ts'

useGround()

const DAY = 86_400_000
const open = async (ctx: Ctx, userId = personOf(ACME, 'learner'), expiresAt = new Date(Date.now() + DAY)) => {
  const id = randomUUID()
  await sessionRows(ctx.trx, ctx.academy.id).setSession({ id, userId, expiresAt, attributes: { user_agent: 'a browser' } })
  return id
}
const found = async (ctx: Ctx, id: string) => (await sessionRows(ctx.trx, ctx.academy.id).getSessionAndUser(id))[1]?.id ?? null
const kept = (ctx: Ctx) => ctx.trx.selectFrom('sessions').selectAll().execute()

test('what the cookie holds is kept as a hash, and the hash opens nothing', () =>
  scene(ACME, 'guest', async (ctx) => {
    const id = await open(ctx)
    const [row] = await kept(ctx)
    expect(row!.id_hash).toBe(hashOf(id))
    expect(JSON.stringify(row)).not.toContain(id)
    expect(await found(ctx, id)).toBe(personOf(ACME, 'learner'))
    expect(await found(ctx, row!.id_hash)).toBeNull()
  }))

test("another tenant's session is not there, not even for the same academy's id", () =>
  scene(ACME, 'guest', async (ctx) => {
    const id = await open(ctx)
    const globex = await standIn(ctx, GLOBEX)
    expect(await found(globex, id)).toBeNull()
    expect(await found(ctx, id)).toBeNull()
    await standIn(ctx, ACME)
    expect(await found(ctx, id)).toBe(personOf(ACME, 'learner'))
  }))

test('a session of a sister academy is not there', () =>
  scene(ACME, 'guest', async (ctx) => {
    const id = await open(ctx)
    expect(await found(await as(ctx, 'guest', 'kestrel'), id)).toBeNull()
    expect(await found(ctx, id)).toBe(personOf(ACME, 'learner'))
  }))

test('a session that is used ends thirty days after it began all the same', () =>
  scene(ACME, 'guest', async (ctx) => {
    const id = await open(ctx)
    const rows = sessionRows(ctx.trx, ctx.academy.id)
    const began = Date.now()
    await rows.moveExpiry(id, new Date(began + 365 * DAY))
    const [session] = await rows.getSessionAndUser(id)
    const days = (session!.expiresAt.getTime() - began) / DAY
    expect(days).toBeGreaterThan(29.99)
    expect(days).toBeLessThanOrEqual(30)
  }))

test('an unused session expires when it was to, and a used one when it was moved to', () =>
  scene(ACME, 'guest', async (ctx) => {
    const expiresAt = new Date(Date.now() + 14 * DAY)
    const id = await open(ctx, undefined, expiresAt)
    const rows = sessionRows(ctx.trx, ctx.academy.id)
    expect((await rows.getSessionAndUser(id))[0]!.expiresAt).toEqual(expiresAt)
    const moved = new Date(expiresAt.getTime() + 3 * DAY)
    await rows.moveExpiry(id, moved)
    expect((await rows.getSessionAndUser(id))[0]!.expiresAt).toEqual(moved)
  }))

test('sessions whose idle or absolute time is over are cleared away, the others stay', () =>
  scene(ACME, 'guest', async (ctx) => {
    const good = await open(ctx)
    await open(ctx, undefined, new Date(Date.now() - DAY))
    const ended = await open(ctx)
    await ctx.trx
      .updateTable('sessions')
      .set({ ends_at: new Date(Date.now() - DAY) })
      .where('id_hash', '=', hashOf(ended))
      .execute()
    await sessionRows(ctx.trx, ctx.academy.id).deleteExpiredSessions()
    expect((await kept(ctx)).map((row) => row.id_hash)).toEqual([hashOf(good)])
  }))

test('reading a session moves nothing by itself: whoever asked is told what to write', () =>
  scene(ACME, 'guest', async (ctx) => {
    const told: [string, Date][] = []
    const id = await open(ctx)
    const [before] = await kept(ctx)
    const later = new Date(Date.now() + 5 * DAY)
    await sessionRows(ctx.trx, ctx.academy.id, (...args) => told.push(args)).updateSessionExpiration(id, later)
    expect(told).toEqual([[id, later]])
    expect(await kept(ctx)).toEqual([before])
  }))

test('the viewer behind a session has the roles in force, the memberships and the team of that person', () =>
  scene(ACME, 'guest', async (ctx) => {
    const rows = sessionRows(ctx.trx, ctx.academy.id)
    const viewer = async (who: 'supervisor' | 'organization-manager') =>
      (await rows.getSessionAndUser(await open(ctx, personOf(ACME, who))))[1]!.attributes
    expect(await viewer('supervisor')).toMatchObject({
      supervises: [personOf(ACME, 'led')],
      roles: [{ role: 'supervisor', academy_id: null, organization_id: null }],
    })
    const manager = await viewer('organization-manager')
    expect(manager.roles[0]!.organization_id).toBe(manager.memberships[0]!.organization_id)
    await ctx.trx.updateTable('role_grants').set({ ended_at: ctx.now }).execute()
    expect((await viewer('supervisor')).roles).toEqual([])
  }))

test("people see their own sessions that still open something, and nobody else's", () =>
  scene(ACME, 'learner', async (ctx) => {
    const mine = await open(ctx)
    await open(ctx, personOf(ACME, 'other'))
    await open(ctx, personOf(ACME, 'learner'), new Date(Date.now() - DAY))
    const list = await listSessions(ctx, mine)
    expect(list).toMatchObject([{ user_agent: 'a browser', academy: 'acme customers', is_this: true }])
    expect(JSON.stringify(list)).not.toContain(hashOf(mine))
  }))

test('a new password replaces the old one and ends every session of that person, and of nobody else', () =>
  scene(ACME, 'learner', async (ctx) => {
    await replacePassword(ctx, await hashPassword('the first password'), 'no session')
    const [here, elsewhere, other] = [await open(ctx), await open(await as(ctx, 'guest', 'kestrel')), await open(ctx, personOf(ACME, 'other'))]
    await replacePassword(ctx, await hashPassword('the second password'), here)
    const { hash } = (await passwordOf(ctx, emailOf('learner', ACME)))!
    expect([await passwordFits(hash, 'the first password'), await passwordFits(hash, 'the second password')]).toEqual([false, true])
    expect([await found(ctx, here), await found(await as(ctx, 'guest', 'kestrel'), elsewhere)]).toEqual([null, null])
    expect(await found(ctx, other)).toBe(personOf(ACME, 'other'))
  }))

test('a link to set a new password lets its person in to do so, and leaves the old password until then', () =>
  scene(ACME, 'guest', async (ctx) => {
    const email = emailOf('learner', ACME)
    await replacePassword(await as(ctx, 'learner'), 'the old hash', 'no session')
    await askForLink(ctx, { email, purpose: 'reset-password', returnTo: '/' })
    const link = await consumeLink(ctx, (await tokensIn(ctx))[0]!)
    expect(link).toMatchObject({ purpose: 'reset-password', person_id: personOf(ACME, 'learner') })
    expect((await passwordOf(ctx, email))!.hash).toBe('the old hash')
    expect((await mailsIn(ctx)).at(-1)!.subject).toBe('Set a new password for acme customers')
  }))

test('a guest has no sessions to see and no password to replace', () =>
  scene(ACME, 'guest', async (ctx) => {
    await expect(listSessions(ctx, 'none')).rejects.toMatchObject({ code: 'access/sign-in' })
    await expect(replacePassword(ctx, 'h', 'none')).rejects.toMatchObject({ code: 'access/sign-in' })
  }))
