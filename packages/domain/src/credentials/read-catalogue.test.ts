import { expect, test, vi } from 'vitest'
import { publishCatalogue, publishCourse, publishShelves, type CourseForm } from '../library/index.ts'
import { enroll, recordBlock } from '../learning/index.ts'
import type { Ctx } from '../tenancy/index.ts'
import { ACME, course, GLOBEX, scene, sitExam, standIn, useGround } from '../testing.ts'
import type { Wish } from './catalogue.ts'
import { readCatalogue } from './read-catalogue.ts'

useGround()

const made = (slug: string, minutes: number, changes: Partial<CourseForm> = {}): CourseForm => {
  const form = course({ slug, title: `Course ${slug}`, pools: [], exam: null, ...changes })
  form.lessons = form.lessons.map((lesson, at) => ({ ...lesson, minutes: at === 0 ? minutes - 1 : 1 }))
  return form
}
const wish = (changes: Partial<Wish> = {}): Wish => ({ typed: '', filters: {}, order: 'academy', ...changes })

/** Beside `lockout`, which earns a certificate and takes 7 minutes: three more, one of them in Arabic. */
async function more(ctx: Ctx): Promise<void> {
  await publishCourse(ctx, made('b', 20, { skills: [{ slug: 'locking', title: 'Locking' }] }))
  await publishCourse(ctx, made('c', 25, { language: 'ar', skills: [{ slug: 'seeing', title: 'Seeing' }] }))
  await publishCourse(ctx, made('d', 28))
  await publishCatalogue(ctx, 'customers', ['b', 'lockout', 'c', 'd'])
}
const slugs = async (ctx: Ctx, changes: Partial<Wish> = {}) => (await readCatalogue(ctx, wish(changes))).shelves.flatMap((shelf) => shelf.courses.map((one) => one.course_slug))

test('courses stand on the academy’s shelves, and what stands on none comes last', () =>
  scene(ACME, 'guest', async (ctx) => {
    await more(ctx)
    await publishShelves(ctx, 'customers', [
      { title: 'Begin here', courses: ['lockout', 'c'] },
      { title: 'For later', courses: ['b', 'lockout'] },
    ])
    const { shelves, courses_count } = await readCatalogue(ctx, wish())
    expect(shelves.map(({ title, courses }) => [title, courses.map((one) => one.course_slug)])).toEqual([
      ['Begin here', ['lockout', 'c']],
      ['For later', ['b', 'lockout']],
      [null, ['d']],
    ])
    expect(courses_count).toBe(4)
    await publishCatalogue(ctx, 'customers', ['b', 'd'])
    expect((await readCatalogue(ctx, wish())).shelves.map(({ title }) => title)).toEqual(['For later', null])
  }))

test('filters narrow, their options are counted beside each other, and one that nothing answers to is none', () =>
  scene(ACME, 'guest', async (ctx) => {
    await more(ctx)
    expect(await slugs(ctx, { filters: { language: 'ar' } })).toEqual(['c'])
    expect(await slugs(ctx, { filters: { earns: 'yes' } })).toEqual(['lockout'])
    expect(await slugs(ctx, { filters: { skill: 'locking' } })).toEqual(['b', 'lockout', 'd'])
    expect(await slugs(ctx, { filters: { skill: 'locking', language: 'ar' } })).toEqual([])
    expect(await slugs(ctx, { filters: { skill: "' or 1=1", language: 'xx' } })).toHaveLength(4)
    expect(await slugs(ctx, { order: 'short' })).toEqual(['lockout', 'b', 'c', 'd'])
    const { options, filters } = await readCatalogue(ctx, wish({ filters: { language: 'en', skill: 'nothing' } }))
    expect(filters).toEqual({ language: 'en' })
    expect(options.language.map(({ value, courses, chosen }) => [value, courses, chosen])).toEqual([
      ['en', 3, true],
      ['ar', 1, false],
    ])
    expect(options.skill.map(({ label, courses }) => [label, courses])).toEqual([
      ['Locking', 3],
      ['Testing', 2],
      ['Seeing', 0],
    ])
    expect(options.standing).toEqual([])
  }))

