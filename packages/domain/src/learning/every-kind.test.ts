import { describe, expect, test } from 'vitest'
import { publishCourse, readLesson, type Asked, type Given, type QuestionKind } from '../library/index.ts'
import { courseOfEveryKind, everyKind } from '../testing/every-kind.ts'
import type { Ctx } from '../tenancy/index.ts'
import { ACME, as, CONFIRMED, scene, useGround } from '../testing.ts'
import { answerCheck, enroll, previewRegrading, readAttempt, readResult, saveResponse, startAttempt, submitAttempt } from './index.ts'

useGround()

const kinds = everyKind.map((words) => words.kind)
const inCourse = (fn: (ctx: Ctx) => Promise<void>) =>
  scene(ACME, 'learner', async (ctx) => {
    await publishCourse(ctx, courseOfEveryKind())
    await enroll(ctx, 'lockout')
    await fn(ctx)
  })

/** The right answer to what is shown, by the words of it. */
function rightTo(asked: Asked): Given {
  const right = asked.choices.filter((choice) => choice.text.startsWith('Right')).map((choice) => choice.id)
  if (asked.kind === 'numeric') return { number: ' 12,9 BAR' }
  if (asked.kind === 'ordering') return { places: Object.fromEntries(asked.choices.map(({ id, text }) => [id, Number(text[0])])) }
  if (asked.kind === 'matching')
    return { pairs: Object.fromEntries(asked.choices.map(({ id, text }) => [id, asked.rights.find((right) => right.text[0] === text[0])!.id])) }
  return asked.kind === 'fill-in' ? { blanks: ['ZERO ', 'Door'] } : { picked: right }
}
/** A whole answer, and a wrong one. */
function wrongTo(asked: Asked): Given {
  const wrong = asked.choices.filter((choice) => choice.text.startsWith('Wrong')).map((choice) => choice.id)
  if (asked.kind === 'numeric') return { number: '13.1' }
  if (asked.kind === 'ordering') return { places: Object.fromEntries(asked.choices.map(({ id }, at) => [id, at + 1])) }
  if (asked.kind === 'matching') return { pairs: Object.fromEntries(asked.choices.map(({ id }) => [id, asked.rights.find((right) => right.text[0] === 'a')!.id])) }
  return asked.kind === 'fill-in' ? { blanks: ['zero', 'window'] } : { picked: wrong.slice(0, 1) }
}

const checkIn = async (ctx: Ctx, kind: QuestionKind) => {
  const block = (await readLesson(ctx, 'lockout', 'lock')).blocks.find((one) => one.slug === `check-${kind}`)!
  return (block as Extract<typeof block, { kind: 'check' }>).question
}
const at = (kind: QuestionKind) => ({ course: 'lockout', lesson: 'lock', block: `check-${kind}` })

