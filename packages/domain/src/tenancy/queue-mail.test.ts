import { expect, test } from 'vitest'
import { ACME, GLOBEX, jobsOf, lasting, scene, standIn, useGround } from '../testing.ts'
import { mailToSend, recordDelivery, writeLetter, type Ctx } from './index.ts'

useGround()

const queue = (ctx: Ctx, to_address = 'ana@new.example') =>
  writeLetter(ctx, ctx.academy, { person_id: null, kind: 'test', to_address }, { letter: 'sign-up', url: 'https://a.test/b?c=1&d=2' })
const letters = () => lasting(ACME, 'guest', (ctx) => ctx.trx.selectFrom('outbox').select('id').execute())

test('a letter and the job that sends it come with the commit, one job for each letter', async () => {
  const id = await lasting(ACME, 'guest', (ctx) => queue(ctx))
  expect(await letters()).toEqual([{ id }])
  expect((await jobsOf('send-mail')).map((job) => job.data.outbox_id)).toEqual([id])
})

test('a transaction that is taken back leaves neither', async () => {
  const before = [await letters(), await jobsOf('send-mail')]
  await scene(ACME, 'guest', (ctx) => queue(ctx))
  expect([await letters(), await jobsOf('send-mail')]).toEqual(before)
})

test('a letter is to be sent until it was delivered, and noting that twice keeps the first', () =>
  scene(ACME, 'guest', async (ctx) => {
    const id = await queue(ctx)
    expect(await mailToSend(ctx, id)).toMatchObject({ id, to_address: 'ana@new.example', from_name: 'acme customers', attachment_sha256: null })
    await recordDelivery(ctx, id, 'provider-1')
    await recordDelivery(ctx, id, 'provider-2')
    expect(await mailToSend(ctx, id)).toBeNull()
    expect(await ctx.trx.selectFrom('deliveries').select('provider_id').where('outbox_id', '=', id).execute()).toEqual([
      { provider_id: 'provider-1' },
    ])
  }))

test("another tenant's letter is not there to be sent", () =>
  scene(ACME, 'guest', async (ctx) => {
    const id = await queue(ctx)
    await standIn(ctx, GLOBEX)
    await expect(mailToSend(ctx, id)).rejects.toThrow('no result')
  }))

test('a letter is written in the language of whoever reads it, and to a stranger in the academy’s', () =>
  scene(ACME, 'learner', async (ctx) => {
    await ctx.trx.updateTable('people').set({ locale: 'ar' }).where('id', '=', ctx.viewer!.id).execute()
    const written = async (person_id: string | null) => {
      const id = await writeLetter(ctx, ctx.academy, { person_id, kind: 'test', to_address: 'ana@new.example' }, { letter: 'password-changed' })
      return ctx.trx.selectFrom('outbox').select(['subject', 'html']).where('id', '=', id).executeTakeFirstOrThrow()
    }
    expect(await written(ctx.viewer!.id)).toMatchObject({
      subject: 'تغيّرت كلمة مرورك، acme customers',
      html: expect.stringContaining('<html lang="ar" dir="rtl">'),
    })
    expect(await written(null)).toMatchObject({ subject: 'Your password was changed, acme customers', html: expect.stringContaining('dir="ltr"') })
  }))