test('how far somebody is can be asked for', () =>
  scene(ACME, 'learner', async (ctx) => {
    await more(ctx)
    await sitExam(ctx)
    for (const slug of ['b', 'd']) await enroll(ctx, slug)
    await recordBlock(ctx, { course: 'b', lesson: 'look', block: 'why', done: true, second: 0 })
    for (const [lesson, block] of [['look', 'why'], ['look', 'watch'], ['lock', 'how']] as const) await recordBlock(ctx, { course: 'd', lesson, block, done: true, second: 0 })
    expect(await slugs(ctx, { filters: { standing: 'begun' } })).toEqual(['b'])
    expect(await slugs(ctx, { filters: { standing: 'done' } })).toEqual(['lockout', 'd'])
    expect(await slugs(ctx, { filters: { standing: 'new' } })).toEqual(['c'])
  }))

test('a search finds courses and lessons, the filters hold for both, and a lesson is shown where it says so', () =>
  scene(ACME, 'guest', async (ctx) => {
    await more(ctx)
    const all = await readCatalogue(ctx, wish({ typed: 'machines', order: 'best' }))
    expect([all.courses_count, all.lessons_count]).toEqual([3, 4])
    expect(all.lessons[0]).toMatchObject({ lesson_slug: 'look', block_slug: 'why', snippet: [{ text: 'Machines', marked: true }, { text: ' move.', marked: false }] })
    const some = await readCatalogue(ctx, wish({ typed: 'machines', order: 'best', filters: { language: 'ar' } }))
    expect(some.lessons.map((one) => one.course_slug)).toEqual(['c'])
    const none = await readCatalogue(ctx, wish({ typed: 'xylophone', order: 'best' }))
    expect([none.courses_count, none.lessons_count, none.meant[0]!.how]).toEqual([0, 0, 'unknown'])
    expect((await readCatalogue(ctx, wish({ typed: 'the', order: 'best' }))).courses_count).toBe(4)
  }))

test('long lists go on after what was shown last, each course once', () =>
  scene(ACME, 'guest', async (ctx) => {
    const many = Array.from({ length: 30 }, (_, at) => `m${at}`)
    for (const slug of many) await publishCourse(ctx, made(slug, 10))
    await publishCatalogue(ctx, 'customers', many)
    const first = await readCatalogue(ctx, wish())
    expect(first.shelves.flatMap((shelf) => shelf.courses)).toHaveLength(24)
    const second = await readCatalogue(ctx, wish({ after_course: first.more_courses! }))
    expect([...first.shelves, ...second.shelves].flatMap((shelf) => shelf.courses.map((one) => one.course_slug))).toEqual(many)
    expect(second.more_courses).toBeNull()
    const seen: string[] = []
    for (let after: string | null | undefined; after !== null; ) {
      const page = await readCatalogue(ctx, wish({ typed: 'machines', after_lesson: after }))
      seen.push(...page.lessons.map((one) => `${one.course_slug}/${one.lesson_slug}`))
      after = page.more_lessons
    }
    expect([seen.length, new Set(seen).size]).toEqual([30, 30])
  }))

test('a page asks the database as often for thirty courses as for one', () =>
  scene(ACME, 'learner', async (ctx) => {
    const asked = async (changes: Partial<Wish>) => {
      const spy = vi.spyOn(ctx.trx.getExecutor(), 'executeQuery')
      await readCatalogue(ctx, wish(changes))
      const count = spy.mock.calls.length
      spy.mockRestore()
      return count
    }
    await asked({})   // What versions hold is remembered from here on.
    const before = [await asked({}), await asked({ typed: 'machines' })]
    const many = Array.from({ length: 30 }, (_, at) => `m${at}`)
    for (const slug of many) await publishCourse(ctx, made(slug, 10))
    await publishCatalogue(ctx, 'customers', ['lockout', ...many.slice(0, 20)])
    expect(await asked({}), 'thirty versions that nobody has read yet').toBeLessThanOrEqual(before[0]! + 3)
    expect([await asked({}), await asked({ typed: 'machines' })]).toEqual(before)
    expect(before[0]).toBe(2)
    expect(Math.max(...before)).toBeLessThanOrEqual(10)
  }))

test('another tenant’s courses and shelves are not there', () =>
  scene(ACME, 'guest', async (ctx) => {
    await more(ctx)
    await publishShelves(ctx, 'customers', [{ title: 'Ours', courses: ['b'] }])
    const theirs = await readCatalogue(await standIn(ctx, GLOBEX), wish())
    expect(theirs.shelves).toMatchObject([{ title: null, courses: [{ course_slug: 'lockout' }] }])
    expect(theirs.offered).toBe(1)
  }))
