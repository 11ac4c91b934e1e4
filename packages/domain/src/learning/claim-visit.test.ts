import { sql } from '@stoa/db'
import { describe, expect, test } from 'vitest'
import { publishCourse, readCourse } from '../library/index.ts'
import type { Ctx } from '../tenancy/index.ts'
import { ACME, as, course, GLOBEX, later, lasting, personOf, scene, standIn, useGround, world, type Company } from '../testing.ts'
import { atOnce } from '../testing/at-once.ts'
import { answerCheck, answerTrial, claimVisit, enroll, enrollmentIn, mayReadLesson, progressIn, readTrial, recordBlock, sweepVisits } from './index.ts'

useGround()

const TOKEN = 'the2token2that2this2browser2keeps'
const QUIZZES = ['quiz', 'quiz-2', 'quiz-3', 'quiz-4', 'quiz-5']

/** The course with a lesson to try and a self-check: the check of the second lesson, and four more like it there. */
function tried() {
  const form = course({ try: { lesson: 'look', checks: QUIZZES } })
  const [look, lock] = form.lessons as [(typeof form.lessons)[0], (typeof form.lessons)[0]]
  const quiz = { ...lock.blocks[1]!, source: { ...lock.blocks[1]!.source, skill: 'locking' } }
  look.blocks[0]!.source = { markdown: '## Why\n\nMachines move.' }
  lock.blocks = [lock.blocks[0]!, ...QUIZZES.map((slug, at) => ({ ...quiz, slug, source: { ...quiz.source, skill: at < 3 ? 'locking' : 'testing' } }))]
  return form
}

const guest = async (ctx: Ctx, token: string | null = TOKEN): Promise<Ctx> => ({ ...(await as(ctx, 'guest')), visit: token })
const withCourse = <T>(fn: (visitor: Ctx, ctx: Ctx) => Promise<T>) =>
  scene(ACME, 'learner', async (ctx) => {
    await publishCourse(ctx, tried())
    return fn(await guest(ctx), ctx)
  })
const block = (ctx: Ctx, slug = 'why', more: { lesson?: string; done?: boolean; second?: number } = {}) =>
  recordBlock(ctx, { course: 'lockout', lesson: 'look', block: slug, done: true, second: 0, ...more })
const progress = async (ctx: Ctx) => {
  const { course_id, lessons } = await readCourse(ctx, 'lockout')
  return progressIn(ctx, course_id, lessons)
}
const visits = async (ctx: Ctx) => (await ctx.trx.selectFrom('visits').select(['id', 'academy_id', 'ends_at', 'token_hash']).execute())
const rows = async (ctx: Ctx) =>
  (await sql<{ n: string }>`select (select count(*) from visits) + (select count(*) from visit_progress) + (select count(*) from visit_places)
    + (select count(*) from visit_playheads) + (select count(*) from visit_answers) as n`.execute(ctx.trx)).rows[0]!.n

