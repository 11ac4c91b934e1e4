import { sql } from '@stoa/db'
import { expect, test } from 'vitest'
import type { Ctx } from '../tenancy/index.ts'
import { ACME, as, CONFIRMED, GLOBEX, jobsOf, lasting, personOf, scene, standIn, useGround } from '../testing.ts'
import { atOnce } from '../testing/at-once.ts'
import { closeAttempt, endBreak, enroll, grantAccommodation, readAttempt, readResult, saveResponse, startAttempt, submitAttempt, takeBreak } from './index.ts'

useGround()

/** An attempt of somebody who may take two breaks of ten minutes. */
async function opened(ctx: Ctx, breaks_max = 2): Promise<string> {
  const from_on = ctx.now.toISOString().slice(0, 10)
  const wish = { extra_percent: 0, breaks_max, break_minutes: breaks_max * 5, reason: 'Back pain', from_on, until_on: null, replaces: null }
  await grantAccommodation(await as(ctx, 'owner'), ctx.viewer!.id, wish)
  await enroll(ctx, 'lockout')
  return startAttempt(ctx, 'lockout', CONFIRMED)
}
/** Moves what has begun into the past, as if so many minutes had gone by. */
const pass = async (ctx: Ctx, minutes: number) => {
  const by = sql`${minutes} * interval '1 minute'`
  await sql`update attempts set started_at = started_at - ${by}, deadline_at = deadline_at - ${by}`.execute(ctx.trx)
  // Only what has an end to come may be moved by the app; a superuser's clock is not needed for that.
  await sql`update attempt_breaks set ends_at = greatest(started_at, ends_at - ${by})`.execute(ctx.trx)
}
const answer = (attempt: string, choice: string, edit = 1) => ({ attempt, position: 1, picked: [choice], is_flagged: false, edit })
const minutesLeft = async (ctx: Ctx, id: string) => ((await readAttempt(ctx, id)).deadline_at.getTime() - ctx.now.getTime()) / 60_000

test('a break hides the questions, takes no answers and stops the clock; what was not used of it is no gift', () =>
  scene(ACME, 'learner', async (ctx) => {
    const attempt = await opened(ctx)
    const [choice] = (await readAttempt(ctx, attempt)).items[0]!.choices
    await saveResponse(ctx, answer(attempt, choice!.id))
    await pass(ctx, 12)
    expect(await minutesLeft(ctx, attempt)).toBe(18)
    await takeBreak(ctx, attempt)
    const paused = await readAttempt(ctx, attempt)
    expect(paused).toMatchObject({ items: [], breaks: { left: 1, minutes: 10 }, pause: { number: 1, ends_at: new Date(ctx.now.getTime() + 600_000) } })
    await expect(saveResponse(ctx, answer(attempt, choice!.id, 2))).rejects.toMatchObject({ code: 'attempt/paused', status: 409 })
    await pass(ctx, 4)
    await endBreak(ctx, attempt)
    expect(await minutesLeft(ctx, attempt)).toBe(18)
    const { items, pause } = await readAttempt(ctx, attempt)
    expect(pause).toBeNull()
    expect(items[0]!.given).toEqual({ picked: [choice!.id] })
    await saveResponse(ctx, answer(attempt, choice!.id, 2))
  }))

test('a break that nobody ends, ends by itself, and has cost its minutes and not one more', () =>
  scene(ACME, 'learner', async (ctx) => {
    const attempt = await opened(ctx)
    await takeBreak(ctx, attempt)
    await pass(ctx, 10)
    expect((await readAttempt(ctx, attempt)).pause).toBeNull()
    expect(await minutesLeft(ctx, attempt)).toBe(30)
    await pass(ctx, 3)
    await endBreak(ctx, attempt)
    expect(await minutesLeft(ctx, attempt)).toBe(27)
  }))

test('a break that was begun while its end waited ends where it began, and has cost nothing', async () => {
  const attempt = await lasting(GLOBEX, 'other', (ctx) => opened(ctx))
  const deadline = async () => (await lasting(GLOBEX, 'other', (ctx) => readAttempt(ctx, attempt))).deadline_at
  const before = await deadline()
  await lasting(GLOBEX, 'other', async (early) => {
    await lasting(GLOBEX, 'other', (ctx) => takeBreak(ctx, attempt))
    await endBreak(early, attempt)
  })
  expect(await deadline()).toEqual(before)
  const { pause, breaks } = await lasting(GLOBEX, 'other', (ctx) => readAttempt(ctx, attempt))
  expect([pause, breaks.left]).toEqual([null, 1])
})

test('no more breaks than were granted, and a second press is the same break', () =>
  scene(ACME, 'learner', async (ctx) => {
    const attempt = await opened(ctx)
    for (let number = 1; number <= 2; number++) {
      await takeBreak(ctx, attempt)
      await takeBreak(ctx, attempt)
      expect((await readAttempt(ctx, attempt)).breaks.left).toBe(2 - number)
      await endBreak(ctx, attempt)
      await endBreak(ctx, attempt)
    }
    await expect(takeBreak(ctx, attempt)).rejects.toMatchObject({ code: 'attempt/no-breaks-left' })
    expect(await minutesLeft(ctx, attempt)).toBe(30)
  }))

