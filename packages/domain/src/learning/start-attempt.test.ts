import { expect, test } from 'vitest'
import { publishCourse, readCourse } from '../library/index.ts'
import type { Ctx } from '../tenancy/index.ts'
import { ACME, as, CONFIRMED, course, GLOBEX, jobsOf, lasting, scene, sitExam, standIn, useGround } from '../testing.ts'
import { atOnce } from '../testing/at-once.ts'
import { enroll, examStanding, readAttempt, startAttempt } from './index.ts'

useGround()

const started = async (ctx: Ctx) => {
  await enroll(ctx, 'lockout')
  return startAttempt(ctx, 'lockout', CONFIRMED)
}
const drawn = async (ctx: Ctx, attempt: string) =>
  ctx.trx
    .selectFrom('attempt_items as i')
    .innerJoin('questions as q', 'q.id', 'i.question_id')
    .select(['q.slug', 'q.skill', 'q.number', 'i.choice_order'])
    .where('i.attempt_id', '=', attempt)
    .orderBy('i.position')
    .execute()
const exam = (changes: object) => course({ exam: { ...course().exam!, ...changes } })

test('starting twice goes on with the attempt that is open', () =>
  scene(ACME, 'learner', async (ctx) => {
    const first = await started(ctx)
    expect(await startAttempt(ctx, 'lockout', CONFIRMED)).toBe(first)
    expect(await ctx.trx.selectFrom('attempts').select('id').execute()).toEqual([{ id: first }])
  }))

test('six tabs that start at the same moment share one attempt and one job that closes it', async () => {
  await lasting(GLOBEX, 'learner', (ctx) => enroll(ctx, 'lockout'))
  const attempts = await atOnce(6, GLOBEX, 'learner', (ctx) => startAttempt(ctx, 'lockout', CONFIRMED))
  expect(new Set(attempts).size).toBe(1)
  const { deadline_at } = await lasting(GLOBEX, 'learner', (ctx) => readAttempt(ctx, attempts[0]!))
  expect((await jobsOf('close-attempt')).map(({ data, start_after }) => [data.attempt_id, start_after])).toEqual([[attempts[0], deadline_at]])
})

test('an attempt has as many questions of each pool as the exam says, its time, and the choices of each', () =>
  scene(ACME, 'learner', async (ctx) => {
    const attempt = await started(ctx)
    expect((await drawn(ctx, attempt)).map((item) => item.skill).sort()).toEqual(['locking', 'locking', 'testing', 'testing'])
    const open = await readAttempt(ctx, attempt)
    expect(open.deadline_at.getTime() - open.started_at.getTime()).toBe(30 * 60_000)
    expect(open.items.map((item) => item.position)).toEqual([1, 2, 3, 4])
    for (const item of open.items) {
      const right = item.kind === 'single' ? ['Right'] : ['Right one', 'Right two']
      expect(item.choices.map((choice) => choice.text).sort()).toEqual([...right, 'Wrong', 'Wrong too'])
      expect(item).toMatchObject({ given: {}, is_answered: false, is_flagged: false, edit: 0 })
    }
  }))

test('an open attempt says nothing of what is right', () =>
  scene(ACME, 'learner', async (ctx) => {
    const text = JSON.stringify(await readAttempt(ctx, await started(ctx)))
    expect(text).not.toMatch(/correct|explanation|because|skill|block|seed/i)
  }))

const QUESTIONS = ['lock-1', 'lock-2', 'lock-3', 'test-1', 'test-2', 'test-3']

/** How often each question came in nine attempts; after each of them no question may be more than one ahead of another. */
async function nineTimes(ctx: Ctx, before: (round: number) => Promise<unknown>): Promise<Record<string, number>> {
  const seen = Object.fromEntries(QUESTIONS.map((slug) => [slug, 0]))
  for (let round = 1; round <= 9; round++) {
    await before(round)
    const { attempt } = await sitExam(ctx, 0)
    for (const { slug } of await drawn(ctx, attempt)) seen[slug]!++
    expect(Math.max(...Object.values(seen)) - Math.min(...Object.values(seen))).toBeLessThanOrEqual(1)
  }
  return seen
}

