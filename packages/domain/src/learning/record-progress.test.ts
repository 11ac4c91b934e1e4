import type { KyselyPlugin } from 'kysely'
import { expect, test } from 'vitest'
import { publishCourse, readCourse, readLesson, type BlockForm } from '../library/index.ts'
import type { Ctx } from '../tenancy/index.ts'
import { ACME, as, course, GLOBEX, lasting, personOf, scene, standIn, useGround } from '../testing.ts'
import { atOnce } from '../testing/at-once.ts'
import { enroll, finishLesson, playheadsIn, progressIn, readHome, recordProgress, type ProgressEntry } from './index.ts'

useGround()

const entry = (block: string, more: Partial<ProgressEntry> = {}): ProgressEntry => ({ block, done: true, second: 0, age_seconds: 0, ...more })
const progress = async (ctx: Ctx) => {
  const { course_id, lessons } = await readCourse(ctx, 'lockout')
  return progressIn(ctx, course_id, lessons)
}
const hashOf = async (ctx: Ctx, lesson: string, slug: string) =>
  (await readLesson(ctx, 'lockout', lesson)).blocks.find((block) => block.slug === slug)!.content_hash
/** The course with a film among its blocks, and a lesson as long as wanted. */
const longer = (count: number) => {
  const form = course()
  const text = (at: number): BlockForm => ({ slug: `part-${at}`, kind: 'text', source: { markdown: `Part ${at}.` } })
  form.lessons.push({ slug: 'long', title: 'Long', minutes: 30, summary: '', blocks: Array.from({ length: count }, (_, at) => text(at)) })
  form.lessons[0]!.blocks.push({ slug: 'film', kind: 'video', source: { title: 'Film', transcript: '-', files: { src: 'a'.repeat(64) } } })
  return form
}

test('what a phone read while it was offline is kept in one go, also of several lessons, and what it says of a block that is gone is passed over', () =>
  scene(ACME, 'learner', async (ctx) => {
    await enroll(ctx, 'lockout')
    await recordProgress(ctx, 'lockout', [entry('why', { age_seconds: 900 }), entry('gone'), entry('how', { age_seconds: 60 })])
    expect(await progress(ctx)).toMatchObject({ done: expect.arrayContaining(['why', 'how']), place: { lesson_slug: 'lock', block_slug: 'how' } })
    await expect(recordProgress(ctx, 'lockout', [entry('gone')])).rejects.toMatchObject({ code: 'block/unknown' })
  }))

test('the place is where somebody was last, in whatever order two devices tell it', () =>
  scene(ACME, 'learner', async (ctx) => {
    await enroll(ctx, 'lockout')
    await recordProgress(ctx, 'lockout', [entry('how', { age_seconds: 10 })])
    await recordProgress(ctx, 'lockout', [entry('why', { age_seconds: 3600, done: false })])
    expect(await progress(ctx)).toMatchObject({ done: ['how'], place: { block_slug: 'how' } })
    await recordProgress(ctx, 'lockout', [entry('watch', { age_seconds: 5, done: false })])
    expect((await progress(ctx)).place).toMatchObject({ block_slug: 'watch' })
  }))

test('a block that changed after it was read offline is still to be read, and the one before it counts', () =>
  scene(ACME, 'learner', async (ctx) => {
    await enroll(ctx, 'lockout')
    const [why, watch] = [await hashOf(ctx, 'look', 'why'), await hashOf(ctx, 'look', 'watch')]
    const form = course()
    form.lessons[0]!.blocks[1]!.source.markdown = 'Other words.'
    await publishCourse(ctx, form)
    await recordProgress(ctx, 'lockout', [entry('why', { content_hash: why }), entry('watch', { content_hash: watch })])
    expect((await progress(ctx)).done).toEqual(['why'])
    await recordProgress(ctx, 'lockout', [entry('watch', { content_hash: await hashOf(ctx, 'look', 'watch') })])
    await recordProgress(ctx, 'lockout', [entry('watch', { content_hash: watch, age_seconds: 100 })])
    expect((await progress(ctx)).done.sort()).toEqual(['watch', 'why'])
  }))

