import { sql } from '@stoa/db'
import { expect, test } from 'vitest'
import { isOffered, publishCatalogue, publishCourse } from '../library/index.ts'
import type { Ctx } from '../tenancy/index.ts'
import { ACME, as, CONFIRMED, course, GLOBEX, jobsOf, lasting, scene, sitExam, standIn, useGround } from '../testing.ts'
import { atOnce } from '../testing/at-once.ts'
import { againIn, closeAttempt, enroll, readAttempt, readResult, saveResponse, startAttempt, submitAttempt } from './index.ts'

useGround()

/** Starts an exam of one question of a kind and answers it by the texts of choices. */
async function oneQuestion(ctx: Ctx, kind: 'single' | 'multiple', picked: string[] | null): Promise<string> {
  const form = course()
  const [pool] = form.pools
  form.pools = [{ ...pool!, questions: pool!.questions.filter((question) => question.kind === kind).slice(0, 1) }]
  await publishCourse(ctx, { ...form, exam: { ...form.exam!, draw: [{ pool: pool!.slug, count: 1 }] } })
  await enroll(ctx, 'lockout')
  const attempt = await startAttempt(ctx, 'lockout', CONFIRMED)
  const { choices } = (await readAttempt(ctx, attempt)).items[0]!
  const ids = (picked ?? []).map((text) => choices.find((choice) => choice.text === text)!.id)
  if (picked) await saveResponse(ctx, { attempt, position: 1, picked: ids, is_flagged: false, edit: 1 })
  return attempt
}

test.each<['single' | 'multiple', string[] | null, boolean]>([
  ['single', ['Right'], true],
  ['single', ['Wrong'], false],
  ['single', [], false],
  ['single', null, false],
  ['multiple', ['Right one', 'Right two'], true],
  ['multiple', ['Right two', 'Right one'], true],
  ['multiple', ['Right two', 'Right one', 'Right two'], true],
  ['multiple', ['Right one'], false],
  ['multiple', ['Right one', 'Wrong'], false],
  ['multiple', ['Right one', 'Right two', 'Wrong'], false],
  ['multiple', ['Right one', 'Right two', 'Wrong', 'Wrong too'], false],
  ['multiple', ['Wrong', 'Wrong too'], false],
  ['multiple', [], false],
  ['multiple', null, false],
])('a %s question answered %j is right: %s', (kind, picked, right) =>
  scene(ACME, 'learner', async (ctx) => {
    expect(await submitAttempt(ctx, await oneQuestion(ctx, kind, picked), Infinity)).toBe(right)
  }),
)

test.each([
  [4, 100, true],
  [3, 75, true],
  [2, 50, false],
  [0, 0, false],
])('%i of four right is %i %%, and passed: %s', (right, percent, passed) =>
  scene(ACME, 'learner', async (ctx) => {
    const { attempt, completion } = await sitExam(ctx, right)
    expect(await readResult(ctx, attempt)).toMatchObject({ asked: 4, correct: right, percent, pass_percent: 75, passed, completion_id: completion })
    expect(completion !== null).toBe(passed)
  }),
)

test('just below what is asked is not rounded up to a pass', () =>
  scene(ACME, 'learner', async (ctx) => {
    await publishCourse(ctx, course({ exam: { ...course().exam!, pass_percent: 76 } }))
    expect((await sitExam(ctx, 3)).completion).toBeNull()
  }))

test('handing in twice is one grade, one completion, one job', async () => {
  const { attempt, completion } = await lasting(ACME, 'led', (ctx) => sitExam(ctx))
  expect(await lasting(ACME, 'led', (ctx) => submitAttempt(ctx, attempt, Infinity))).toBe(true)
  const done = await lasting(ACME, 'led', (ctx) => ctx.trx.selectFrom('completions').select('id').execute())
  expect(done).toEqual([{ id: completion }])
  expect((await jobsOf('issue-certificate')).map((job) => job.data.completion_id)).toEqual([completion])
})

