import { sql } from '@stoa/db'
import { expect, test } from 'vitest'
import { publishCatalogue, publishCourse } from '../library/index.ts'
import { myCertificates, runningOut } from '../credentials/index.ts'
import type { Ctx } from '../tenancy/index.ts'
import { ACME, as, CONFIRMED, course, emailOf, GLOBEX, later, scene, sitExam, standIn, useGround } from '../testing.ts'
import { applyEnrollment, claimVisit, enroll, exportEnrollments, readHome, recordBlock, startAttempt, submitAttempt } from './index.ts'

useGround()

const done = (ctx: Ctx, lesson: string, block: string, more: { done?: boolean; second?: number; course?: string } = {}) =>
  recordBlock(ctx, { course: 'lockout', lesson, block, done: true, second: 0, ...more })

/** Courses like that of the world, offered in its academy. */
async function more(ctx: Ctx, count: number): Promise<string[]> {
  const slugs = Array.from({ length: count }, (_, at) => `lockout-${at + 2}`)
  for (const slug of slugs) await publishCourse(ctx, course({ slug, title: slug }))
  await publishCatalogue(ctx, 'customers', ['lockout', ...slugs])
  return slugs
}

/** So many courses before the world's own in its academy, each published. */
async function crowd(ctx: Ctx, count: number) {
  await sql`update catalogue_entries set position = ${count + 1} where academy_id = ${ctx.academy.id}`.execute(ctx.trx)
  await sql`insert into courses (slug) select 'crowd-' || n from generate_series(1, ${sql.lit(count)}) n`.execute(ctx.trx)
  const of = sql`courses c where c.slug like 'crowd-%' and s.course_id = (select o.id from courses o where o.slug = 'lockout')`
  await sql`insert into course_versions select (jsonb_populate_record(s, jsonb_build_object('id', c.id, 'course_id', c.id))).* from course_versions s, ${of}`.execute(ctx.trx)
  await sql`insert into publications
    select (jsonb_populate_record(s, jsonb_build_object('id', c.id, 'course_id', c.id, 'version_id', c.id))).* from publications s, ${of}`.execute(ctx.trx)
  await sql`insert into catalogue_entries (academy_id, course_id, position)
    select ${ctx.academy.id}, c.id, row_number() over () from courses c where c.slug like 'crowd-%'`.execute(ctx.trx)
}

/** How many questions the database is asked meanwhile. */
async function questions(ctx: Ctx, work: (ctx: Ctx) => Promise<unknown>): Promise<number> {
  let asked = 0
  const trx = ctx.trx.withPlugin({
    transformQuery: ({ node }) => {
      asked++
      return node
    },
    transformResult: async ({ result }) => result,
  })
  await work({ ...ctx, trx })
  return asked
}

test('the same few questions answer for one course and for six', () =>
  scene(ACME, 'learner', async (ctx) => {
    const slugs = await more(ctx, 5)
    await enroll(ctx, 'lockout')
    await done(ctx, 'look', 'why')
    const home = async (reader: Ctx) => [await readHome(reader), await myCertificates(reader), await runningOut(reader)]
    const one = await questions(ctx, home)
    for (const slug of slugs) {
      await enroll(ctx, slug)
      await done(ctx, 'look', 'why', { course: slug })
    }
    expect((await readHome(ctx)).courses).toHaveLength(6)
    expect(await questions(ctx, home)).toBe(one)
    expect(one).toBe(4)
  }))

test('the minutes are those of what is left in the lesson where one stopped, by what one does there, and the block has its name', () =>
  scene(ACME, 'learner', async (ctx) => {
    const form = course()
    form.lessons[0]!.minutes = 9
    form.lessons[0]!.blocks[1] = { slug: 'watch', kind: 'text', source: { markdown: `## Stand *back*\n\n${'Machines move. '.repeat(200)}` } }
    form.lessons[0]!.blocks[2] = { slug: 'again', kind: 'text', source: { markdown: 'Machines move. '.repeat(200) } }
    await publishCourse(ctx, form)
    await enroll(ctx, 'lockout')
    expect((await readHome(ctx)).now).toMatchObject({ has_begun: false, minutes_left: 13, lessons_left: 2, next: { minutes: 9 } })
    await done(ctx, 'look', 'why')
    await done(ctx, 'look', 'again')
    await done(ctx, 'look', 'watch', { done: false })
    expect((await readHome(ctx)).now).toMatchObject({
      has_begun: true,
      block_title: 'Stand back',
      next: { lesson_slug: 'look', lesson_title: 'Look', block_slug: 'watch', minutes: 5, stretches: [{ activity: 'read', minutes: 5 }], is_left_off: true },
    })
    await done(ctx, 'look', 'watch')
    expect((await readHome(ctx)).now, 'the lesson one was in is read: what comes next is no place where one stopped').toMatchObject({ next: { is_left_off: false } })
  }))