test('what was kept for one person is never written for another, even for one who did not start the course', () =>
  scene(ACME, 'learner', async (ctx) => {
    await enroll(ctx, 'lockout')
    const mine = { person: personOf(ACME, 'learner') }
    await recordProgress(ctx, 'lockout', [entry('why')], mine)
    const other = await as(ctx, 'other')
    await expect(recordProgress(other, 'lockout', [entry('how')], mine)).rejects.toMatchObject({ code: 'progress/of-another' })
    await enroll(other, 'lockout')
    await expect(recordProgress(other, 'lockout', [entry('how')], mine)).rejects.toMatchObject({ code: 'progress/of-another' })
    expect((await progress(other)).done).toEqual([])
    await expect(recordProgress(await as(ctx, 'guest'), 'lockout', [entry('how')], mine)).rejects.toMatchObject({ code: 'access/sign-in' })
    const globex = await standIn(ctx, GLOBEX, 'learner')
    await expect(recordProgress(globex, 'lockout', [entry('how')], mine)).rejects.toMatchObject({ code: 'progress/of-another' })
  }))

test('each film goes on at its own second, told last and not furthest, and one that was only passed goes on where it was', () =>
  scene(ACME, 'learner', async (ctx) => {
    await publishCourse(ctx, longer(1))
    await enroll(ctx, 'lockout')
    const { course_id } = await readCourse(ctx, 'lockout')
    const second = async (who: Ctx = ctx) => (await playheadsIn(who, course_id)).get('film')
    expect(await second()).toBe(undefined)
    await recordProgress(ctx, 'lockout', [entry('film', { done: false, second: 90, age_seconds: 60 })])
    await recordProgress(ctx, 'lockout', [entry('film', { done: false, second: 200, age_seconds: 600 })])
    await recordProgress(ctx, 'lockout', [entry('how')])
    await recordProgress(ctx, 'lockout', [entry('film', { done: false, second: 0 })])
    expect(await second()).toBe(90)
    await recordProgress(ctx, 'lockout', [entry('film', { second: 0 })])
    expect(await second()).toBe(0)
    expect(await second(await as(ctx, 'other'))).toBe(undefined)
    const globex = await standIn(ctx, GLOBEX, 'learner')
    expect(await second({ ...globex, viewer: ctx.viewer })).toBe(undefined)
  }))

test('a lesson of 500 blocks is finished in as many statements as one of two, without its checks, and home goes on after it', () =>
  scene(ACME, 'learner', async (ctx) => {
    await publishCourse(ctx, longer(500))
    await enroll(ctx, 'lockout')
    const [few, many] = [counted(ctx), counted(ctx)]
    expect(await finishLesson(few.ctx, 'lockout', 'look')).toBe('lock')
    expect((await readHome(ctx)).courses).toMatchObject([{ next: { lesson_slug: 'lock', block_slug: 'how' } }])
    expect(await finishLesson(many.ctx, 'lockout', 'long')).toBe(null)
    expect(many.statements()).toBe(few.statements())
    expect((await progress(ctx)).done).toHaveLength(503)
    await finishLesson(ctx, 'lockout', 'lock')
    expect((await progress(ctx)).done).not.toContain('quiz')
    await expect(finishLesson(ctx, 'lockout', 'no-such-lesson')).rejects.toMatchObject({ code: 'lesson/unknown' })
    await expect(finishLesson(await as(ctx, 'other'), 'lockout', 'look')).rejects.toMatchObject({ code: 'enrollment/missing' })
  }))

test('five hundred entries at once, told by six tabs in different orders, are all kept', async () => {
  await lasting(ACME, 'learner', async (ctx) => {
    await publishCourse(ctx, longer(500))
    await enroll(ctx, 'lockout')
  })
  const all = (tab: number) => Array.from({ length: 500 }, (_, at) => entry(`part-${at}`, { age_seconds: tab % 2 ? at : 500 - at }))
  await atOnce(6, ACME, 'learner', (ctx, tab) => recordProgress(ctx, 'lockout', all(tab)))
  await scene(ACME, 'learner', async (ctx) => expect((await progress(ctx)).done).toHaveLength(500))
})

/** The same context, counting what it asks of the database. */
function counted(ctx: Ctx) {
  let count = 0
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => (count++, node),
    transformResult: async ({ result }) => result,
  }
  return { ctx: { ...ctx, trx: ctx.trx.withPlugin(plugin) as Ctx['trx'] }, statements: () => count }
}
