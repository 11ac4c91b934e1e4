import { expect, test } from 'vitest'
import { publishCourse, readCourse } from '../library/index.ts'
import type { Ctx } from '../tenancy/index.ts'
import { ACME, as, course, GLOBEX, personOf, scene, standIn, useGround } from '../testing.ts'
import { atOnce } from '../testing/at-once.ts'
import { answerCheck, enroll, enrollmentIn, progressIn, readHome, recordBlock } from './index.ts'

useGround()

const done = (ctx: Ctx, lesson: string, block: string, more: { done?: boolean; second?: number } = {}) =>
  recordBlock(ctx, { course: 'lockout', lesson, block, done: true, second: 0, ...more })
const progress = async (ctx: Ctx) => {
  const { course_id, lessons } = await readCourse(ctx, 'lockout')
  return progressIn(ctx, course_id, lessons)
}
/** The course with other words in one block. */
const edited = (block: string) => {
  const form = course()
  for (const each of form.lessons.flatMap((lesson) => lesson.blocks))
    if (each.slug === block) each.source = { ...each.source, markdown: 'Other words.' }
  return form
}

test('starting a course twice, and at the same moment, is one enrollment with one source', async () => {
  await scene(ACME, 'learner', async (ctx) => {
    await enroll(ctx, 'lockout')
    await enroll(ctx, 'lockout')
    expect(await ctx.trx.selectFrom('enrollments').select('person_id').execute()).toEqual([{ person_id: personOf(ACME, 'learner') }])
    expect(await ctx.trx.selectFrom('enrollment_sources').select('kind').execute()).toEqual([{ kind: 'self' }])
    expect(await ctx.trx.selectFrom('trail').select('id').where('act', '=', 'enrollment/started').execute()).toHaveLength(1)
  })
  await atOnce(6, GLOBEX, 'learner', (ctx) => enroll(ctx, 'lockout'))
  await scene(GLOBEX, 'learner', async (ctx) => {
    expect(await ctx.trx.selectFrom('enrollments').select('id').execute()).toHaveLength(1)
    expect(await ctx.trx.selectFrom('enrollment_sources').select('id').execute()).toHaveLength(1)
  })
})

test('a guest, a person who is no member here and a course that is not offered are told apart', async () => {
  await scene(ACME, 'guest', (ctx) => expect(enroll(ctx, 'lockout')).rejects.toMatchObject({ code: 'access/sign-in' }))
  await scene(ACME, 'learner', (ctx) => expect(enroll(ctx, 'lockout')).rejects.toMatchObject({ code: 'access/denied' }), 'kestrel')
  await scene(ACME, 'learner', (ctx) => expect(enroll(ctx, 'no-such-course')).rejects.toMatchObject({ code: 'course/unknown' }))
})

test('an enrollment whose every source has ended opens nothing', () =>
  scene(ACME, 'learner', async (ctx) => {
    await expect(enrollmentIn(ctx, 'lockout')).rejects.toMatchObject({ code: 'enrollment/missing' })
    await enroll(ctx, 'lockout')
    expect((await enrollmentIn(ctx, 'lockout')).person_id).toBe(personOf(ACME, 'learner'))
    await ctx.trx.updateTable('enrollment_sources').set({ ended_at: ctx.now }).execute()
    await expect(enrollmentIn(ctx, 'lockout')).rejects.toMatchObject({ code: 'enrollment/missing' })
    expect(await readHome(ctx)).toEqual({ now: null, courses: [] })
    await enroll(ctx, 'lockout')
    await enrollmentIn(ctx, 'lockout')
  }))

test("another person's enrollment, and another tenant's, is not mine", () =>
  scene(ACME, 'learner', async (ctx) => {
    await enroll(ctx, 'lockout')
    await expect(enrollmentIn(await as(ctx, 'other'), 'lockout')).rejects.toMatchObject({ code: 'enrollment/missing' })
    const globex = await standIn(ctx, GLOBEX, 'other')
    await expect(enrollmentIn({ ...globex, viewer: ctx.viewer }, 'lockout')).rejects.toMatchObject({ code: 'enrollment/missing' })
  }))

test('what was done and where somebody stopped is theirs alone', () =>
  scene(ACME, 'learner', async (ctx) => {
    await enroll(ctx, 'lockout')
    await done(ctx, 'look', 'why')
    await done(ctx, 'look', 'watch', { done: false, second: 30 })
    expect(await progress(ctx)).toEqual({ done: ['why'], place: { lesson_slug: 'look', block_slug: 'watch', second: 30 }, answers: [] })
    expect(await progress(await as(ctx, 'other'))).toEqual({ done: [], place: null, answers: [] })
  }))