test('no question comes again until its pool is exhausted, and then the one seen least', () =>
  scene(ACME, 'learner', async (ctx) => {
    await publishCourse(ctx, exam({ attempts_max: 9 }))
    expect(Object.values(await nineTimes(ctx, async () => {}))).toEqual([6, 6, 6, 6, 6, 6])
  }))

test('a question that was changed since counts as seen: it is the same question', () =>
  scene(ACME, 'learner', async (ctx) => {
    const reword = (round: number) => {
      const form = exam({ attempts_max: 9 })
      for (const question of form.pools.flatMap((pool) => pool.questions)) question.prompt += ` Said for the ${round}th time.`
      return publishCourse(ctx, form)
    }
    expect(Object.values(await nineTimes(ctx, reword))).toEqual([6, 6, 6, 6, 6, 6])
    expect(await ctx.trx.selectFrom('attempt_items').select('question_id').distinct().execute()).toHaveLength(36)
  }))

test('what others were asked does not count', () =>
  scene(ACME, 'learner', async (ctx) => {
    const people = await Promise.all((['learner', 'other', 'client', 'led', 'author', 'support'] as const).map((who) => as(ctx, who)))
    for (const one of people) {
      const first = (await drawn(one, (await sitExam(one, 0)).attempt)).map((item) => item.slug)
      const second = (await drawn(one, (await sitExam(one, 0)).attempt)).map((item) => item.slug)
      expect(second).toEqual(expect.arrayContaining(QUESTIONS.filter((slug) => !first.includes(slug))))
    }
  }))

test('whoever has used every attempt starts no other', () =>
  scene(ACME, 'learner', async (ctx) => {
    for (let round = 0; round < 3; round++) await sitExam(ctx, 0)
    await expect(startAttempt(ctx, 'lockout', CONFIRMED)).rejects.toMatchObject({ code: 'exam/no-attempts-left', details: { attempts_max: 3 } })
    expect(await ctx.trx.selectFrom('attempts').select('number').orderBy('number').execute()).toEqual([{ number: 1 }, { number: 2 }, { number: 3 }])
    await started(await as(ctx, 'other'))
  }))

test('between two attempts there is the time that the exam asks for', () =>
  scene(ACME, 'learner', async (ctx) => {
    await publishCourse(ctx, exam({ cooldown_hours: 24 }))
    await sitExam(ctx, 0)
    const opens_at = new Date(ctx.now.getTime() + 24 * 3_600_000)
    await expect(startAttempt(ctx, 'lockout', CONFIRMED)).rejects.toMatchObject({ code: 'exam/cooling-down', details: { opens_at: opens_at.toISOString() } })
    expect(await examStanding(ctx, 'lockout', { attempts_max: 3, cooldown_hours: 24 })).toMatchObject({
      opens_at,
      attempts_left: 2,
      open: null,
      passed: false,
    })
    await ctx.trx
      .updateTable('attempts')
      .set({ submitted_at: new Date(ctx.now.getTime() - 24 * 3_600_000) })
      .execute()
    await startAttempt(ctx, 'lockout', CONFIRMED)
  }))

test('an exam needs an enrollment, an exam, and somebody who is signed in', () =>
  scene(ACME, 'learner', async (ctx) => {
    await expect(startAttempt(ctx, 'lockout', CONFIRMED)).rejects.toMatchObject({ code: 'enrollment/missing' })
    await expect(startAttempt(await as(ctx, 'guest'), 'lockout', CONFIRMED)).rejects.toMatchObject({ code: 'access/sign-in' })
    await enroll(ctx, 'lockout')
    await publishCourse(ctx, course({ exam: null, pools: [] }))
    await expect(startAttempt(ctx, 'lockout', CONFIRMED)).rejects.toMatchObject({ code: 'exam/unknown' })
  }))

test('an attempt that is open goes on with its own questions after the course was published anew', () =>
  scene(ACME, 'learner', async (ctx) => {
    const attempt = await started(ctx)
    const before = await drawn(ctx, attempt)
    const form = exam({ minutes: 5 })
    for (const question of form.pools.flatMap((pool) => pool.questions)) question.prompt += ' Said better.'
    await publishCourse(ctx, form)
    expect(await startAttempt(ctx, 'lockout', CONFIRMED)).toBe(attempt)
    expect(await drawn(ctx, attempt)).toEqual(before)
  }))

