import { expect, test } from 'vitest'
import type { Ctx } from '../tenancy/index.ts'
import {
  ACME,
  as,
  askForLink,
  consumeLink,
  emailOf,
  GLOBEX,
  later,
  lasting,
  mailsIn,
  personOf,
  scene,
  standIn,
  tokensIn,
  useGround,
} from '../testing.ts'
import { atOnce } from '../testing/at-once.ts'
import {
  beginAuthenticator,
  confirmAuthenticator,
  confirmSession,
  finishSecondStep,
  letIn,
  makeRecoveryCodes,
  mustBeFresh,
  readSecondStep,
  removeAuthenticator,
  resetSecondFactor,
  sessionRows,
  useRecoveryCode,
  useStep,
} from './index.ts'

useGround()

const HOST = 'customers.acme.test'
const learner = () => ({ id: personOf(ACME, 'learner'), email: emailOf('learner', ACME) })
const by = { opened_by: 'password', return_to: '/learn' } as const
const opened = async (ctx: Ctx, who: 'learner' | 'admin' | 'owner' = 'learner') => {
  const id = crypto.randomUUID()
  const attributes = { user_agent: 'a browser' }
  await sessionRows(ctx.trx, ctx.academy.id).setSession({ id, userId: personOf(ACME, who), expiresAt: new Date(Date.now() + 86_400_000), attributes })
  return id
}
const standing = async (ctx: Ctx, id: string) =>
  (await sessionRows(ctx.trx, ctx.academy.id).getSessionAndUser(id))[0]?.attributes as unknown as { standing: string }
const withApp = async (ctx: Ctx, session = 'none') => {
  await beginAuthenticator(ctx, 'sealed')
  return confirmAuthenticator(ctx, 'sealed', 100, session)
}
const require = (ctx: Ctx) => ctx.trx.updateTable('companies').set({ second_factor: 'required' }).execute()

test('who has no second factor is in by one, and who has an app waits for its code, by password and by link', () =>
  scene(ACME, 'learner', async (ctx) => {
    expect(await letIn(ctx, learner(), by)).toEqual({ second_step: null, must_set_up: false })
    await withApp(ctx)
    const { second_step } = await letIn(ctx, learner(), by)
    expect(await readSecondStep(ctx, second_step, HOST)).toMatchObject({
      person_id: learner().id,
      opened_by: 'password',
      return_to: '/learn',
      sealed: 'sealed',
    })
    const guest = await as(ctx, 'guest')
    await askForLink(guest, { email: learner().email, purpose: 'sign-in', returnTo: '/learn' })
    expect((await consumeLink(guest, (await tokensIn(guest)).at(-1)!)).second_step).not.toBeNull()
  }))

test('an app that is being set up is asked for nowhere', () =>
  scene(ACME, 'learner', async (ctx) => {
    await beginAuthenticator(ctx, 'sealed')
    expect((await letIn(ctx, learner(), by)).second_step).toBeNull()
  }))

test('a second step opens nothing by itself, ends once, after ten minutes, and stays in its academy and tenant', () =>
  scene(ACME, 'learner', async (ctx) => {
    await withApp(ctx)
    const { second_step: token } = await letIn(ctx, learner(), by)
    expect((await sessionRows(ctx.trx, ctx.academy.id).getSessionAndUser(token!))[0]).toBeNull()
    const over = { code: 'people/second-step-over' }
    await expect(readSecondStep(later(ctx, 10), token, HOST)).rejects.toMatchObject(over)
    await expect(finishSecondStep(await as(ctx, 'guest', 'kestrel'), token, 'code')).rejects.toMatchObject(over)
    await expect(finishSecondStep(await standIn(ctx, GLOBEX), token, 'code')).rejects.toMatchObject(over)
    await standIn(ctx, ACME)
    expect(await finishSecondStep(ctx, token, 'code')).toMatchObject({ person_id: learner().id, return_to: '/learn' })
    await expect(finishSecondStep(ctx, token, 'code')).rejects.toMatchObject(over)
  }))

test('a code counts once, also in ten tabs at the same moment, and none before it counts any more', async () => {
  await lasting(ACME, 'led', (ctx) => withApp(ctx))
  const taken = await atOnce(10, ACME, 'led', (ctx) => useStep(ctx, personOf(ACME, 'led'), 101))
  expect(taken.filter(Boolean)).toHaveLength(1)
  await scene(ACME, 'led', async (ctx) => {
    expect([await useStep(ctx, personOf(ACME, 'led'), 100), await useStep(ctx, personOf(ACME, 'led'), 102)]).toEqual([false, true])
  })
})

