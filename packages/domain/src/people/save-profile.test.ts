import { expect, test } from 'vitest'
import { certificateFacts, earnCycle } from '../credentials/index.ts'
import { ACME, as, lasting, personOf, scene, sitExam, useGround } from '../testing.ts'
import { atOnce } from '../testing/at-once.ts'
import { chooseLanguage, readProfile, saveProfile } from './index.ts'

useGround()

const wanted = { name: 'Ana Lúcia', printed_name: 'Ana Lúcia Brito', locale: 'en-US', time_zone: 'America/Sao_Paulo' }

test('a form that is older than what is saved changes nothing, and says so', () =>
  scene(ACME, 'learner', async (ctx) => {
    const { version } = await readProfile(ctx)
    await saveProfile(ctx, { ...wanted, version })
    const kept = await readProfile(ctx)
    expect(kept).toEqual({ ...wanted, version: version + 1 })
    await expect(saveProfile(ctx, { ...wanted, name: 'Ana', version })).rejects.toMatchObject({ code: 'profile/stale', status: 409 })
    expect(await readProfile(ctx)).toEqual(kept)
    await saveProfile(ctx, { ...wanted, name: 'Ana', version: version + 1 })
    expect((await readProfile(ctx)).name).toBe('Ana')
  }))

test('the same form sent five times at once is saved once, and is no conflict', async () => {
  const { version } = await lasting(ACME, 'other', (ctx) => readProfile(ctx))
  await atOnce(5, ACME, 'other', (ctx) => saveProfile(ctx, { ...wanted, version }))
  await lasting(ACME, 'other', async (ctx) => {
    expect((await readProfile(ctx)).version).toBe(version + 1)
    const lines = await ctx.trx
      .selectFrom('trail')
      .select('id')
      .where('act', '=', 'profile/saved')
      .where('subject_id', '=', personOf(ACME, 'other'))
      .execute()
    expect(lines).toHaveLength(1)
  })
})

test('the viewer reads in the language and time zone they chose', () =>
  scene(ACME, 'learner', async (ctx) => {
    expect(ctx.viewer).toMatchObject({ locale: 'en', time_zone: null })
    await saveProfile(ctx, { ...wanted, version: 1 })
    expect((await as(ctx, 'learner')).viewer).toMatchObject({ name: 'Ana Lúcia', locale: 'en-US', time_zone: 'America/Sao_Paulo' })
  }))

test('a language that is chosen elsewhere than in the profile is no different one there, and a form from before it says so', () =>
  scene(ACME, 'learner', async (ctx) => {
    const before = await readProfile(ctx)
    await chooseLanguage(ctx, 'ar')
    await chooseLanguage(ctx, 'ar')
    expect(await readProfile(ctx)).toEqual({ ...before, locale: 'ar', version: before.version + 1 })
    await expect(saveProfile(ctx, before)).rejects.toMatchObject({ code: 'profile/stale' })
    const lines = await ctx.trx.selectFrom('trail').select('detail').where('act', '=', 'profile/saved').where('subject_id', '=', personOf(ACME, 'learner')).execute()
    expect(lines).toEqual([{ detail: { fields: ['locale'] } }])
  }))

test('a certificate bears the printed name from then on, and the name where there is none', () =>
  scene(ACME, 'learner', async (ctx) => {
    const holder = async () => (await certificateFacts(ctx, cycle, () => 'https://x.example')).fields.holder
    const { completion } = await sitExam(ctx)
    const cycle = (await earnCycle(ctx, completion!))!
    expect(await holder()).toBe('learner of acme')
    await saveProfile(ctx, { ...wanted, version: 1 })
    expect(await holder()).toBe('Ana Lúcia Brito')
  }))
