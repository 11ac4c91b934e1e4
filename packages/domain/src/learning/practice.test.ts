import { sql } from '@stoa/db'
import { expect, test } from 'vitest'
import { publishCourse, readCourse, type CourseForm, type QuestionForm } from '../library/index.ts'
import type { Ctx } from '../tenancy/index.ts'
import { ACME, as, CONFIRMED, course, GLOBEX, ground, lasting, later, scene, standIn, useGround, world } from '../testing.ts'
import { atOnce } from '../testing/at-once.ts'
import {
  answerCheck,
  answerPractice,
  enroll,
  practiceStanding,
  previewRegrading,
  readAttempt,
  readPractice,
  readReadiness,
  regradeQuestion,
  startAttempt,
  startPractice,
  submitAttempt,
} from './index.ts'

useGround()

/** Pools of twelve, of which an exam takes four each. */
function roomy(): CourseForm {
  const form = course()
  const pools = form.pools.map((pool) => {
    const [first] = pool.questions
    return { ...pool, questions: Array.from({ length: 12 }, (_, index): QuestionForm => ({ ...first!, id: `${pool.slug}-${index}`, prompt: `${pool.slug} ${index}?` })) }
  })
  return { ...form, pools, exam: { ...form.exam!, attempts_max: 9, draw: pools.map((pool) => ({ pool: pool.slug, count: 4 })) } }
}
const started = async (ctx: Ctx, skill: string | null = null) => {
  await publishCourse(ctx, roomy())
  await enroll(ctx, 'lockout')
  return startPractice(ctx, 'lockout', skill)
}
const pickOf = (item: { choices: { id: string; text: string }[] }, right: boolean) =>
  item.choices.filter((choice) => choice.text.startsWith(right ? 'Right' : 'Wrong')).slice(0, right ? 2 : 1).map((choice) => choice.id)
const readiness = async (ctx: Ctx) => readReadiness(ctx, await readCourse(ctx, 'lockout'))

/** Answers every question of a practice. */
async function work(ctx: Ctx, practice: string, right: (position: number) => boolean): Promise<void> {
  for (const item of (await readPractice(ctx, practice)).items)
    await answerPractice(ctx, { practice, position: item.position, picked: pickOf(item, right(item.position)) })
}