test('ten recovery codes, each once and of one person, and new ones in place of all old ones', () =>
  scene(ACME, 'learner', async (ctx) => {
    const codes = await withApp(ctx)
    expect(new Set(codes).size).toBe(10)
    expect(JSON.stringify(await ctx.trx.selectFrom('recovery_codes').selectAll().execute())).not.toContain(codes[0]!.replaceAll('-', ''))
    const other = { id: personOf(ACME, 'other'), email: emailOf('other', ACME) }
    const use = (code: string, who = learner()) => useRecoveryCode(ctx, who, code)
    expect([await use(codes[0]!, other), await use(codes[0]!.toUpperCase().replaceAll('-', ' ')), await use(codes[0]!)]).toEqual([false, true, false])
    expect((await mailsIn(ctx)).at(-1)!.text).toContain('9 are left')
    const fresh = await makeRecoveryCodes(ctx)
    expect([await use(codes[1]!), await use(fresh[1]!)]).toEqual([false, true])
  }))

test('new codes that are asked for four times at the same moment are ten, those that came last', async () => {
  const made = await atOnce(4, ACME, 'client', (ctx) => makeRecoveryCodes(ctx))
  await lasting(ACME, 'client', async (ctx) => {
    const client = { id: personOf(ACME, 'client'), email: emailOf('client', ACME) }
    const kept = await ctx.trx.selectFrom('recovery_codes').select('code_hash').where('person_id', '=', client.id).execute()
    expect(kept).toHaveLength(10)
    const fits: boolean[] = []
    for (const [code] of made) fits.push(await useRecoveryCode(ctx, client, code!))
    expect(fits.filter(Boolean)).toHaveLength(1)
  })
})

test('switching codes on ends every other session, tells by mail, and marks this one', () =>
  scene(ACME, 'learner', async (ctx) => {
    const [here, elsewhere] = [await opened(ctx), await opened(ctx)]
    await withApp(ctx, here)
    const rows = sessionRows(ctx.trx, ctx.academy.id)
    expect([(await rows.getSessionAndUser(here))[0] !== null, (await rows.getSessionAndUser(elsewhere))[0]]).toEqual([true, null])
    expect((await mailsIn(ctx)).map((mail) => mail.subject)).toContain('Codes are asked for now, acme customers')
    await removeAuthenticator(ctx)
    expect(await ctx.trx.selectFrom('recovery_codes').select('code_hash').where('person_id', '=', learner().id).execute()).toEqual([])
    expect((await letIn(ctx, learner(), by)).second_step).toBeNull()
  }))

test('an admin of a company that wants two factors is in as far as setting one up, and whole after it', () =>
  scene(ACME, 'admin', async (ctx) => {
    const id = await opened(ctx, 'admin')
    expect(await standing(ctx, id)).toMatchObject({ standing: 'whole' })
    await require(ctx)
    expect(await letIn(ctx, { id: personOf(ACME, 'admin'), email: emailOf('admin', ACME) }, by)).toEqual({ second_step: null, must_set_up: true })
    expect(await standing(ctx, id)).toMatchObject({ standing: 'set-up' })
    await withApp(ctx, id)
    expect(await standing(ctx, id)).toMatchObject({ standing: 'whole' })
    await removeAuthenticator(ctx)
    expect(await standing(ctx, id), 'whoever takes off the last one sets up another').toMatchObject({ standing: 'set-up' })
  }))

test('a session that does not know the second factor its admin has opens nothing, and nobody else is asked', () =>
  scene(ACME, 'owner', async (ctx) => {
    await require(ctx)
    await withApp(ctx)
    expect(await standing(ctx, await opened(ctx, 'owner'))).toMatchObject({ standing: 'half' })
    expect(await standing(ctx, await opened(ctx, 'learner'))).toMatchObject({ standing: 'whole' })
  }))

test('what one proved counts as just now for ten minutes', () =>
  scene(ACME, 'learner', async (ctx) => {
    const id = await opened(ctx)
    await mustBeFresh(later(ctx, 9.9), id)
    await expect(mustBeFresh(later(ctx, 10.1), id)).rejects.toMatchObject({ code: 'access/confirm' })
    await expect(mustBeFresh(ctx, 'another session')).rejects.toMatchObject({ code: 'access/confirm' })
    await confirmSession(later(ctx, 11), id, 'password')
    await mustBeFresh(later(ctx, 20), id)
  }))

test('the operator takes a lost second factor off, which ends all sessions and is told by mail and in the trail', () =>
  scene(ACME, 'learner', async (ctx) => {
    await withApp(ctx)
    const id = await opened(ctx)
    expect(await resetSecondFactor(ctx, 'nobody@acme.example')).toBe(false)
    expect(await resetSecondFactor(ctx, learner().email)).toBe(true)
    expect((await sessionRows(ctx.trx, ctx.academy.id).getSessionAndUser(id))[0]).toBeNull()
    expect((await letIn(ctx, learner(), by)).second_step).toBeNull()
    expect((await mailsIn(ctx)).at(-1)!.subject).toContain('Your second factor was reset')
    expect(await ctx.trx.selectFrom('trail').select('id').where('act', '=', 'second-factor/reset').execute()).toHaveLength(1)
  }))