describe('without an account', () => {
  test('a guest reads the lesson that is to be tried and no other, and what they do there is kept with their browser', () =>
    withCourse(async (visitor, ctx) => {
      expect([await mayReadLesson(visitor, 'lockout', 'look'), await mayReadLesson(visitor, 'lockout', 'lock')]).toEqual([true, false])
      expect(await progress(visitor)).toEqual({ done: [], place: null, answers: [] })
      expect(await visits(ctx)).toEqual([])
      await block(visitor)
      await block(visitor, 'watch', { done: false, second: 9 })
      expect(await progress(visitor)).toEqual({ done: ['why'], place: { lesson_slug: 'look', block_slug: 'watch', second: 9 }, answers: [] })
      const [visit, ...more] = await visits(ctx)
      expect([more, visit!.ends_at.getTime() - ctx.now.getTime()]).toEqual([[], 30 * 86_400_000])
      expect(JSON.stringify(visit)).not.toContain(TOKEN)
      await expect(block(visitor, 'how', { lesson: 'lock' })).rejects.toMatchObject({ code: 'access/sign-in' })
      await expect(block(visitor, 'no-such-block')).rejects.toMatchObject({ code: 'block/unknown' })
    }))

  test('where a course opens every lesson to anyone, a guest reads and answers in all of them', () =>
    scene(ACME, 'learner', async (ctx) => {
      const form = tried()
      await publishCourse(ctx, { ...form, try: { ...form.try!, every_lesson: true } })
      const visitor = await guest(ctx)
      expect([await mayReadLesson(visitor, 'lockout', 'look'), await mayReadLesson(visitor, 'lockout', 'lock')]).toEqual([true, true])
      await block(visitor, 'how', { lesson: 'lock' })
      expect((await progress(visitor)).done).toEqual(['how'])
      const closed = { ...visitor, academy: { ...visitor.academy, sign_in_policy: 'invited' as const } }
      expect(await mayReadLesson(closed, 'lockout', 'lock')).toBe(false)
    }))

  test('nothing is open where the course says nothing, nor where nobody can make an account by themselves', async () => {
    await scene(ACME, 'guest', async (ctx) => {
      const visitor = await guest(ctx)
      expect(await mayReadLesson(visitor, 'lockout', 'look')).toBe(false)
      await expect(block(visitor)).rejects.toMatchObject({ code: 'access/sign-in' })
      await expect(readTrial(visitor, 'lockout')).rejects.toMatchObject({ code: 'trial/unknown' })
      await expect(mayReadLesson(visitor, 'no-such-course', 'look')).rejects.toMatchObject({ code: 'course/unknown' })
    })
    await withCourse(async (visitor) => {
      const closed = { ...visitor, academy: { ...visitor.academy, sign_in_policy: 'invited' as const } }
      expect(await mayReadLesson(closed, 'lockout', 'look')).toBe(false)
      await expect(answerTrial(closed, { course: 'lockout', block: 'quiz', picked: ['1'] })).rejects.toMatchObject({ code: 'trial/unknown' })
      expect(await mayReadLesson(visitor, 'lockout', 'look')).toBe(true)
    })
  })

  test('the self-check tells right from not yet by skill, with the blocks of the lesson that lead there, and does not move the place', () =>
    withCourse(async (visitor) => {
      await block(visitor, 'watch')
      for (const [at, slug] of QUIZZES.entries()) await answerTrial(visitor, { course: 'lockout', block: slug, picked: [at < 2 ? '1' : '0'] })
      const trial = await readTrial(visitor, 'lockout')
      expect(trial.checks.map((check) => check.result?.is_right)).toEqual([true, true, false, false, false])
      expect(trial.skills).toEqual([
        { title: 'Locking', asked: 3, right: 2, blocks: [{ slug: 'why', title: 'Why' }], lessons: [{ slug: 'lock', title: 'Lock' }] },
        { title: 'Testing', asked: 2, right: 0, blocks: [{ slug: 'why', title: 'Why' }], lessons: [{ slug: 'lock', title: 'Lock' }] },
      ])
      expect((await progress(visitor)).place).toMatchObject({ lesson_slug: 'look', block_slug: 'watch' })
      await answerTrial(visitor, { course: 'lockout', block: 'quiz-3', picked: ['1'] })
      expect((await readTrial(visitor, 'lockout')).skills[0]).toMatchObject({ right: 3, lessons: [] })
    }))

  test('an answer to other words than those of today is no answer', () =>
    withCourse(async (visitor, ctx) => {
      await answerTrial(visitor, { course: 'lockout', block: 'quiz', picked: ['1'] })
      const form = tried()
      form.lessons[1]!.blocks[1]!.source = { ...form.lessons[1]!.blocks[1]!.source, prompt: 'What comes before anything?' }
      await publishCourse(ctx, form)
      expect((await readTrial(visitor, 'lockout')).checks[0]!.result).toBeNull()
    }))

  test.each([
    ['why', ['0'], 'block/unknown'],
    ['no-such-check', ['0'], 'block/unknown'],
    ['quiz', [], 'input/invalid'],
    ['quiz', ['0', '1'], 'input/invalid'],
    ['quiz', ['7'], 'input/invalid'],
  ])('answering %s with %j is refused as %s, and nothing begins', (slug, picked, code) =>
    withCourse(async (visitor, ctx) => {
      await expect(answerTrial(visitor, { course: 'lockout', block: slug, picked })).rejects.toMatchObject({ code })
      expect(await ctx.trx.selectFrom('visit_answers').select('block_slug').execute()).toEqual([])
    }),
  )

  test('a browser that keeps nothing is asked to sign in, and another browser sees nothing', () =>
    withCourse(async (visitor, ctx) => {
      await expect(block(await guest(ctx, null))).rejects.toMatchObject({ code: 'access/sign-in' })
      await block(visitor)
      expect((await progress(await guest(ctx, 'another2token2of2another2browser'))).done).toEqual([])
      expect((await progress(visitor)).done).toEqual(['why'])
    }))

  test('a visit ends after thirty days: it is read no more, begins anew, and the night forgets it', () =>
    withCourse(async (visitor, ctx) => {
      await block(visitor)
      const minutes = 30 * 24 * 60
      expect((await progress(later(visitor, minutes - 1))).done).toEqual(['why'])
      expect((await progress(later(visitor, minutes))).done).toEqual([])
      expect(await claimVisit(later(visitor, minutes), personOf(ACME, 'learner'))).toBe(false)
      await block(later(visitor, minutes), 'watch')
      expect((await progress(later(visitor, minutes))).done).toEqual(['watch'])
      expect(await visits(ctx)).toHaveLength(1)
      await sweepVisits(later(ctx, 2 * minutes - 1))
      expect(await rows(ctx)).toBe('3')
      await sweepVisits(later(ctx, 2 * minutes))
      expect(await rows(ctx)).toBe('0')
    }))
})

