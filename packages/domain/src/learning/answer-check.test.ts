import { expect, test } from 'vitest'
import { publishCourse, readCourse } from '../library/index.ts'
import type { Ctx } from '../tenancy/index.ts'
import { ACME, as, course, scene, useGround } from '../testing.ts'
import { answerCheck, enroll, progressIn } from './index.ts'

useGround()

const AT = { course: 'lockout', lesson: 'lock', block: 'quiz' }
const answersIn = async (ctx: Ctx) => {
  const { course_id, lessons } = await readCourse(ctx, 'lockout')
  return progressIn(ctx, course_id, lessons)
}
/** The course with a check of which the first and the third answer are right. */
const withMultiple = () => {
  const form = course()
  const choices = ['a', 'b', 'c'].map((text, at) => ({ text, ...(at === 1 ? {} : { correct: true }), feedback: `about ${text}` }))
  form.lessons[1]!.blocks[1]!.source = { kind: 'multiple', prompt: 'Which two?', explanation: 'Those.', choices }
  return form
}
const inCourse = (fn: (ctx: Ctx) => Promise<void>, form = course()) =>
  scene(ACME, 'learner', async (ctx) => {
    await publishCourse(ctx, form)
    await enroll(ctx, 'lockout')
    await fn(ctx)
  })

test('an answer is told right or wrong, with what is said to the choice that was picked and to no other', () =>
  inCourse(async (ctx) => {
    expect(await answerCheck(ctx, { ...AT, picked: ['0'] })).toEqual({
      is_right: false,
      given: { picked: ['0'] },
      right: { picked: ['1'] },
      wrong: [],
      feedback: { 0: 'No.' },
      explanation: 'Always.',
    })
    expect(await answerCheck(ctx, { ...AT, picked: ['1'] })).toMatchObject({ is_right: true, feedback: { 1: 'Yes.' } })
    expect((await answersIn(ctx)).answers).toEqual([{ block_slug: 'quiz', is_right: true }])
    expect(await ctx.trx.selectFrom('check_answers').select('answer').execute()).toEqual([{ answer: { picked: ['1'] } }])
  }))

test('a check counts as done, right or wrong', () =>
  inCourse(async (ctx) => {
    await answerCheck(ctx, { ...AT, picked: ['0'] })
    expect((await answersIn(ctx)).done).toEqual(['quiz'])
  }))

test.each([
  [['0', '2'], true],
  [['2', '0', '2'], true],
  [['0'], false],
  [['0', '1', '2'], false],
  [['1'], false],
])('of several right answers, %j is right: %s', (picked, is_right) =>
  inCourse(async (ctx) => expect((await answerCheck(ctx, { ...AT, picked })).is_right).toBe(is_right), withMultiple()),
)

test.each([[[]], [['2']], [['-1']], [['0', '1']], [['0.5']], [['NaN']], [['']], [['length']], [['__proto__']]])(
  'picking %j of one right answer is refused and not kept',
  (picked) =>
    inCourse(async (ctx) => {
      await expect(answerCheck(ctx, { ...AT, picked })).rejects.toMatchObject({ code: 'input/invalid', fields: { answer: 'pickOne' } })
      expect(await answersIn(ctx)).toMatchObject({ done: [], answers: [] })
    }),
)

test.each([[[]], [['3']], [['0', '3']]])('picking %j of several right answers is refused', (picked) =>
  inCourse((ctx) => expect(answerCheck(ctx, { ...AT, picked })).rejects.toMatchObject({ code: 'input/invalid' }), withMultiple()),
)

test('a block that is no check, or in another lesson, cannot be answered', () =>
  inCourse(async (ctx) => {
    await expect(answerCheck(ctx, { ...AT, block: 'how', picked: ['0'] })).rejects.toMatchObject({ code: 'block/unknown' })
    await expect(answerCheck(ctx, { ...AT, lesson: 'look', picked: ['0'] })).rejects.toMatchObject({ code: 'block/unknown' })
  }))

test('who has not started the course cannot answer', () =>
  inCourse(async (ctx) => expect(answerCheck(await as(ctx, 'other'), { ...AT, picked: ['0'] })).rejects.toMatchObject({ code: 'enrollment/missing' })))