test('whoever looks at a finished lesson once more goes on after it, and not with one they left out', () =>
  scene(ACME, 'learner', async (ctx) => {
    const form = course()
    const text = (slug: string) => ({ slug, title: slug, minutes: 3, summary: '', blocks: [{ slug: `${slug}-text`, kind: 'text' as const, source: { markdown: 'Text.' } }] })
    form.lessons.push(text('third'), text('fourth'))
    await publishCourse(ctx, form)
    await enroll(ctx, 'lockout')
    await done(ctx, 'third', 'third-text')
    expect((await readHome(ctx)).now, 'the first two were never opened').toMatchObject({ next: { lesson_slug: 'fourth' } })
    await done(later(ctx, 1), 'fourth', 'fourth-text')
    expect((await readHome(ctx)).now, 'only they are left').toMatchObject({ next: { lesson_slug: 'look' } })
  }))

test('an exam whose clock runs outranks what was touched since', () =>
  scene(ACME, 'learner', async (ctx) => {
    const [other] = await more(ctx, 1)
    await enroll(ctx, 'lockout')
    await enroll(ctx, other!)
    const attempt = await startAttempt(ctx, 'lockout', CONFIRMED)
    await done(later(ctx, 1), 'look', 'why', { course: other })
    expect((await readHome(ctx)).courses.map((one) => one.course_slug)).toEqual([other, 'lockout'])
    expect((await readHome(ctx)).now).toMatchObject({ course_slug: 'lockout', open_attempt: { id: attempt } })
    await submitAttempt(ctx, attempt, Infinity)
    expect((await readHome(ctx)).now).toMatchObject({ course_slug: other, open_attempt: null })
  }))

test('what one is in shows at the end of a catalogue of hundreds too, and what a guest tried there becomes theirs', () =>
  scene(ACME, 'learner', async (ctx) => {
    await crowd(ctx, 210)
    await enroll(ctx, 'lockout')
    expect((await readHome(ctx)).courses.map((one) => one.course_slug)).toEqual(['lockout'])
    await publishCourse(ctx, course({ try: { lesson: 'look', checks: [] } }))
    const guest = { ...(await as(ctx, 'guest')), visit: 'the2token2that2this2browser2keeps' }
    await done(guest, 'look', 'why')
    const other = await as(ctx, 'other')
    expect(await claimVisit(guest, other.viewer!.id)).toBe(true)
    expect((await readHome(other)).courses.map((one) => one.course_slug)).toEqual(['lockout'])
  }))

test('after everything is passed nothing is next', () =>
  scene(ACME, 'learner', async (ctx) => {
    await sitExam(ctx)
    const home = await readHome(ctx)
    expect(home.now).toBeNull()
    expect(home.courses).toMatchObject([{ course_slug: 'lockout', open_attempt: null, completed_at: ctx.now }])
  }))

test('a due day is reckoned on the calendar of the academy one looks at, and the nearest of two sources counts', () =>
  scene(ACME, 'learner', async (ctx) => {
    const due = async (on: string | null) => applyEnrollment(ctx, emailOf('learner', ACME), { course: 'lockout', due_on: on })
    expect(await due('2027-01-15')).toMatchObject([{ change: 'added' }])
    expect(await due('2027-01-15')).toMatchObject([{ change: 'unchanged' }])
    const at = (instant: string, time_zone: string) => readHome({ ...ctx, now: new Date(instant), academy: { ...ctx.academy, time_zone } })
    expect((await at('2027-01-14T23:30:00Z', 'Europe/Oslo')).courses[0]!.due).toEqual({ on: '2027-01-15', days: 0 })
    expect((await at('2027-01-14T23:30:00Z', 'America/New_York')).courses[0]!.due).toEqual({ on: '2027-01-15', days: 1 })
    expect((await at('2027-01-18T12:00:00Z', 'Europe/Oslo')).courses[0]!.due).toEqual({ on: '2027-01-15', days: -3 })
    await enroll(ctx, 'lockout')
    expect((await readHome(ctx)).courses).toMatchObject([{ due: { on: '2027-01-15' } }])
    expect(await due('2027-02-01')).toMatchObject([{ change: 'changed', detail: 'due_on' }])
    expect((await exportEnrollments(ctx)).get(emailOf('learner', ACME))).toEqual([{ course: 'lockout', due_on: '2027-02-01' }])
    expect(await due(null)).toMatchObject([{ change: 'changed' }])
    expect((await readHome(ctx)).courses).toMatchObject([{ due: null }])
  }))

test("somebody else's home, and another company's, hold nothing of it", () =>
  scene(ACME, 'learner', async (ctx) => {
    await enroll(ctx, 'lockout')
    expect(await readHome(await as(ctx, 'other'))).toEqual({ now: null, courses: [] })
    const there = await standIn(ctx, GLOBEX, 'learner')
    expect(await readHome({ ...there, viewer: ctx.viewer })).toEqual({ now: null, courses: [] })
    await expect(readHome(await as(ctx, 'guest'))).rejects.toMatchObject({ code: 'access/sign-in' })
  }))