test('a practice asks as the exam does, tells nothing before the answer, and everything after it', () =>
  scene(ACME, 'learner', async (ctx) => {
    const practice = await started(ctx)
    const { items } = await readPractice(ctx, practice)
    expect(items.map((item) => item.skill).sort()).toEqual([...Array(4).fill('locking'), ...Array(4).fill('testing')])
    expect(JSON.stringify(items)).not.toMatch(/Because|right"/)
    const [first, second] = items
    expect(await answerPractice(ctx, { practice, position: 1, picked: pickOf(first!, true) })).toBe(true)
    expect(await answerPractice(ctx, { practice, position: 2, picked: pickOf(second!, false) })).toBe(false)
    const told = (await readPractice(ctx, practice)).items
    expect(told[0]!.told).toMatchObject({ is_right: true, explanation: expect.stringMatching(/^Because/), lesson: { title: expect.any(String) } })
    expect(told[1]!.told).toMatchObject({ is_right: false, right: { picked: pickOf(second!, true) }, given: { picked: pickOf(second!, false) } })
    expect(told[2]!.told).toBeNull()
    expect((await practiceStanding(ctx, 'lockout')).practices).toMatchObject([{ id: practice, asked: 8, answered: 2, correct: 1 }])
  }))

test('the first answer counts: what is right is known after it', () =>
  scene(ACME, 'learner', async (ctx) => {
    const practice = await started(ctx)
    const [item] = (await readPractice(ctx, practice)).items
    await answerPractice(ctx, { practice, position: 1, picked: pickOf(item!, false) })
    expect(await answerPractice(ctx, { practice, position: 1, picked: pickOf(item!, true) })).toBe(false)
    expect((await readPractice(ctx, practice)).items[0]!.told!.given).toEqual({ picked: pickOf(item!, false) })
  }))

test('practice shows half of each pool however often it is done, and an exam asks the other half first', () =>
  scene(ACME, 'learner', async (ctx) => {
    await publishCourse(ctx, roomy())
    await enroll(ctx, 'lockout')
    const shown = new Set<string>()
    for (let round = 0; round < 6; round++) {
      const practice = await startPractice(ctx, 'lockout', null)
      for (const item of (await readPractice(ctx, practice)).items) shown.add(item.prompt)
      await work(ctx, practice, () => true)
    }
    expect(shown.size).toBe(12)
    const attempt = await startAttempt(ctx, 'lockout', CONFIRMED)
    for (const item of (await readAttempt(ctx, attempt)).items) expect(shown).not.toContain(item.prompt)
    const open = await practiceStanding(ctx, 'lockout')
    expect(open.open.map(({ skill, questions }) => [skill, questions]).sort()).toEqual([['locking', 6], ['testing', 6]])
  }))

test('an exam asks somebody who never practised what practice shows to nobody, for as long as that lasts', () =>
  scene(ACME, 'learner', async (ctx) => {
    await publishCourse(ctx, roomy())
    await enroll(ctx, 'lockout')
    const attempt = await startAttempt(ctx, 'lockout', CONFIRMED)
    const { rows } = await sql<{ asked: number; open: number }>`
      select count(*)::int as asked, count(o.question_id)::int as open
      from attempt_items i join attempts a on a.tenant_id = i.tenant_id and a.id = i.attempt_id
      left join practice_questions o on o.tenant_id = i.tenant_id and o.exam_id = a.exam_id and o.question_id = i.question_id
      where i.attempt_id = ${attempt}`.execute(ctx.trx)
    expect(rows).toEqual([{ asked: 8, open: 0 }])
    expect((await ctx.trx.selectFrom('practice_questions').select('question_id').execute()).length).toBeGreaterThanOrEqual(12)
  }))

test('while the exam is open nothing of practice is told: no start, no question, no answer; after it everything is there again', () =>
  scene(ACME, 'learner', async (ctx) => {
    const practice = await started(ctx)
    const [item, next] = (await readPractice(ctx, practice)).items
    await answerPractice(ctx, { practice, position: 1, picked: pickOf(item!, true) })
    const attempt = await startAttempt(ctx, 'lockout', CONFIRMED)
    const open = { code: 'practice/exam-open', status: 409 }
    await expect(readPractice(ctx, practice)).rejects.toMatchObject(open)
    await expect(startPractice(ctx, 'lockout', null)).rejects.toMatchObject(open)
    const answer = { practice, position: 2, picked: pickOf(next!, true) }
    await expect(answerPractice(ctx, answer)).rejects.toMatchObject(open)
    expect((await practiceStanding(ctx, 'lockout')).exam_open).toBe(attempt)
    // Somebody else's exam is no reason.
    const other = await as(ctx, 'other')
    await enroll(other, 'lockout')
    expect((await readPractice(other, await startPractice(other, 'lockout', null))).items).toHaveLength(8)
    await submitAttempt(ctx, attempt, Infinity)
    expect(await answerPractice(ctx, answer)).toBe(true)
    expect((await practiceStanding(ctx, 'lockout')).exam_open).toBeNull()
    expect((await readPractice(ctx, practice)).items.filter((one) => one.told)).toHaveLength(2)
  }))

test('an exam that used up what practice does not show asks what was practised before it repeats itself', () =>
  scene(ACME, 'learner', async (ctx) => {
    await publishCourse(ctx, roomy())
    await enroll(ctx, 'lockout')
    const asked: string[] = []
    for (let round = 0; round < 3; round++) {
      const attempt = await startAttempt(ctx, 'lockout', CONFIRMED)
      asked.push(...(await readAttempt(ctx, attempt)).items.map((item) => item.prompt))
      await submitAttempt(ctx, attempt, Infinity)
    }
    expect(new Set(asked).size).toBe(24)
  }))

test('the questions of one skill alone, where that is wanted, and none where nothing is open', () =>
  scene(ACME, 'learner', async (ctx) => {
    const { items } = await readPractice(ctx, await started(ctx, 'testing'))
    expect(items.map((item) => item.skill)).toEqual(Array(4).fill('testing'))
    await expect(startPractice(ctx, 'lockout', 'no-such-skill')).rejects.toMatchObject({ code: 'practice/nothing-open' })
    const full = course()
    await publishCourse(ctx, { ...full, exam: { ...full.exam!, draw: full.pools.map((pool) => ({ pool: pool.slug, count: 3 })) } })
    await expect(startPractice(ctx, 'lockout', null)).rejects.toMatchObject({ code: 'practice/nothing-open' })
    await publishCourse(ctx, { ...full, exam: null, pools: [] })
    await expect(startPractice(ctx, 'lockout', null)).rejects.toMatchObject({ code: 'exam/unknown' })
  }))

test('six tabs that start at once share one practice, and one in which something was answered is followed by another', async () => {
  await lasting(GLOBEX, 'learner', (ctx) => started(ctx))
  const practices = await atOnce(6, GLOBEX, 'learner', (ctx) => startPractice(ctx, 'lockout', null))
  expect(new Set(practices).size).toBe(1)
  await lasting(GLOBEX, 'learner', async (ctx) => {
    const [item] = (await readPractice(ctx, practices[0]!)).items
    await answerPractice(ctx, { practice: practices[0]!, position: 1, picked: pickOf(item!, true) })
    expect(await startPractice(ctx, 'lockout', null)).not.toBe(practices[0])
  })
})

test('an answer that is no answer of the question is refused, and none is asked for one', () =>
  scene(ACME, 'learner', async (ctx) => {
    const practice = await started(ctx)
    const [one, two] = (await readPractice(ctx, practice)).items
    for (const picked of [pickOf(two!, true), [crypto.randomUUID()], one!.choices.slice(0, 2).map((choice) => choice.id)])
      await expect(answerPractice(ctx, { practice, position: 1, picked })).rejects.toMatchObject({ code: 'practice/not-an-item', status: 422 })
    await expect(answerPractice(ctx, { practice, position: 99, picked: [] })).rejects.toMatchObject({ code: 'practice/not-an-item' })
    await expect(answerPractice(ctx, { practice, position: 1, picked: [] })).rejects.toMatchObject({ code: 'input/invalid', fields: { answer: 'pickOne' } })
  }))

test("another person's practice and another tenant's is unknown", () =>
  scene(ACME, 'client', async (ctx) => {
    const practice = await started(ctx)
    const [item] = (await readPractice(ctx, practice)).items
    const answer = { practice, position: 1, picked: pickOf(item!, true) }
    for (const stranger of [await as(ctx, 'learner'), await as(ctx, 'owner')]) {
      await expect(readPractice(stranger, practice)).rejects.toMatchObject({ code: 'practice/unknown', status: 404 })
      await expect(answerPractice(stranger, answer)).rejects.toMatchObject({ code: 'practice/unknown' })
    }
    await expect(startPractice(await as(ctx, 'guest'), 'lockout', null)).rejects.toMatchObject({ code: 'access/sign-in' })
    await expect(startPractice(await as(ctx, 'other'), 'lockout', null)).rejects.toMatchObject({ code: 'enrollment/missing' })
    await standIn(ctx, GLOBEX)
    await expect(readPractice(ctx, practice)).rejects.toMatchObject({ code: 'practice/unknown' })
    await expect(answerPractice(ctx, answer)).rejects.toMatchObject({ code: 'practice/unknown' })
  }))

test('readiness says nothing below five answers, then a band, and which lesson would raise it', () =>
  scene(ACME, 'learner', async (ctx) => {
    const first = await started(ctx, 'locking')
    await work(ctx, first, (position) => position > 1)
    const of = async (at = ctx) => (await readiness(at)).find((one) => one.skill === 'locking')!
    expect(await of()).toMatchObject({ band: 'unknown', answered: 4, right: 3, missing: 1, read: [{ lesson_slug: 'lock', block_slug: 'how' }] })
    await work(ctx, await startPractice(ctx, 'lockout', 'locking'), () => true)
    // Two of the six that are open came for the first time, and two again: of each the last answer counts.
    const after = await of()
    expect(after.answered).toBe(6)
    expect([after.band, after.right >= 5]).toEqual(['ready', true])
    expect((await readiness(ctx)).find((one) => one.skill === 'testing')).toMatchObject({ band: 'unknown', answered: 0, missing: 5, read: [] })
    expect(await of(later(ctx, 91 * 24 * 60))).toMatchObject({ band: 'unknown', answered: 0 })
    expect((await readiness(await as(ctx, 'other'))).every((one) => one.answered === 0)).toBe(true)
  }))

test('knowledge checks of the lessons count beside practice', () =>
  scene(ACME, 'learner', async (ctx) => {
    const form = roomy()
    const [look, lock] = form.lessons
    const blocks = lock!.blocks.map((block) => (block.kind === 'check' ? { ...block, source: { ...block.source, skill: 'testing' } } : block))
    await publishCourse(ctx, { ...form, lessons: [look!, { ...lock!, blocks }] })
    await enroll(ctx, 'lockout')
    await answerCheck(ctx, { course: 'lockout', lesson: 'lock', block: 'quiz', picked: ['1'] })
    expect((await readiness(ctx)).find((one) => one.skill === 'testing')).toMatchObject({ answered: 1, right: 1 })
  }))

test('where a skill has three questions to answer, three answers say something; what is left to answer is named', () =>
  scene(ACME, 'learner', async (ctx) => {
    const form = roomy()
    const [look, lock] = form.lessons
    const blocks = lock!.blocks.map((block) => (block.kind === 'check' ? { ...block, source: { ...block.source, skill: 'locking' } } : block))
    const pools = form.pools.map((pool) => ({ ...pool, questions: pool.questions.filter((_, at) => at < 4) }))
    const small = { ...form, pools, lessons: [look!, { ...lock!, blocks }] }
    await publishCourse(ctx, { ...small, exam: { ...small.exam!, draw: pools.map((pool) => ({ pool: pool.slug, count: 2 })) } })
    await enroll(ctx, 'lockout')
    const of = async () => (await readiness(ctx)).find((one) => one.skill === 'locking')!
    expect(await of()).toMatchObject({ band: 'unknown', missing: 3, left: { practice: 2, checks: [{ lesson_slug: 'lock', block_slug: 'quiz' }] } })
    await work(ctx, await startPractice(ctx, 'lockout', 'locking'), () => true)
    expect(await of()).toMatchObject({ band: 'unknown', answered: 2, missing: 1, left: { practice: 0, checks: [{ lesson_slug: 'lock' }] } })
    await answerCheck(ctx, { course: 'lockout', lesson: 'lock', block: 'quiz', picked: ['1'] })
    expect(await of()).toMatchObject({ band: 'ready', answered: 3, missing: 0, left: { practice: 0, checks: [] } })
    // Two questions in all say nothing, and no answer is asked for that could not be given.
    expect((await readiness(ctx)).find((one) => one.skill === 'testing')).toMatchObject({ band: 'unknown', missing: null, left: { practice: 2, checks: [] } })
  }))

test('a question that was found faulty is not practised any more and says nothing about anybody', () =>
  scene(ACME, 'learner', async (ctx) => {
    const practice = await started(ctx, 'locking')
    await work(ctx, practice, () => false)
    const owner = await as(ctx, 'owner')
    const { question_id } = await ctx.trx.selectFrom('practice_items').select('question_id').where('position', '=', 1).executeTakeFirstOrThrow()
    const { seen, after } = await previewRegrading(owner, 'lockout', question_id, { outcome: 'left-out', right: {} })
    const wish = { outcome: 'left-out' as const, right: {}, id: crypto.randomUUID(), reason: 'No answer is right', seen, after }
    await regradeQuestion(owner, 'lockout', question_id, wish)
    expect((await readiness(ctx))[0]).toMatchObject({ answered: 3 })
    expect((await practiceStanding(ctx, 'lockout')).practices).toMatchObject([{ asked: 3, answered: 3 }])
    expect((await readPractice(ctx, practice)).items.map((item) => [item.is_faulty, item.told === null])).toEqual([[true, true], [false, false], [false, false], [false, false]])
    expect((await practiceStanding(ctx, 'lockout')).open.find((one) => one.skill === 'locking')).toMatchObject({ questions: 5 })
  }))

test('a practice that was begun and not answered is not gone on with once a question of it was found faulty, and that one is not answered any more', () =>
  scene(ACME, 'learner', async (ctx) => {
    const practice = await started(ctx, 'locking')
    expect(await startPractice(ctx, 'lockout', 'locking')).toBe(practice)
    const owner = await as(ctx, 'owner')
    const [item] = (await readPractice(ctx, practice)).items
    const { question_id } = await ctx.trx.selectFrom('practice_items').select('question_id').where('position', '=', 1).executeTakeFirstOrThrow()
    const { seen, after } = await previewRegrading(owner, 'lockout', question_id, { outcome: 'point', right: {} })
    await regradeQuestion(owner, 'lockout', question_id, { outcome: 'point', right: {}, id: crypto.randomUUID(), reason: 'Two are right', seen, after })
    await expect(answerPractice(ctx, { practice, position: 1, picked: pickOf(item!, true) })).rejects.toMatchObject({ code: 'practice/faulty', status: 409 })
    const next = await startPractice(ctx, 'lockout', 'locking')
    expect(next).not.toBe(practice)
    expect((await readPractice(ctx, next)).items.every((one) => !one.is_faulty && one.prompt !== item!.prompt)).toBe(true)
  }))

test('publishing the same content again opens what a version from before there was practice did not, once', async () => {
  const open = () =>
    lasting(GLOBEX, 'owner', async ({ trx }) => trx.selectFrom('practice_questions').select(['question_id', 'key']).orderBy('question_id').execute())
  await lasting(GLOBEX, 'owner', (ctx) => publishCourse(ctx, roomy()))
  const before = await open()
  expect(before.length).toBeGreaterThanOrEqual(12)
  await ground().superuser.pool.query('delete from practice_questions where tenant_id = $1', [world(GLOBEX).id])
  for (let times = 0; times < 2; times++) await lasting(GLOBEX, 'owner', (ctx) => publishCourse(ctx, roomy()))
  const again = await open()
  expect(again).toHaveLength(12)
  expect(before).toEqual(expect.arrayContaining(again))
})
