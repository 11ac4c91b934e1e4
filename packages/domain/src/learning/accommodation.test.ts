import { sql } from '@stoa/db'
import { expect, test } from 'vitest'
import { listTrail, type Ctx } from '../tenancy/index.ts'
import { ACME, as, CONFIRMED, GLOBEX, lasting, mailsIn, personOf, scene, standIn, useGround, world } from '../testing.ts'
import { atOnce } from '../testing/at-once.ts'
import {
  endAccommodation,
  enroll,
  examStanding,
  grantAccommodation,
  listAccommodations,
  minutesOf,
  readAttempt,
  startAttempt,
  type AccommodationWish,
} from './index.ts'

useGround()

const today = (ctx: Ctx) => ctx.now.toISOString().slice(0, 10)
const wish = (ctx: Ctx, changes: Partial<AccommodationWish> = {}): AccommodationWish => ({
  extra_percent: 25,
  breaks_max: 2,
  break_minutes: 10,
  reason: 'Dyslexia, as the letter of 3 March says',
  from_on: today(ctx),
  until_on: null,
  replaces: null,
  ...changes,
})
const openOf = async (ctx: Ctx, person: string) => (await listAccommodations(ctx, person)).rows.find((row) => !row.ended_at)
const LIMITS = { attempts_max: 3, cooldown_hours: 0 }

test('granted time and breaks count from the next start on, and the deadline is the database’s', () =>
  scene(ACME, 'learner', async (ctx) => {
    await enroll(ctx, 'lockout')
    const running = await startAttempt(ctx, 'lockout', CONFIRMED)
    await grantAccommodation(await as(ctx, 'admin'), ctx.viewer!.id, wish(ctx))
    expect(await readAttempt(ctx, running)).toMatchObject({ breaks: { left: 0, minutes: 0 } })
    const standing = await examStanding(ctx, 'lockout', LIMITS)
    expect(minutesOf({ minutes: 30 }, standing)).toBe(38)
    await ctx.trx.updateTable('attempts').set({ submitted_at: ctx.now }).execute()
    const next = await readAttempt(ctx, await startAttempt(ctx, 'lockout', CONFIRMED))
    expect(next.deadline_at.getTime() - next.started_at.getTime()).toBe(38 * 60_000)
    expect(next.breaks).toEqual({ left: 2, taken: 0, minutes: 10 })
  }))

test('it is in force from its first day to its last, on the academy’s calendar', () =>
  scene(ACME, 'learner', async (ctx) => {
    await enroll(ctx, 'lockout')
    const owner = await as(ctx, 'owner')
    await grantAccommodation(owner, ctx.viewer!.id, wish(ctx, { from_on: '2031-05-02', until_on: '2031-05-03' }))
    const at = async (instant: string, time_zone = 'Europe/Oslo') =>
      (await examStanding({ ...ctx, now: new Date(instant), academy: { ...ctx.academy, time_zone } }, 'lockout', LIMITS)).accommodation !== null
    expect(await at('2031-05-01T21:59:00Z')).toBe(false)
    expect(await at('2031-05-01T22:00:00Z')).toBe(true)
    expect(await at('2031-05-01T22:00:00Z', 'UTC')).toBe(false)
    expect(await at('2031-05-03T21:59:00Z')).toBe(true)
    expect(await at('2031-05-03T22:00:00Z')).toBe(false)
  }))

test('a new one ends the one before, and an ended one counts no more; what was is kept', () =>
  scene(ACME, 'owner', async (ctx) => {
    const person = personOf(ACME, 'learner')
    await grantAccommodation(ctx, person, wish(ctx))
    const first = (await openOf(ctx, person))!
    await grantAccommodation(ctx, person, wish(ctx, { extra_percent: 50, replaces: first.id }))
    const second = (await openOf(ctx, person))!
    expect(second.extra_percent).toBe(50)
    await endAccommodation(ctx, person, second.id)
    await endAccommodation(ctx, person, second.id)
    expect(await openOf(ctx, person)).toBeUndefined()
    const { rows } = await listAccommodations(ctx, person)
    expect(rows.map((row) => [row.extra_percent, row.ended_by]).sort()).toEqual([[25, 'owner of acme'], [50, 'owner of acme']])
    const acts = (await ctx.trx.selectFrom('trail').select(['act', 'detail']).where('act', 'like', 'accommodation/%').execute()) as { act: string; detail: unknown }[]
    expect(acts.map((one) => one.act).sort()).toEqual(['accommodation/ended', 'accommodation/granted', 'accommodation/granted'])
    expect(JSON.stringify(acts)).not.toMatch(/Dyslexia/)
  }))

