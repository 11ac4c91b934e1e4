import { expect, test } from 'vitest'
import type { Ctx } from '../tenancy/index.ts'
import { ACME, as, emailOf, lasting, later, mailsIn, personOf, scene, useGround } from '../testing.ts'
import { atOnce } from '../testing/at-once.ts'
import {
  answerEmailChange,
  confirmEmailChange,
  hashPassword,
  readEmailChange,
  readUndo,
  replacePassword,
  requestEmailChange,
  sessionRows,
  undoEmailChange,
} from './index.ts'

useGround()

const NEW = 'ana@new.example'
const OLD = () => emailOf('learner', ACME)
const emailNow = async (ctx: Ctx) =>
  (await ctx.trx.selectFrom('people').select('email').where('id', '=', personOf(ACME, 'learner')).executeTakeFirstOrThrow()).email

async function ask(ctx: Ctx, email = NEW) {
  await requestEmailChange(ctx, email)
  const { id } = await ctx.trx
    .selectFrom('email_changes')
    .select('id')
    .orderBy('expires_at', 'desc')
    .orderBy('requested_at', 'desc')
    .where('undo_hash', 'is', null)
    .executeTakeFirstOrThrow()
  await answerEmailChange(ctx, id, () => 'https://academy.test')
  const mails = (await mailsIn(ctx)).slice(-2)
  const found = (pattern: RegExp) => mails.map((mail) => pattern.exec(mail.text)?.[1]).find(Boolean)
  return { mails, token: found(/account\/email\/([a-z0-9]+)/), undo: found(/address-undo\/([a-z0-9]+)/) }
}
const opened = async (ctx: Ctx) => {
  const id = crypto.randomUUID()
  await sessionRows(ctx.trx, ctx.academy.id).setSession({
    id,
    userId: personOf(ACME, 'learner'),
    expiresAt: new Date(Date.now() + 86_400_000),
    attributes: { user_agent: 'a browser' },
  })
  return id
}
const isThere = async (ctx: Ctx, id: string) => (await sessionRows(ctx.trx, ctx.academy.id).getSessionAndUser(id))[0] !== null

test('the address changes when the link in the mail to the new one is pressed, and not before', () =>
  scene(ACME, 'learner', async (ctx) => {
    const [here, elsewhere] = [await opened(ctx), await opened(ctx)]
    const { mails, token } = await ask(ctx)
    expect(mails.map((mail) => mail.to_address).sort()).toEqual([NEW, OLD()].sort())
    expect(await readEmailChange(ctx, token!)).toMatchObject({ new_email: NEW })
    expect(await emailNow(ctx)).toBe(OLD())
    await confirmEmailChange(ctx, token!, here)
    expect(await emailNow(ctx)).toBe(NEW)
    expect([await isThere(ctx, here), await isThere(ctx, elsewhere)]).toEqual([true, false])
    await expect(confirmEmailChange(ctx, token!, here)).rejects.toMatchObject({ code: 'people/link-spent' })
  }))

test('the link works for ten minutes, for the person who asked, and only the newest of several', () =>
  scene(ACME, 'learner', async (ctx) => {
    const first = await ask(ctx)
    const spent = { code: 'people/link-spent' }
    await expect(readEmailChange(later(ctx, 10), first.token!)).rejects.toMatchObject(spent)
    await expect(confirmEmailChange(await as(ctx, 'other'), first.token!, 'none')).rejects.toMatchObject(spent)
    await expect(confirmEmailChange(await as(ctx, 'guest'), first.token!, 'none')).rejects.toMatchObject({ code: 'access/sign-in' })
    const second = await ask(ctx, 'ana.second@new.example')
    await expect(confirmEmailChange(ctx, first.token!, 'none')).rejects.toMatchObject(spent)
    await confirmEmailChange(ctx, second.token!, 'none')
    expect(await emailNow(ctx)).toBe('ana.second@new.example')
  }))

test('asking does the same for an address that is somebody’s: the old one is told, and that one gets no link', () =>
  scene(ACME, 'learner', async (ctx) => {
    const { mails, token, undo } = await ask(ctx, emailOf('other', ACME))
    expect([token, typeof undo]).toEqual([undefined, 'string'])
    expect(mails.map((mail) => [mail.to_address, mail.subject])).toEqual(
      expect.arrayContaining([
        [OLD(), 'Your address at acme customers is about to change'],
        [emailOf('other', ACME), 'This address has an account at acme customers'],
      ]),
    )
  }))

