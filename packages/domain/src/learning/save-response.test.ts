import { sql } from '@stoa/db'
import { expect, test } from 'vitest'
import type { Ctx } from '../tenancy/index.ts'
import { ACME, as, CONFIRMED, GLOBEX, lasting, scene, standIn, useGround } from '../testing.ts'
import { closeAttempt, enroll, readAttempt, saveResponse, startAttempt, submitAttempt, type OpenAttempt } from './index.ts'

useGround()

const opened = async (ctx: Ctx): Promise<OpenAttempt> => {
  await enroll(ctx, 'lockout')
  return readAttempt(ctx, await startAttempt(ctx, 'lockout', CONFIRMED))
}
const wish = (attempt: OpenAttempt, changes: object = {}) => ({
  attempt: attempt.id,
  position: 1,
  picked: [attempt.items[0]!.choices[0]!.id],
  is_flagged: false,
  edit: 1,
  ...changes,
})
const itemOf = async (ctx: Ctx, { id }: OpenAttempt) => (await readAttempt(ctx, id)).items[0]!

test('what was saved is there, with its flag, and can be changed and cleared', () =>
  scene(ACME, 'learner', async (ctx) => {
    const attempt = await opened(ctx)
    const [one, two] = attempt.items[0]!.choices
    expect(await saveResponse(ctx, wish(attempt, { is_flagged: true }))).toEqual(ctx.now)
    expect(await itemOf(ctx, attempt)).toMatchObject({ given: { picked: [one!.id] }, is_answered: true, is_flagged: true, edit: 1 })
    await saveResponse(ctx, wish(attempt, { picked: [two!.id], edit: 2 }))
    expect(await itemOf(ctx, attempt)).toMatchObject({ given: { picked: [two!.id] }, is_flagged: false, edit: 2 })
    await saveResponse(ctx, wish(attempt, { picked: [], edit: 3 }))
    expect(await itemOf(ctx, attempt)).toMatchObject({ given: { picked: [] }, is_answered: false, edit: 3 })
  }))

test("another person's attempt and another tenant's is unknown; at another academy it is the same person's", () =>
  scene(ACME, 'client', async (ctx) => {
    const attempt = await opened(ctx)
    for (const stranger of [await as(ctx, 'learner'), await as(ctx, 'owner')])
      await expect(saveResponse(stranger, wish(attempt))).rejects.toMatchObject({ code: 'attempt/unknown' })
    await expect(saveResponse(await as(ctx, 'guest'), wish(attempt))).rejects.toMatchObject({ code: 'access/sign-in' })
    await saveResponse(await as(ctx, 'client', 'kestrel'), wish(attempt))
    await standIn(ctx, GLOBEX)
    await expect(saveResponse(ctx, wish(attempt, { edit: 2 }))).rejects.toMatchObject({ code: 'attempt/unknown' })
  }))

test('a choice of another question, of no question, a second one where one is right, and a position that is not asked are refused', () =>
  scene(ACME, 'learner', async (ctx) => {
    const attempt = await opened(ctx)
    const single = attempt.items.find((item) => item.kind === 'single')!
    const another = attempt.items.find((item) => item.position !== single.position)!
    const own = single.choices.map((choice) => choice.id)
    for (const changes of [
      { position: single.position, picked: [another.choices[0]!.id] },
      { position: single.position, picked: [own[0], another.choices[0]!.id] },
      { position: single.position, picked: [crypto.randomUUID()] },
      { position: single.position, picked: own.slice(0, 2) },
      { position: 5, picked: [] },
      { position: 0, picked: [] },
      { position: -1, picked: own.slice(0, 1) },
    ])
      await expect(saveResponse(ctx, wish(attempt, changes))).rejects.toMatchObject({ code: 'attempt/not-an-item' })
    expect(await ctx.trx.selectFrom('responses').select('position').execute()).toEqual([])
  }))

test('a save that comes after a later one is refused and changes nothing, whoever the later one came from', () =>
  scene(ACME, 'learner', async (ctx) => {
    const attempt = await opened(ctx)
    const [one, two] = attempt.items[0]!.choices.map((choice) => choice.id)
    await saveResponse(ctx, wish(attempt, { picked: [one], edit: 3 }))
    for (const edit of [1, 2, 3])
      await expect(saveResponse(ctx, wish(attempt, { picked: [two], edit }))).rejects.toMatchObject({ code: 'attempt/stale' })
    expect(await itemOf(ctx, attempt)).toMatchObject({ given: { picked: [one] }, edit: 3 })
  }))