test('the button and the deadline at the same moment settle it once', async () => {
  const attempt = await lasting(GLOBEX, 'learner', async (ctx) => {
    await enroll(ctx, 'lockout')
    const id = await startAttempt(ctx, 'lockout', CONFIRMED)
    for (const { position, choices } of (await readAttempt(ctx, id)).items) {
      const picked = choices.filter(({ text }) => text.startsWith('Right')).map((choice) => choice.id)
      await saveResponse(ctx, { attempt: id, position, picked, is_flagged: false, edit: 1 })
    }
    await sql`update attempts set deadline_at = now() where id = ${id}`.execute(ctx.trx)
    return id
  })
  await atOnce(8, GLOBEX, 'learner', async (ctx, index) => (index % 2 ? closeAttempt(ctx, attempt) : void (await submitAttempt(ctx, attempt, Infinity))))
  await scene(GLOBEX, 'learner', async (ctx) => {
    expect(await ctx.trx.selectFrom('completions').select('attempt_id').execute()).toEqual([{ attempt_id: attempt }])
    expect(await ctx.trx.selectFrom('trail').select('id').where('act', '=', 'attempt/passed').execute()).toHaveLength(1)
    expect((await readResult(ctx, attempt)).percent).toBe(100)
  })
})

test('closing waits for the deadline, and then hands in what was saved, at the deadline', () =>
  scene(ACME, 'learner', async (ctx) => {
    const attempt = await oneQuestion(ctx, 'single', ['Right'])
    await closeAttempt(ctx, attempt)
    await expect(readResult(ctx, attempt)).rejects.toMatchObject({ code: 'attempt/open' })
    const deadline = new Date(ctx.now.getTime() - 5000)
    await ctx.trx.updateTable('attempts').set({ deadline_at: deadline }).execute()
    await closeAttempt(ctx, attempt)
    expect(await readResult(ctx, attempt)).toMatchObject({ passed: true, submitted_at: deadline })
    await closeAttempt(ctx, attempt)
    expect(await ctx.trx.selectFrom('completions').select('id').where('attempt_id', '=', attempt).execute()).toHaveLength(1)
  }))

test('handed in early, an attempt is left alone by the deadline', () =>
  scene(ACME, 'learner', async (ctx) => {
    const { attempt } = await sitExam(ctx, 0)
    await ctx.trx
      .updateTable('attempts')
      .set({ deadline_at: new Date(0) })
      .execute()
    const before = await readResult(ctx, attempt)
    await closeAttempt(ctx, attempt)
    expect(await readResult(ctx, attempt)).toEqual(before)
  }))

test('a result is told by skill, with the blocks to read again, and never which questions were wrong', () =>
  scene(ACME, 'learner', async (ctx) => {
    const { attempt } = await sitExam(ctx, 2)
    const { skills, ...result } = await readResult(ctx, attempt)
    expect(skills.map(({ skill, title, asked }) => [skill, title, asked])).toEqual([
      ['locking', 'Locking', 2],
      ['testing', 'Testing', 2],
    ])
    expect(skills.reduce((sum, skill) => sum + skill.correct, 0)).toBe(result.correct)
    const places = [
      ['look', 'why', 'Look'],
      ['lock', 'how', 'Lock'],
    ]
    for (const { read } of skills) {
      expect(read.length).toBeGreaterThan(0)
      for (const { lesson_slug, block_slug, lesson_title } of read) expect(places).toContainEqual([lesson_slug, block_slug, lesson_title])
    }
    expect(JSON.stringify({ skills, result })).not.toMatch(/lock-\d|test-\d|Right|Wrong|Because/)
  }))