describe('in a lesson', () => {
  test.each(kinds)('a %s check is answered rightly and wrongly, and says what would have been right', (kind) =>
    inCourse(async (ctx) => {
      const asked = await checkIn(ctx, kind)
      expect(await answerCheck(ctx, { ...at(kind), ...rightTo(asked) })).toMatchObject({ is_right: true, given: rightTo(asked), wrong: [] })
      const verdict = await answerCheck(ctx, { ...at(kind), ...wrongTo(asked) })
      expect(verdict).toMatchObject({ is_right: false, given: wrongTo(asked) })
      expect(await answerCheck(ctx, { ...at(kind), ...verdict.right })).toMatchObject({ is_right: true })
    }),
  )

  test('each part of a wrong answer is told apart', () =>
    inCourse(async (ctx) => {
      const wrongIn = async (kind: QuestionKind, given: Given) => (await answerCheck(ctx, { ...at(kind), ...given })).wrong
      expect(await wrongIn('fill-in', { blanks: ['zero', 'window'] })).toEqual(['1'])
      const matching = await checkIn(ctx, 'matching')
      expect(await wrongIn('matching', wrongTo(matching))).toEqual(['1'])
      const ordering = await checkIn(ctx, 'ordering')
      const { places } = rightTo(ordering) as { places: Record<string, number> }
      const [first, second] = Object.keys(places)
      expect((await wrongIn('ordering', { places: { ...places, [first!]: places[second!]!, [second!]: places[first!]! } })).sort()).toEqual([first, second].sort())
    }))

  test.each<[QuestionKind, Given, string]>([
    ['numeric', { number: '' }, 'writeNumber'],
    ['numeric', { number: 'twelve' }, 'writeNumber'],
    ['numeric', { number: '1e999' }, 'writeNumber'],
    ['ordering', { places: { '0': 1, '1': 2 } }, 'placeEvery'],
    ['ordering', { places: { '0': 1, '1': 2, '2': 3, '3': 5 } }, 'placeEvery'],
    ['matching', { pairs: { '0': '1' } }, 'chooseEvery'],
    ['matching', { pairs: { '0': '1', '1': '9' } }, 'chooseEvery'],
    ['fill-in', { blanks: ['zero'] }, 'fillEvery'],
    ['fill-in', { blanks: ['zero', ' \u200b'] }, 'fillEvery'],
    ['hot-spot', { picked: ['0', '1'] }, 'pickSpot'],
    ['hot-spot', { number: '1' }, 'pickSpot'],
    ['single', { picked: ['0'], number: '1' }, 'pickOne'],
  ])('a %s check that is given %j is refused with what to do, and nothing is kept', (kind, given, said) =>
    inCourse(async (ctx) => {
      await expect(answerCheck(ctx, { ...at(kind), ...given })).rejects.toMatchObject({ code: 'input/invalid', fields: { answer: said } })
      expect(await ctx.trx.selectFrom('check_answers').select('answer').execute()).toEqual([])
    }),
  )

  test.each([['en', '2,400 bar'], ['de', '2.400']])('in a course of the language %s, %j is 2400: in a lesson, in an exam and to whoever corrects a key', (language, typed) =>
    scene(ACME, 'learner', async (ctx) => {
      const form = courseOfEveryKind()
      const number = (words: object) => ('answer' in words ? { ...words, answer: 2400, tolerance: 0 } : words)
      const lessons = form.lessons.map((lesson) => ({ ...lesson, blocks: lesson.blocks.map((block) => ({ ...block, source: number(block.source) })) }))
      const pools = form.pools.map((pool) => ({ ...pool, questions: pool.questions.map((one) => number(one) as typeof one) }))
      await publishCourse(ctx, { ...form, language, lessons, pools } as typeof form)
      await enroll(ctx, 'lockout')
      expect(await answerCheck(ctx, { ...at('numeric'), number: typed })).toMatchObject({ is_right: true })
      const attempt = await readAttempt(ctx, await startAttempt(ctx, 'lockout', CONFIRMED))
      const item = attempt.items.find((one) => one.kind === 'numeric')!
      expect(attempt.language).toBe(language)
      await saveResponse(ctx, { attempt: attempt.id, position: item.position, is_flagged: false, edit: 1, number: typed })
      await submitAttempt(ctx, attempt.id, Infinity)
      expect((await readResult(ctx, attempt.id)).correct).toBe(1)
      const owner = await as(ctx, 'owner')
      const { question_id } = await ctx.trx.selectFrom('attempt_items').select('question_id').where('position', '=', item.position).executeTakeFirstOrThrow()
      const effect = await previewRegrading(owner, 'lockout', question_id, { outcome: 'key', right: { number: typed }, tolerance: '0' })
      expect([effect.asked, effect.changed]).toEqual([1, []])
    }))

  test('what has an order of its own is shown in another, the same each time and to everybody', () =>
    inCourse(async (ctx) => {
      const asked = await checkIn(ctx, 'ordering')
      expect(asked.choices.map((choice) => choice.text)).not.toEqual(['1 look', '2 think', '3 act', '4 rest'])
      expect(asked.choices.map((choice) => choice.id)).toEqual(['0', '1', '2', '3'])
      expect(await checkIn(ctx, 'ordering')).toEqual(asked)
    }))

  test('a lesson says nothing of what is right', () =>
    inCourse(async (ctx) => {
      expect(JSON.stringify((await readLesson(ctx, 'lockout', 'lock')).blocks)).not.toMatch(/(?<!:)12\.5|tolerance|correct|zero|door"|So\./i)
    }))
})

describe('in an exam', () => {
  const opened = async (ctx: Ctx) => readAttempt(ctx, await startAttempt(ctx, 'lockout', CONFIRMED))

  test('each kind is answered rightly, and all of them together are a hundred per cent', () =>
    inCourse(async (ctx) => {
      const { id: attempt, items } = await opened(ctx)
      expect(items.map((item) => item.kind).sort()).toEqual([...kinds].sort())
      for (const item of items) await saveResponse(ctx, { attempt, position: item.position, is_flagged: false, edit: 1, ...rightTo(item) })
      for (const item of (await readAttempt(ctx, attempt)).items) expect(item).toMatchObject({ is_answered: true, given: rightTo(item) })
      expect(await submitAttempt(ctx, attempt, Infinity)).toBe(true)
      expect(await readResult(ctx, attempt)).toMatchObject({ asked: 7, correct: 7, percent: 100 })
    }))

  test.each(kinds)('a %s question that is answered wrongly is the one that is wrong', (kind) =>
    inCourse(async (ctx) => {
      const { id: attempt, items } = await opened(ctx)
      for (const item of items)
        await saveResponse(ctx, { attempt, position: item.position, is_flagged: false, edit: 1, ...(item.kind === kind ? wrongTo(item) : rightTo(item)) })
      await submitAttempt(ctx, attempt, Infinity)
      expect(await readResult(ctx, attempt)).toMatchObject({ asked: 7, correct: 6 })
    }),
  )

  test('an open attempt says nothing of what is right, nor does any table that the app may read', () =>
    inCourse(async (ctx) => {
      const attempt = await opened(ctx)
      expect(JSON.stringify(attempt)).not.toMatch(/(?<!:)12\.5|tolerance|correct|zero|door"|Secret/i)
      expect(JSON.stringify(await ctx.trx.selectFrom('questions').selectAll().execute())).not.toMatch(/(?<!:)12\.5|tolerance|zero|door"|Secret/i)
    }))

  test('items to be ordered are kept and shown in any order but the right one', () =>
    inCourse(async (ctx) => {
      const right = ['1 look', '2 think', '3 act', '4 rest']
      const shown = new Set<string>()
      for (let number = 1; number <= 12; number++) {
        const { id, items } = await opened(ctx)
        shown.add(items.find((item) => item.kind === 'ordering')!.choices.map((choice) => choice.text).join())
        await submitAttempt(ctx, id, Infinity)
      }
      expect(shown.has(right.join())).toBe(false)
      expect(shown.size).toBeGreaterThan(2)
    }))

  test('half an answer is kept, and is none: not in the map of the exam, and not in its grade', () =>
    inCourse(async (ctx) => {
      const { id: attempt, items } = await opened(ctx)
      const item = items.find((one) => one.kind === 'matching')!
      const [half] = Object.entries(rightTo(item).pairs!)
      await saveResponse(ctx, { attempt, position: item.position, is_flagged: false, edit: 1, pairs: Object.fromEntries([half!]) })
      expect((await readAttempt(ctx, attempt)).items[item.position - 1]).toMatchObject({ is_answered: false, given: { pairs: Object.fromEntries([half!]) } })
      await submitAttempt(ctx, attempt, Infinity)
      expect((await readResult(ctx, attempt)).correct).toBe(0)
    }))

  test.each<[QuestionKind, (asked: Asked, other: Asked) => Given]>([
    ['numeric', () => ({ picked: ['1'] })],
    ['ordering', (_, other) => ({ places: { [other.choices[0]!.id]: 1 } })],
    ['ordering', ({ choices }) => ({ places: { [choices[0]!.id]: 5 } })],
    ['ordering', ({ choices }) => ({ places: { [choices[0]!.id]: 0 } })],
    ['ordering', () => ({ number: '1' })],
    ['matching', (asked, other) => ({ pairs: { [asked.choices[0]!.id]: other.choices[0]!.id } })],
    ['matching', ({ choices }) => ({ pairs: { [choices[0]!.id]: choices[1]!.id } })],
    ['matching', (asked) => ({ pairs: { [(asked as { rights: { id: string }[] }).rights[0]!.id]: asked.choices[0]!.id } })],
    ['fill-in', () => ({ blanks: ['0'] })],
    ['fill-in', () => ({ blanks: ['0', 'door', 'more'] })],
    ['hot-spot', ({ choices }) => ({ picked: choices.map((choice) => choice.id) })],
    ['hot-spot', (_, other) => ({ picked: [other.choices[0]!.id] })],
    ['single', ({ choices }) => ({ picked: [choices[0]!.id], blanks: ['0', 'door'] })],
  ])('an answer that does not belong to a %s question is refused, and nothing is kept (%#)', (kind, given) =>
    inCourse(async (ctx) => {
      const { id: attempt, items } = await opened(ctx)
      const item = items.find((one) => one.kind === kind)!
      const other = items.find((one) => one.kind === 'multiple')!
      const wish = { attempt, position: item.position, is_flagged: false, edit: 1, ...given(item, other) }
      await expect(saveResponse(ctx, wish)).rejects.toMatchObject({ code: 'attempt/not-an-item' })
      expect(await ctx.trx.selectFrom('responses').select('position').execute()).toEqual([])
    }),
  )
})