test('an address that somebody else proved first is refused, and the old one stays', () =>
  scene(ACME, 'learner', async (ctx) => {
    const { token } = await ask(ctx)
    await ctx.trx.updateTable('people').set({ email: NEW }).where('id', '=', personOf(ACME, 'other')).execute()
    await expect(confirmEmailChange(ctx, token!, 'none')).rejects.toMatchObject({ code: 'people/address-taken' })
  }))

test('“that was not me” gives the old address back, ends every session, and takes password and new second factors off', () =>
  scene(ACME, 'learner', async (ctx) => {
    await replacePassword(ctx, await hashPassword('a stolen password'), 'none')
    const here = await opened(ctx)
    const { token, undo } = await ask(ctx)
    await confirmEmailChange(ctx, token!, here)
    const person_id = personOf(ACME, 'learner')
    await ctx.trx.insertInto('authenticators').values({ person_id, sealed: 'a stranger’s', confirmed_at: ctx.now }).execute()
    const guest = await as(ctx, 'guest')
    expect(await readUndo(guest, undo!)).toEqual({ old_email: OLD(), new_email: NEW, is_done: true })
    await undoEmailChange(guest, undo!)
    expect(await emailNow(ctx)).toBe(OLD())
    expect(await isThere(ctx, here)).toBe(false)
    for (const table of ['passwords', 'authenticators'] as const)
      expect(await ctx.trx.selectFrom(table).select('person_id').where('person_id', '=', person_id).execute()).toEqual([])
    await expect(undoEmailChange(guest, undo!)).rejects.toMatchObject({ code: 'people/undo-spent' })
  }))

test('an old address that is somebody’s by now does not keep whoever took the account in it', () =>
  scene(ACME, 'learner', async (ctx) => {
    const here = await opened(ctx)
    const { token, undo } = await ask(ctx)
    await confirmEmailChange(ctx, token!, here)
    await replacePassword(ctx, await hashPassword('a stolen password'), here)
    const address = OLD()
    await ctx.trx.updateTable('people').set({ email: address }).where('id', '=', personOf(ACME, 'other')).execute()
    const guest = await as(ctx, 'guest')
    expect(await undoEmailChange(guest, undo!)).toEqual({ old_email: address, is_back: false })
    expect(await isThere(ctx, here)).toBe(false)
    expect(await ctx.trx.selectFrom('passwords').select('person_id').where('person_id', '=', personOf(ACME, 'learner')).execute()).toEqual([])
    // A link or a new password for the account can be asked for at neither address.
    expect(await ctx.trx.selectFrom('people').select('id').where('email', 'in', [NEW, address]).execute()).toEqual([{ id: personOf(ACME, 'other') }])
    await expect(undoEmailChange(guest, undo!)).rejects.toMatchObject({ code: 'people/undo-spent' })
  }))

test('two wishes at the same moment leave one, and its link alone works', async () => {
  await atOnce(2, ACME, 'client', (ctx, index) => requestEmailChange(ctx, `client.${index}@new.example`))
  await lasting(ACME, 'client', async (ctx) => {
    const open = await ctx.trx.selectFrom('email_changes').select('id').where('person_id', '=', ctx.viewer!.id).where('expires_at', '>', ctx.now).execute()
    expect(open).toHaveLength(1)
  })
})

test('undoing works for seven days, and stops a change that was not confirmed yet', () =>
  scene(ACME, 'learner', async (ctx) => {
    const { token, undo } = await ask(ctx)
    const guest = await as(ctx, 'guest')
    await expect(readUndo(later(guest, 7 * 24 * 60), undo!)).rejects.toMatchObject({ code: 'people/undo-spent' })
    await undoEmailChange(later(guest, 6.9 * 24 * 60), undo!)
    await expect(confirmEmailChange(ctx, token!, 'none')).rejects.toMatchObject({ code: 'people/link-spent' })
    expect(await emailNow(ctx)).toBe(OLD())
  }))

test('whoever is in an academy by the domain of their address keeps to its domains', () =>
  scene(ACME, 'learner', async (ctx) => {
    const academy = await ctx.trx.selectFrom('academies').select('id').where('slug', '=', 'people').executeTakeFirstOrThrow()
    await ctx.trx
      .insertInto('memberships')
      .values({ person_id: personOf(ACME, 'learner'), academy_id: academy.id })
      .execute()
    await expect(requestEmailChange(ctx, NEW)).rejects.toMatchObject({ code: 'people/domain-not-allowed', details: { domains: 'acme.example' } })
    await requestEmailChange(ctx, 'ana@acme.example')
    await expect(requestEmailChange(ctx, OLD())).rejects.toMatchObject({ code: 'people/same-address' })
  }))