test('one from a later day leaves the present one in force until the day before, and either can still be ended', () =>
  scene(ACME, 'learner', async (ctx) => {
    await enroll(ctx, 'lockout')
    const owner = { ...(await as(ctx, 'owner')), now: new Date('2031-05-01T22:30:00Z') }
    const person = ctx.viewer!.id
    const at = async (instant: string) => (await examStanding({ ...ctx, now: new Date(instant) }, 'lockout', LIMITS)).accommodation?.extra_percent
    await grantAccommodation(owner, person, wish(ctx, { from_on: '2031-05-01' }))
    const first = (await openOf(owner, person))!
    await grantAccommodation(owner, person, wish(ctx, { extra_percent: 50, from_on: '2031-06-02', replaces: first.id }))
    expect(await at('2031-05-02T10:00:00Z')).toBe(25)
    expect(await at('2031-06-01T21:59:59Z')).toBe(25)
    expect(await at('2031-06-01T22:00:00Z')).toBe(50)
    const second = (await openOf(owner, person))!
    await endAccommodation(owner, person, first.id)
    expect(await at('2031-05-02T10:00:00Z')).toBeUndefined()
    expect(await at('2031-06-01T22:00:00Z')).toBe(50)
    await grantAccommodation(owner, person, wish(ctx, { extra_percent: 75, from_on: '2031-05-02', replaces: second.id }))
    expect([await at('2031-05-02T10:00:00Z'), await at('2031-06-03T10:00:00Z')]).toEqual([75, 75])
  }))

test('one that would end before it began never begins, and is over at once', () =>
  scene(ACME, 'owner', async (ctx) => {
    const person = personOf(ACME, 'learner')
    const owner = { ...ctx, now: new Date('2031-05-01T22:30:00Z') }
    await grantAccommodation(owner, person, wish(ctx, { from_on: '2031-06-10' }))
    const first = (await openOf(owner, person))!
    await grantAccommodation(owner, person, wish(ctx, { extra_percent: 50, from_on: '2031-06-02', replaces: first.id }))
    const { rows } = await listAccommodations(owner, person)
    expect(rows.find((row) => row.id === first.id)!.ended_at).toEqual(owner.now)
    // From today on the one before ends at once, and not at the end of yesterday.
    const second = (await openOf(owner, person))!
    await grantAccommodation(owner, person, wish(ctx, { extra_percent: 75, from_on: '2031-05-02', replaces: second.id }))
    expect((await listAccommodations(owner, person)).rows.find((row) => row.id === second.id)!.ended_at).toEqual(owner.now)
  }))

test('the person is told in a letter what is granted to them and what has ended, never why, and once', () =>
  scene(ACME, 'owner', async (ctx) => {
    const person = personOf(ACME, 'learner')
    await grantAccommodation(ctx, person, wish(ctx, { until_on: '2099-12-31' }))
    await grantAccommodation(ctx, person, wish(ctx, { until_on: '2099-12-31' }))
    const { id } = (await openOf(ctx, person))!
    await endAccommodation(ctx, person, id)
    await endAccommodation(ctx, person, id)
    const letters = (await mailsIn(ctx)).filter((mail) => mail.person_id === person)
    const said = letters.map((mail) => mail.text.replace(/\s+/g, ' '))
    expect(letters.map((mail) => mail.to_address)).toEqual(['learner@acme.example', 'learner@acme.example'])
    expect(said.filter((text) => /Granted to you: 25 % more time and 2 breaks of up to 10 minutes.* until 31 December 2099/.test(text))).toHaveLength(1)
    expect(said.filter((text) => text.includes('Granted to you was: 25 % more time and 2 breaks of up to 10 minutes. It has ended now.'))).toHaveLength(1)
    expect(JSON.stringify(letters)).not.toMatch(/Dyslexia/)
  }))

test('the same form posted twice is one; a form from before somebody else’s decision is refused and changes nothing', () =>
  scene(ACME, 'owner', async (ctx) => {
    const person = personOf(ACME, 'learner')
    await grantAccommodation(ctx, person, wish(ctx))
    await grantAccommodation(ctx, person, wish(ctx))
    expect((await listAccommodations(ctx, person)).rows).toHaveLength(1)
    await expect(grantAccommodation(ctx, person, wish(ctx, { extra_percent: 100 }))).rejects.toMatchObject({ code: 'accommodation/changed', status: 409 })
    await expect(grantAccommodation(ctx, person, wish(ctx, { breaks_max: 3, replaces: crypto.randomUUID() }))).rejects.toMatchObject({ code: 'accommodation/changed' })
    expect((await openOf(ctx, person))!.extra_percent).toBe(25)
  }))

test('of eight that are granted at once one is in force', async () => {
  const person = personOf(GLOBEX, 'learner')
  const done = await atOnce(8, GLOBEX, 'admin', (ctx, index) =>
    grantAccommodation(ctx, person, wish(ctx, { extra_percent: 10 + index })).then(
      () => 'granted',
      (error: { code: string }) => {
        if (error.code !== 'accommodation/changed') throw error
        return 'changed'
      },
    ),
  )
  expect(done.filter((one) => one === 'granted')).toHaveLength(1)
  await lasting(GLOBEX, 'admin', async (ctx) => expect((await listAccommodations(ctx, person)).rows).toHaveLength(1))
})