test('nothing that is done is undone by a later message that only says where somebody is', () =>
  scene(ACME, 'learner', async (ctx) => {
    await enroll(ctx, 'lockout')
    await done(ctx, 'look', 'why')
    await done(ctx, 'look', 'why', { done: false, second: 5 })
    await done(ctx, 'look', 'why')
    expect((await progress(ctx)).done).toEqual(['why'])
  }))

test('after a new version, blocks that did not change stay done, and the one that did is to be done again', () =>
  scene(ACME, 'learner', async (ctx) => {
    await enroll(ctx, 'lockout')
    for (const [lesson, block] of [
      ['look', 'why'],
      ['look', 'watch'],
      ['lock', 'how'],
    ] as const)
      await done(ctx, lesson, block)
    await publishCourse(ctx, edited('watch'))
    expect((await progress(ctx)).done.sort()).toEqual(['how', 'why'])
    // Half of one lesson. The other lesson lacks its check alone, which holds nobody back.
    expect((await readHome(ctx)).courses).toMatchObject([{ course_slug: 'lockout', minutes_left: 2 }])
    await done(ctx, 'look', 'watch')
    expect((await progress(ctx)).done.sort()).toEqual(['how', 'watch', 'why'])
  }))

test('a block that moved to another lesson stays done; one that went is gone, and the place in it too', () =>
  scene(ACME, 'learner', async (ctx) => {
    await enroll(ctx, 'lockout')
    await done(ctx, 'lock', 'how')
    await done(ctx, 'look', 'watch')
    const form = course()
    const [look, lock] = form.lessons as [(typeof form.lessons)[0], (typeof form.lessons)[0]]
    look.blocks = [look.blocks[0]!, lock.blocks[0]!]
    lock.blocks = [lock.blocks[1]!]
    await publishCourse(ctx, form)
    expect(await progress(ctx)).toMatchObject({ done: ['how'], place: null })
    await expect(done(ctx, 'look', 'watch')).rejects.toMatchObject({ code: 'block/unknown' })
    await expect(done(ctx, 'lock', 'how')).rejects.toMatchObject({ code: 'block/unknown' })
  }))

test.each([
  ['no-such-course', 'look', 'why', 'course/unknown'],
  ['lockout', 'no-such-lesson', 'why', 'block/unknown'],
  ['lockout', 'look', 'no-such-block', 'block/unknown'],
  ['lockout', 'look', 'how', 'block/unknown'],
])('recording %s / %s / %s is refused as %s', (slug, lesson, block, code) =>
  scene(ACME, 'learner', async (ctx) => {
    await enroll(ctx, 'lockout')
    await expect(recordBlock(ctx, { course: slug, lesson, block, done: true, second: 0 })).rejects.toMatchObject({ code })
    expect(await ctx.trx.selectFrom('block_progress').select('block_slug').execute()).toEqual([])
  }),
)

test('nothing is recorded for who did not start the course, and for a guest', () =>
  scene(ACME, 'learner', async (ctx) => {
    await expect(done(ctx, 'look', 'why')).rejects.toMatchObject({ code: 'enrollment/missing' })
    await expect(done(await as(ctx, 'guest'), 'look', 'why')).rejects.toMatchObject({ code: 'access/sign-in' })
  }))

test('home goes on where somebody stopped, and shows what is left', () =>
  scene(ACME, 'learner', async (ctx) => {
    await enroll(ctx, 'lockout')
    expect((await readHome(ctx)).courses).toMatchObject([
      { minutes_left: 7, next: { lesson_slug: 'look', block_slug: 'why', second: 0 }, has_exam: true, completed_at: null },
    ])
    await done(ctx, 'look', 'why')
    await done(ctx, 'lock', 'how', { done: false, second: 12 })
    expect((await readHome(ctx)).courses).toMatchObject([{ next: { lesson_slug: 'lock', block_slug: 'how', second: 12 } }])
    await done(ctx, 'look', 'watch')
    await done(ctx, 'lock', 'how')
    await answerCheck(ctx, { course: 'lockout', lesson: 'lock', block: 'quiz', picked: ['0'] })
    expect((await readHome(ctx)).courses).toMatchObject([{ minutes_left: 0, next: null }])
  }))