test('with more unfinished than was agreed to nothing is handed in: without an answer, or flagged', () =>
  scene(ACME, 'learner', async (ctx) => {
    const attempt = await oneQuestion(ctx, 'single', null)
    await expect(submitAttempt(ctx, attempt, 0)).rejects.toMatchObject({ code: 'attempt/unfinished' })
    const { id } = (await readAttempt(ctx, attempt)).items[0]!.choices[0]!
    await saveResponse(ctx, { attempt, position: 1, picked: [id], is_flagged: true, edit: 1 })
    await expect(submitAttempt(ctx, attempt, 0)).rejects.toMatchObject({ code: 'attempt/unfinished' })
    expect((await readAttempt(ctx, attempt)).submitted_at).toBeNull()
    await saveResponse(ctx, { attempt, position: 1, picked: [id], is_flagged: false, edit: 2 })
    await submitAttempt(ctx, attempt, 0)
    expect((await readAttempt(ctx, attempt)).submitted_at).not.toBeNull()
  }))

test('before it is handed in there is no result', () =>
  scene(ACME, 'learner', async (ctx) => {
    const attempt = await oneQuestion(ctx, 'single', ['Right'])
    await expect(readResult(ctx, attempt)).rejects.toMatchObject({ code: 'attempt/open' })
  }))

test("another person's attempt and another tenant's is unknown, to hand in and to read", () =>
  scene(ACME, 'client', async (ctx) => {
    const attempt = await oneQuestion(ctx, 'single', ['Right'])
    const strangers = [await as(ctx, 'learner'), await as(ctx, 'owner')]
    for (const stranger of strangers) await expect(submitAttempt(stranger, attempt, Infinity)).rejects.toMatchObject({ code: 'attempt/unknown' })
    await submitAttempt(ctx, attempt, Infinity)
    for (const stranger of strangers) await expect(readResult(stranger, attempt)).rejects.toMatchObject({ code: 'attempt/unknown' })
    await standIn(ctx, GLOBEX)
    await expect(submitAttempt(ctx, attempt, Infinity)).rejects.toMatchObject({ code: 'attempt/unknown' })
    await expect(readResult(ctx, attempt)).rejects.toMatchObject({ code: 'attempt/unknown' })
    await expect(closeAttempt(ctx, attempt)).rejects.toMatchObject({ code: 'attempt/unknown' })
    await expect(sql`select app.grade(${attempt}::uuid)`.execute(ctx.trx)).rejects.toMatchObject({ code: '22023' })
  }))

test('the app cannot write a grade, nor grade what was not handed in', () =>
  scene(ACME, 'learner', async (ctx) => {
    const attempt = await oneQuestion(ctx, 'single', ['Wrong'])
    const tries: [string, string][] = [
      [`select app.grade('${attempt}')`, '22023'],
      [
        `insert into grades (tenant_id, attempt_id, asked, correct, percent, passed) values (app.tenant_id(), '${attempt}', 1, 1, 100, true)`,
        '42501',
      ],
      ['select from answer_keys', '42501'],
    ]
    for (const [statement, code] of tries) {
      await sql`savepoint before`.execute(ctx.trx)
      await expect(sql.raw(statement).execute(ctx.trx)).rejects.toMatchObject({ code })
      await sql`rollback to savepoint before`.execute(ctx.trx)
    }
    await submitAttempt(ctx, attempt, Infinity)
    await expect(sql`update grades set passed = true`.execute(ctx.trx)).rejects.toMatchObject({ code: '42501' })
  }))

test('a result stays when the enrollment ends or the course leaves the catalogue; there is no next try then', () =>
  scene(ACME, 'learner', async (ctx) => {
    const { attempt } = await sitExam(ctx, 1)
    expect(await againIn(ctx, 'lockout')).toMatchObject({ left: 2, passed: false })
    await ctx.trx.updateTable('enrollment_sources').set({ ended_at: ctx.now }).execute()
    expect(await againIn(ctx, 'lockout')).toBeNull()
    await publishCatalogue(ctx, 'customers', [])
    expect(await againIn(ctx, 'lockout')).toBeNull()
    expect(await isOffered(ctx, 'lockout')).toBe(false)
    expect(await readResult(ctx, attempt)).toMatchObject({ course_title: 'Lockout', course_slug: 'lockout', correct: 1 })
  }))
