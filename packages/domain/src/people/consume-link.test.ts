import { expect, test } from 'vitest'
import type { Ctx } from '../tenancy/index.ts'
import { ACME, as, askForLink, GLOBEX, later, mailsIn, scene, standIn, tokensIn, useGround, consumeLink } from '../testing.ts'
import { passwordOf, readLink } from './index.ts'

useGround()

const ANA = 'ana@new.example'

const signUp = (ctx: Ctx, email = ANA, passwordHash = 'hash of the first') =>
  askForLink(ctx, { purpose: 'sign-up', name: 'Ana', email, passwordHash, returnTo: '/learn/lockout' })
const peopleAt = (ctx: Ctx, email: string) => ctx.trx.selectFrom('people').select('id').where('email', '=', email).execute()
const waysIn = (ctx: Ctx, person_id: string) =>
  ctx.trx
    .selectFrom('memberships as m')
    .innerJoin('academies as a', 'a.id', 'm.academy_id')
    .leftJoin('organizations as o', 'o.id', 'm.organization_id')
    .select(['a.slug as academy', 'o.slug as organization'])
    .where('m.person_id', '=', person_id)
    .execute()

test('a sign-up makes nobody until its link is pressed, and then one person who may come in', () =>
  scene(ACME, 'guest', async (ctx) => {
    await signUp(ctx)
    expect(await peopleAt(ctx, ANA)).toEqual([])
    const [token] = await tokensIn(ctx)
    expect(await readLink(ctx, token!, null)).toEqual({ purpose: 'sign-up', email: ANA, return_to: '/learn/lockout', is_elsewhere: true })
    expect(await peopleAt(ctx, ANA)).toEqual([]) // Looking is not pressing: mail scanners look too.
    const { person_id } = await consumeLink(ctx, token!)
    expect(await peopleAt(ctx, ANA)).toEqual([{ id: person_id }])
    expect(await passwordOf(ctx, ANA)).toEqual({ id: person_id, email: ANA, hash: 'hash of the first' })
    expect(await waysIn(ctx, person_id)).toEqual([{ academy: 'customers', organization: null }])
  }))

test('a link works once', () =>
  scene(ACME, 'guest', async (ctx) => {
    await signUp(ctx)
    const [token] = await tokensIn(ctx)
    await consumeLink(ctx, token!)
    await expect(consumeLink(ctx, token!)).rejects.toMatchObject({ code: 'people/link-spent' })
    await expect(readLink(ctx, token!, null)).rejects.toMatchObject({ code: 'people/link-spent' })
  }))

test('a link works for ten minutes and not a moment longer', () =>
  scene(ACME, 'guest', async (ctx) => {
    await signUp(ctx)
    const [token] = await tokensIn(ctx)
    await expect(readLink(later(ctx, 10), token!, null)).rejects.toMatchObject({ code: 'people/link-spent' })
    await expect(consumeLink(later(ctx, 10), token!)).rejects.toMatchObject({ code: 'people/link-spent' })
    await consumeLink(later(ctx, 9.999), token!)
  }))

test('a link of one academy opens nothing at another', () =>
  scene(ACME, 'guest', async (ctx) => {
    await signUp(ctx)
    const [token] = await tokensIn(ctx)
    const elsewhere = await as(ctx, 'guest', 'kestrel')
    await expect(readLink(elsewhere, token!, null)).rejects.toMatchObject({ code: 'people/link-spent' })
    await expect(consumeLink(elsewhere, token!)).rejects.toMatchObject({ code: 'people/link-spent' })
    await consumeLink(ctx, token!)
  }))

test("another tenant's link is not there", () =>
  scene(ACME, 'guest', async (ctx) => {
    await signUp(ctx)
    const [token] = await tokensIn(ctx)
    await standIn(ctx, GLOBEX)
    await expect(readLink(ctx, token!, null)).rejects.toMatchObject({ code: 'people/link-spent' })
    await expect(consumeLink(ctx, token!)).rejects.toMatchObject({ code: 'people/link-spent' })
    await standIn(ctx, ACME)
    await consumeLink(ctx, token!)
  }))

test('what is kept of a link cannot be pressed', () =>
  scene(ACME, 'guest', async (ctx) => {
    await signUp(ctx)
    const kept = await ctx.trx.selectFrom('one_time_links').select('token_hash').executeTakeFirstOrThrow()
    await expect(consumeLink(ctx, kept.token_hash)).rejects.toMatchObject({ code: 'people/link-spent' })
    expect((await mailsIn(ctx))[0]!.text).not.toContain(kept.token_hash)
  }))

test('two links of one sign-up are one person, with the password of the first that was pressed', () =>
  scene(ACME, 'guest', async (ctx) => {
    await signUp(ctx, ANA, 'hash of the first')
    await signUp(ctx, ANA, 'hash of the second')
    const [one, two] = await tokensIn(ctx)
    const first = await consumeLink(ctx, one!)
    const second = await consumeLink(ctx, two!)
    expect(second.person_id).toBe(first.person_id)
    expect((await passwordOf(ctx, ANA))!.hash).toBe('hash of the first')
    expect(await waysIn(ctx, first.person_id)).toHaveLength(1)
  }))