test('nothing at all, breaks without minutes, minutes without breaks and a last day before the first are refused with a sentence each', () =>
  scene(ACME, 'owner', async (ctx) => {
    for (const [changes, field, said] of [
      [{ extra_percent: 0, breaks_max: 0, break_minutes: 0 }, 'extra_percent', 'grantSomething'],
      [{ break_minutes: 0 }, 'break_minutes', 'minutesOfBreaks'],
      [{ breaks_max: 0 }, 'breaks_max', 'breaksOfMinutes'],
      [{ until_on: '2001-01-01' }, 'until_on', 'lastBeforeFirst'],
    ] as const) {
      const refused = grantAccommodation(ctx, personOf(ACME, 'learner'), wish(ctx, changes))
      await expect(refused).rejects.toMatchObject({ code: 'input/invalid', fields: { [field]: said } })
    }
  }))

test('the reason is for owners and admins alone, and nobody else grants, ends or lists', () =>
  scene(ACME, 'owner', async (ctx) => {
    const person = personOf(ACME, 'led')
    await grantAccommodation(ctx, person, wish(ctx))
    const { id } = (await openOf(ctx, person))!
    expect((await openOf(await as(ctx, 'admin'), person))!.reason).toMatch(/Dyslexia/)
    for (const who of ['led', 'learner', 'author', 'auditor', 'support', 'supervisor', 'organization-manager'] as const) {
      const other = await as(ctx, who)
      await expect(listAccommodations(other, person)).rejects.toMatchObject({ code: 'person/unknown', status: 404 })
      await expect(grantAccommodation(other, person, wish(ctx))).rejects.toMatchObject({ code: 'person/unknown' })
      await expect(endAccommodation(other, person, id)).rejects.toMatchObject({ code: 'person/unknown' })
    }
    await expect(listAccommodations(await as(ctx, 'guest'), person)).rejects.toMatchObject({ code: 'access/sign-in' })
    const led = await as(ctx, 'led')
    await enroll(led, 'lockout')
    expect(JSON.stringify(await examStanding(led, 'lockout', LIMITS))).not.toMatch(/Dyslexia/)
    expect(JSON.stringify(await listTrail(await as(ctx, 'auditor'), null))).not.toMatch(/Dyslexia/)
  }))

test('an admin of one academy looks after its people and knows of no others', () =>
  scene(ACME, 'owner', async (ctx) => {
    const at = (academy: 'customers' | 'people') => ctx.trx.updateTable('role_grants').set({ academy_id: world(ACME).academies[academy] })
    await at('people').where('person_id', '=', personOf(ACME, 'admin')).execute()
    await expect(listAccommodations(await as(ctx, 'admin'), personOf(ACME, 'learner'))).rejects.toMatchObject({ code: 'person/unknown', status: 404 })
    await at('customers').where('person_id', '=', personOf(ACME, 'admin')).execute()
    expect((await listAccommodations(await as(ctx, 'admin'), personOf(ACME, 'learner'))).rows).toEqual([])
  }))

test('nobody grants or ends anything for themselves, whatever their role', () =>
  scene(ACME, 'owner', async (ctx) => {
    for (const who of ['owner', 'admin'] as const) {
      const me = await as(ctx, who)
      await expect(grantAccommodation(me, me.viewer!.id, wish(ctx))).rejects.toMatchObject({ code: 'accommodation/own', status: 403 })
      expect((await listAccommodations(me, me.viewer!.id)).rows).toEqual([])
    }
    const admin = personOf(ACME, 'admin')
    await grantAccommodation(ctx, admin, wish(ctx))
    await expect(endAccommodation(await as(ctx, 'admin'), admin, (await openOf(ctx, admin))!.id)).rejects.toMatchObject({ code: 'accommodation/own' })
  }))

test("another tenant's person and accommodation are unknown", () =>
  scene(ACME, 'owner', async (ctx) => {
    const person = personOf(ACME, 'learner')
    await grantAccommodation(ctx, person, wish(ctx))
    const { id } = (await openOf(ctx, person))!
    const there = await standIn(ctx, GLOBEX, 'owner')
    await expect(listAccommodations(there, person)).rejects.toMatchObject({ code: 'person/unknown' })
    await expect(grantAccommodation(there, person, wish(ctx))).rejects.toMatchObject({ code: 'person/unknown' })
    await expect(endAccommodation(there, personOf(GLOBEX, 'learner'), id)).rejects.toMatchObject({ code: 'accommodation/unknown' })
    const { rows } = await sql`select id from accommodations where person_id = ${person}`.execute(ctx.trx)
    expect(rows).toEqual([])
  }))