test("another person's attempt and another tenant's is unknown; at another academy it is the same person's", () =>
  scene(ACME, 'client', async (ctx) => {
    const attempt = await started(ctx)
    await expect(readAttempt(await as(ctx, 'learner'), attempt)).rejects.toMatchObject({ code: 'attempt/unknown' })
    await expect(readAttempt(await as(ctx, 'owner'), attempt)).rejects.toMatchObject({ code: 'attempt/unknown' })
    expect((await readAttempt(await as(ctx, 'client', 'kestrel'), attempt)).id).toBe(attempt)
    expect((await readAttempt(ctx, attempt)).id).toBe(attempt)
    await standIn(ctx, GLOBEX)
    await expect(readAttempt(ctx, attempt)).rejects.toMatchObject({ code: 'attempt/unknown' })
  }))

test('nothing starts and nothing is counted before the honour statement is confirmed; then its very words are kept', () =>
  scene(ACME, 'learner', async (ctx) => {
    await publishCourse(ctx, exam({ honour: 'I sit this alone, without help.' }))
    await enroll(ctx, 'lockout')
    await expect(startAttempt(ctx, 'lockout', { honour: false })).rejects.toMatchObject({ code: 'input/invalid', fields: { honour: 'confirmToStart' } })
    expect(await ctx.trx.selectFrom('attempts').select('id').execute()).toEqual([])
    const attempt = await startAttempt(ctx, 'lockout', CONFIRMED)
    expect(await startAttempt(ctx, 'lockout', { honour: false })).toBe(attempt)
    expect(await ctx.trx.selectFrom('honour_statements').select(['attempt_id', 'statement', 'confirmed_at']).execute()).toEqual([
      { attempt_id: attempt, statement: 'I sit this alone, without help.', confirmed_at: ctx.now },
    ])
  }))

test('an exam that says no sentence of its own asks for the one that is there for everybody', () =>
  scene(ACME, 'learner', async (ctx) => {
    await started(ctx)
    expect(await ctx.trx.selectFrom('honour_statements').select('statement').execute()).toEqual([{ statement: 'I answer these questions by myself.' }])
  }))

test('rules that were read before the exam was published anew start nothing', () =>
  scene(ACME, 'learner', async (ctx) => {
    await enroll(ctx, 'lockout')
    const old = (await readCourse(ctx, 'lockout')).exam!.id
    await publishCourse(ctx, exam({ minutes: 5 }))
    await expect(startAttempt(ctx, 'lockout', { honour: true, exam: old })).rejects.toMatchObject({ code: 'exam/rules-changed', status: 409 })
    await startAttempt(ctx, 'lockout', { honour: true, exam: (await readCourse(ctx, 'lockout')).exam!.id })
  }))

test('a pass that is in force is not repeated, whoever posts the form by hand', () =>
  scene(ACME, 'learner', async (ctx) => {
    await sitExam(ctx)
    await expect(startAttempt(ctx, 'lockout', CONFIRMED)).rejects.toMatchObject({ code: 'exam/passed-already', status: 409 })
    expect(await ctx.trx.selectFrom('attempts').select('number').execute()).toEqual([{ number: 1 }])
  }))

test('questions come by difficulty where the exam says so', () =>
  scene(ACME, 'learner', async (ctx) => {
    const form = exam({ draw: [{ pool: 'locks', easy: 0, medium: 1, hard: 1 }, { pool: 'tests', count: 1 }] })
    form.pools[0]!.questions = form.pools[0]!.questions.map((question, index) => ({ ...question, difficulty: index + 1 }))
    await publishCourse(ctx, form)
    const items = await drawn(ctx, await started(ctx))
    expect(items.filter((item) => item.skill === 'locking').map((item) => item.slug).sort()).toEqual(['lock-2', 'lock-3'])
    expect(items).toHaveLength(3)
    expect((await readCourse(ctx, 'lockout')).exam!.questions).toBe(3)
  }))