describe('claiming', () => {
  test('whoever comes in has what was done in this browser, is enrolled in it, and the visit is gone', () =>
    withCourse(async (visitor, ctx) => {
      await block(visitor, 'watch', { done: false, second: 4 })
      await block(visitor)
      await answerTrial(visitor, { course: 'lockout', block: 'quiz', picked: ['1'] })
      expect(await claimVisit(visitor, personOf(ACME, 'learner'))).toBe(true)
      expect((await enrollmentIn(ctx, 'lockout')).person_id).toBe(personOf(ACME, 'learner'))
      expect(await progress(ctx)).toEqual({
        done: expect.arrayContaining(['why', 'quiz']),
        place: { lesson_slug: 'look', block_slug: 'why', second: 0 },
        answers: [{ block_slug: 'quiz', is_right: true }],
      })
      expect(await rows(ctx)).toBe('0')
      const acts = await ctx.trx.selectFrom('trail').select(['act', 'actor_id']).where('act', 'in', ['enrollment/started', 'visit/claimed']).orderBy('act').execute()
      expect(acts).toEqual(['enrollment/started', 'visit/claimed'].map((act) => ({ act, actor_id: personOf(ACME, 'learner') })))
      expect(await claimVisit(visitor, personOf(ACME, 'other'))).toBe(false)
      await expect(enrollmentIn(await as(ctx, 'other'), 'lockout')).rejects.toMatchObject({ code: 'enrollment/missing' })
    }))

  test("what they did later themselves stays, and what they did earlier gives way", () =>
    withCourse(async (visitor, ctx) => {
      await enroll(ctx, 'lockout')
      const check = { course: 'lockout', lesson: 'lock' }
      await answerCheck(later(ctx, 10), { ...check, block: 'quiz', picked: ['1'] })
      await answerCheck(ctx, { ...check, block: 'quiz-2', picked: ['0'] })
      await block(later(ctx, 10), 'watch', { second: 3 })
      const between = later(visitor, 5)
      for (const slug of ['quiz', 'quiz-2']) await answerTrial(between, { course: 'lockout', block: slug, picked: [slug === 'quiz' ? '0' : '1'] })
      await block(between)
      await claimVisit(between, personOf(ACME, 'learner'))
      const mine = await progress(ctx)
      expect(mine.answers.sort((a, b) => a.block_slug.localeCompare(b.block_slug))).toEqual([
        { block_slug: 'quiz', is_right: true },
        { block_slug: 'quiz-2', is_right: true },
      ])
      expect(mine.place).toEqual({ lesson_slug: 'look', block_slug: 'watch', second: 3 })
      expect(mine.done.sort()).toEqual(['quiz', 'quiz-2', 'watch', 'why'])
    }))

  test('who comes in by a role alone keeps what they did, and is not enrolled', () =>
    withCourse(async (visitor, ctx) => {
      await block(visitor)
      await ctx.trx.updateTable('memberships').set({ academy_id: world(ACME).academies.partners }).where('person_id', '=', personOf(ACME, 'author')).execute()
      expect(await claimVisit(visitor, personOf(ACME, 'author'))).toBe(true)
      const author = await as(ctx, 'author')
      expect((await progress(author)).done).toEqual(['why'])
      await expect(enrollmentIn(author, 'lockout')).rejects.toMatchObject({ code: 'enrollment/missing' })
    }))

  test("a sister academy's visit and another company's cannot be claimed", () =>
    withCourse(async (visitor, ctx) => {
      await block(visitor)
      expect(await claimVisit({ ...visitor, academy: { ...visitor.academy, id: world(ACME).academies.kestrel } }, personOf(ACME, 'learner'))).toBe(false)
      const there = { ...(await standIn(ctx, GLOBEX)), visit: TOKEN }
      expect(await claimVisit(there, personOf(GLOBEX, 'learner'))).toBe(false)
      expect((await there.trx.selectFrom('block_progress').select('block_slug').execute())).toEqual([])
      await sweepVisits(later(there, 60 * 24 * 365))
      expect((await progress({ ...(await standIn(ctx, ACME)), visit: TOKEN })).done).toEqual(['why'])
    }))

  test('of many sign-ins at once one claims, and first things done at once begin one visit', async () => {
    const COMPANY: Company = GLOBEX
    await lasting(COMPANY, 'guest', (ctx) => publishCourse(ctx, tried()))
    await atOnce<unknown>(6, COMPANY, 'guest', (ctx, at) => {
      const visitor = { ...ctx, visit: TOKEN }
      return at % 2 ? block(visitor) : answerTrial(visitor, { course: 'lockout', block: QUIZZES[at >> 1]!, picked: ['1'] })
    })
    await lasting(COMPANY, 'guest', async (ctx) => expect(await visits(ctx)).toHaveLength(1))
    const claimed = await atOnce(6, COMPANY, 'guest', (ctx, at) => claimVisit({ ...ctx, visit: TOKEN }, personOf(COMPANY, at % 2 ? 'learner' : 'other')))
    expect(claimed.filter(Boolean)).toHaveLength(1)
    await lasting(COMPANY, 'guest', async (ctx) => {
      expect(await ctx.trx.selectFrom('block_progress').select('block_slug').execute()).toHaveLength(4)
      expect(await ctx.trx.selectFrom('enrollments').select('id').execute()).toHaveLength(1)
      expect(await rows(ctx)).toBe('0')
    })
  })

  test('a claim waits for what is being written, and what comes after it begins another visit', async () => {
    const late = await atOnce<unknown>(8, GLOBEX, 'guest', (ctx, at) => {
      const visitor = { ...ctx, visit: `${TOKEN}2` }
      return at < 4 ? block(visitor, at % 2 ? 'why' : 'watch') : claimVisit(visitor, personOf(GLOBEX, 'led'))
    })
    expect(late).toHaveLength(8)
    await lasting(GLOBEX, 'guest', async (ctx) => {
      const halves = await sql`select p.visit_id from visit_progress p where not exists (select from visits v where v.id = p.visit_id)`.execute(ctx.trx)
      expect(halves.rows).toEqual([])
    })
  })
})