test('a save that is tried again because its answer was lost is welcome', () =>
  scene(ACME, 'learner', async (ctx) => {
    const attempt = await opened(ctx)
    await saveResponse(ctx, wish(attempt, { edit: 3 }))
    await saveResponse(ctx, wish(attempt, { edit: 3 }))
    await expect(saveResponse(ctx, wish(attempt, { edit: 3, is_flagged: true }))).rejects.toMatchObject({ code: 'attempt/stale' })
    await expect(saveResponse(ctx, wish(attempt, { edit: 2 }))).rejects.toMatchObject({ code: 'attempt/stale' })
  }))

test('after handing in nothing more can be changed', () =>
  scene(ACME, 'learner', async (ctx) => {
    const attempt = await opened(ctx)
    await saveResponse(ctx, wish(attempt))
    await submitAttempt(ctx, attempt.id, Infinity)
    await expect(saveResponse(ctx, wish(attempt, { picked: [], edit: 2 }))).rejects.toMatchObject({ code: 'attempt/closed' })
    expect(await itemOf(ctx, attempt)).toMatchObject({ given: { picked: [attempt.items[0]!.choices[0]!.id] }, edit: 1 })
  }))

test('at the deadline an answer is still taken, a millisecond after it is too late, by the clock of the database', () =>
  scene(ACME, 'learner', async (ctx) => {
    const attempt = await opened(ctx)
    const deadline = (at: string) => sql`update attempts set deadline_at = now() ${sql.raw(at)} where id = ${attempt.id}`.execute(ctx.trx)
    await deadline('')
    await saveResponse(ctx, wish(attempt))
    await deadline(`- interval '1 millisecond'`)
    await expect(saveResponse(ctx, wish(attempt, { picked: [], edit: 2 }))).rejects.toMatchObject({ code: 'attempt/too-late' })
    expect(await itemOf(ctx, attempt)).toMatchObject({ edit: 1 })
    await closeAttempt(ctx, attempt.id)
    await expect(saveResponse(ctx, wish(attempt, { edit: 2 }))).rejects.toMatchObject({ code: 'attempt/closed' })
  }))

test('fifty saves at once, in whatever order they arrive, end in the one with the highest edit', async () => {
  const attempt = await lasting(ACME, 'learner', (ctx) => opened(ctx))
  const choices = attempt.items[0]!.choices.map((choice) => choice.id)
  const edits = Array.from({ length: 50 }, (_, index) => ((index * 37) % 50) + 1) // Every number once, in no order.
  const answers = await Promise.allSettled(
    edits.map((edit) => lasting(ACME, 'learner', (ctx) => saveResponse(ctx, wish(attempt, { picked: [choices[edit % choices.length]], edit })))),
  )
  for (const answer of answers) expect(answer.status === 'fulfilled' || answer.reason.code === 'attempt/stale').toBe(true)
  expect(answers[edits.indexOf(50)]!.status).toBe('fulfilled')
  expect(await lasting(ACME, 'learner', (ctx) => itemOf(ctx, attempt))).toMatchObject({ given: { picked: [choices[50 % choices.length]] }, edit: 50 })
})

test('a hand-in waits for a save that is under way, and counts it', async () => {
  const attempt = await lasting(GLOBEX, 'learner', (ctx) => opened(ctx))
  let letGo = () => {}
  const held = new Promise<void>((done) => (letGo = done))
  let saved = () => {}
  const isSaved = new Promise<void>((done) => (saved = done))
  const save = lasting(GLOBEX, 'learner', async (ctx) => {
    await saveResponse(ctx, wish(attempt))
    saved()
    await held
  })
  await isSaved
  const order: string[] = []
  const submit = lasting(GLOBEX, 'learner', (ctx) => submitAttempt(ctx, attempt.id, Infinity)).then(() => order.push('handed in'))
  // The hand-in must be seen waiting for the save, or letting go of it would prove nothing.
  await lasting(GLOBEX, 'guest', async ({ trx }) => {
    for (let waiting = 0; waiting === 0; )
      waiting = (
        await sql<{
          count: number
        }>`select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(trx)
      ).rows[0]!.count
  })
  order.push('save let go')
  letGo()
  await Promise.all([save, submit])
  expect(order).toEqual(['save let go', 'handed in'])
  expect(await lasting(GLOBEX, 'learner', (ctx) => itemOf(ctx, attempt))).toMatchObject({ edit: 1 })
})