test('without an accommodation there is no break', () =>
  scene(ACME, 'learner', async (ctx) => {
    await enroll(ctx, 'lockout')
    await expect(takeBreak(ctx, await startAttempt(ctx, 'lockout', CONFIRMED))).rejects.toMatchObject({ code: 'attempt/no-breaks-left' })
  }))

test('eight presses at once are one break, its minutes added once', async () => {
  const attempt = await lasting(GLOBEX, 'learner', (ctx) => opened(ctx, 1))
  const before = await lasting(GLOBEX, 'learner', (ctx) => readAttempt(ctx, attempt))
  await atOnce(8, GLOBEX, 'learner', (ctx) => takeBreak(ctx, attempt))
  const after = await lasting(GLOBEX, 'learner', (ctx) => readAttempt(ctx, attempt))
  expect(after.deadline_at.getTime() - before.deadline_at.getTime()).toBe(5 * 60_000)
  await atOnce(8, GLOBEX, 'learner', (ctx) => endBreak(ctx, attempt))
  const ended = await lasting(GLOBEX, 'learner', (ctx) => readAttempt(ctx, attempt))
  expect(ended.pause).toBeNull()
  expect(ended.deadline_at.getTime()).toBeLessThan(after.deadline_at.getTime())
  expect(ended.deadline_at.getTime()).toBeGreaterThanOrEqual(before.deadline_at.getTime())
  const times = (await jobsOf('close-attempt')).filter((job) => job.data.attempt_id === attempt).map((job) => job.start_after.getTime())
  expect(times).toEqual([before, after, ended].map((one) => one.deadline_at.getTime()))
})

test('the job of the old deadline leaves an attempt alone that a break has moved, and the one of the new deadline closes it', () =>
  scene(ACME, 'learner', async (ctx) => {
    const attempt = await opened(ctx)
    await takeBreak(ctx, attempt)
    await pass(ctx, 35)
    await closeAttempt(ctx, attempt)
    await expect(readResult(ctx, attempt)).rejects.toMatchObject({ code: 'attempt/open' })
    await pass(ctx, 5)
    await closeAttempt(ctx, attempt)
    expect(await readResult(ctx, attempt)).toMatchObject({ passed: false })
  }))

test('a millisecond after the deadline there is no break any more', () =>
  scene(ACME, 'learner', async (ctx) => {
    const attempt = await opened(ctx)
    await sql`update attempts set deadline_at = now() - interval '1 millisecond'`.execute(ctx.trx)
    await expect(takeBreak(ctx, attempt)).rejects.toMatchObject({ code: 'attempt/too-late' })
    await sql`update attempts set deadline_at = now()`.execute(ctx.trx)
    await takeBreak(ctx, attempt)
  }))

test('on a break nothing is handed in, since nobody sees what is open; whoever has handed in takes no other', () =>
  scene(ACME, 'learner', async (ctx) => {
    const attempt = await opened(ctx)
    await takeBreak(ctx, attempt)
    for (const agreed of [0, 1000]) await expect(submitAttempt(ctx, attempt, agreed)).rejects.toMatchObject({ code: 'attempt/paused' })
    expect((await readAttempt(ctx, attempt)).submitted_at).toBeNull()
    await pass(ctx, 1)
    await endBreak(ctx, attempt)
    await submitAttempt(ctx, attempt, 1000)
    expect((await readAttempt(ctx, attempt)).pause).toBeNull()
    await expect(takeBreak(ctx, attempt)).rejects.toMatchObject({ code: 'attempt/closed' })
    await expect(endBreak(ctx, attempt)).rejects.toMatchObject({ code: 'attempt/closed' })
  }))

test("another person's attempt and another tenant's is unknown", () =>
  scene(ACME, 'client', async (ctx) => {
    const attempt = await opened(ctx)
    for (const stranger of [await as(ctx, 'learner'), await as(ctx, 'owner')]) {
      await expect(takeBreak(stranger, attempt)).rejects.toMatchObject({ code: 'attempt/unknown' })
      await expect(endBreak(stranger, attempt)).rejects.toMatchObject({ code: 'attempt/unknown' })
    }
    await expect(takeBreak(await as(ctx, 'guest'), attempt)).rejects.toMatchObject({ code: 'access/sign-in' })
    expect(await ctx.trx.selectFrom('attempt_breaks').select('number').execute()).toEqual([])
    expect(personOf(ACME, 'client')).toBe(ctx.viewer!.id)
    await standIn(ctx, GLOBEX)
    await expect(takeBreak(ctx, attempt)).rejects.toMatchObject({ code: 'attempt/unknown' })
  }))
