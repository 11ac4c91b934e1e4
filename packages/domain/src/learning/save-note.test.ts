import { sql } from '@stoa/db'
import { expect, test } from 'vitest'
import { publishCourse } from '../library/index.ts'
import type { Ctx } from '../tenancy/index.ts'
import { ACME, as, course, GLOBEX, lasting, scene, standIn, useGround } from '../testing.ts'
import { atOnce } from '../testing/at-once.ts'
import { answerCheck, enroll, listNotes, notesIn, saveNote, setBookmark } from './index.ts'
import { readCourse } from '../library/index.ts'

useGround()

const write = (ctx: Ctx, text: string, edit: number, block = 'why') => saveNote(ctx, { course: 'lockout', block, text, edit })
const kept = async (ctx: Ctx) => notesIn(ctx, (await readCourse(ctx, 'lockout')).course_id)
const started = async (ctx: Ctx) => {
  await enroll(ctx, 'lockout')
  return ctx
}

test('a note is kept as it was written, changed by its edit, and gone when it is emptied', () =>
  scene(ACME, 'learner', async (ctx) => {
    await started(ctx)
    expect(await write(ctx, '  Ask Tor about the second valve.\r\nمحمد 王小明 \u202e ', 0)).toBe(1)
    expect((await kept(ctx)).notes).toEqual([{ block_slug: 'why', text: 'Ask Tor about the second valve.\nمحمد 王小明 \u202e', edit: 1 }])
    expect(await write(ctx, 'Asked.', 1)).toBe(2)
    expect(await write(ctx, '   ', 2)).toBe(0)
    expect((await kept(ctx)).notes).toEqual([])
    expect(await write(ctx, 'Again.', 0)).toBe(1)
  }))

test('what one person typed is never kept for another who signed in on the same browser', () =>
  scene(ACME, 'learner', async (ctx) => {
    await started(ctx)
    const typed = { course: 'lockout', block: 'why', text: 'Mine.', edit: 0, person: ctx.viewer!.id }
    const other = await started(await as(ctx, 'other'))
    await expect(saveNote(other, typed)).rejects.toMatchObject({ code: 'note/of-another' })
    expect((await kept(other)).notes).toEqual([])
    await expect(saveNote(await as(ctx, 'guest'), typed)).rejects.toMatchObject({ code: 'access/sign-in' })
    expect(await saveNote(ctx, typed)).toBe(1)
  }))

test('the same text sent twice is one note', () =>
  scene(ACME, 'learner', async (ctx) => {
    await started(ctx)
    expect([await write(ctx, 'Once.', 0), await write(ctx, 'Once.', 0)]).toEqual([1, 1])
  }))

test('of two tabs the second is told what the first one wrote, and nothing is overwritten', () =>
  scene(ACME, 'learner', async (ctx) => {
    await started(ctx)
    await write(ctx, 'From the first tab.', 0)
    await expect(write(ctx, 'From the second tab.', 0)).rejects.toMatchObject({ code: 'note/stale', details: { kept: 'From the first tab.', edit: 1 } })
    expect((await kept(ctx)).notes).toMatchObject([{ text: 'From the first tab.' }])
    await write(ctx, '', 1)
    await expect(write(ctx, 'From the third tab.', 1)).rejects.toMatchObject({ code: 'note/stale', details: { kept: '', edit: 0 } })
  }))

test('of first notes written at the same moment one is kept and the others are told', async () => {
  await lasting(ACME, 'led', started)
  const outcomes = await atOnce(6, ACME, 'led', (ctx, index) => write(ctx, `Tab ${index}`, 0).then(() => 'kept', (error: { code: string }) => error.code))
  expect(outcomes.sort()).toEqual(['kept', ...Array(5).fill('note/stale')])
})

test('a note of 10,000 characters is kept, one more or a megabyte is refused and changes nothing', () =>
  scene(ACME, 'learner', async (ctx) => {
    await started(ctx)
    expect(await write(ctx, '語'.repeat(10_000), 0)).toBe(1)
    for (const text of ['x'.repeat(10_001), 'x'.repeat(1_000_000)])
      await expect(write(ctx, text, 1)).rejects.toMatchObject({ code: 'note/too-long', details: { length: text.length } })
    expect((await kept(ctx)).notes[0]!.text).toBe('語'.repeat(10_000))
  }))

test("notes and bookmarks are their writer's alone: nobody else of the company sees them, its owner neither, nor another company", () =>
  scene(ACME, 'learner', async (ctx) => {
    await started(ctx)
    await write(ctx, 'Mine.', 0)
    await setBookmark(ctx, { course: 'lockout', block: 'why', on: true })
    for (const who of ['other', 'owner', 'supervisor'] as const) {
      const them = await started(await as(ctx, who))
      expect([await kept(them), await listNotes(them)]).toEqual([{ notes: [], bookmarks: [] }, []])
    }
    expect(await listNotes(ctx)).toHaveLength(2)
    const globex = await standIn(ctx, GLOBEX, 'learner')
    expect(await listNotes({ ...globex, viewer: ctx.viewer })).toEqual([])
    await expect(write({ ...globex, viewer: ctx.viewer }, 'Theirs.', 1)).rejects.toMatchObject({ code: 'enrollment/missing' })
  }))

test('a guest, somebody who has not started, and a block that is not there are told apart', () =>
  scene(ACME, 'learner', async (ctx) => {
    await expect(write(await as(ctx, 'guest'), 'Who?', 0)).rejects.toMatchObject({ code: 'access/sign-in' })
    await expect(write(ctx, 'Not started.', 0)).rejects.toMatchObject({ code: 'enrollment/missing' })
    await started(ctx)
    await expect(write(ctx, 'Nowhere.', 0, 'no-such-block')).rejects.toMatchObject({ code: 'block/unknown' })
    await expect(setBookmark(ctx, { course: 'lockout', block: 'no-such-block', on: true })).rejects.toMatchObject({ code: 'block/unknown' })
  }))

test('a bookmark set twice is one; at a knowledge check it is a question left for later, which answering takes off', () =>
  scene(ACME, 'learner', async (ctx) => {
    await started(ctx)
    const check = course().lessons.flatMap((lesson) => lesson.blocks.map((block) => ({ lesson: lesson.slug, ...block }))).find(({ kind }) => kind === 'check')!
    for (const block of ['why', 'why', check.slug]) await setBookmark(ctx, { course: 'lockout', block, on: true })
    expect((await listNotes(ctx)).map(({ block_slug, kind }) => [block_slug, kind])).toEqual([
      ['why', 'place'],
      [check.slug, 'question'],
    ])
    expect((await listNotes(ctx)).map(({ block_name }) => block_name), 'each is known again by its name').toEqual([expect.any(String), expect.any(String)])
    await answerCheck(ctx, { course: 'lockout', lesson: check.lesson, block: check.slug, picked: ['0'] })
    await setBookmark(ctx, { course: 'lockout', block: 'why', on: false })
    await setBookmark(ctx, { course: 'lockout', block: 'why', on: false })
    expect(await listNotes(ctx)).toEqual([])
  }))

test('at the most bookmarks of a course another is refused, and one that is set is set', () =>
  scene(ACME, 'learner', async (ctx) => {
    await started(ctx)
    await setBookmark(ctx, { course: 'lockout', block: 'why', on: true })
    await sql`insert into bookmarks (person_id, course_id, block_slug, kind)
      select person_id, course_id, 'gone-' || n, 'place' from bookmarks, generate_series(1, 499) n`.execute(ctx.trx)
    await setBookmark(ctx, { course: 'lockout', block: 'why', on: true })
    await expect(setBookmark(ctx, { course: 'lockout', block: 'watch', on: true })).rejects.toMatchObject({ code: 'bookmark/too-many' })
  }))

test('a note outlives the block it was written at, and then says so by having no lesson', () =>
  scene(ACME, 'learner', async (ctx) => {
    await started(ctx)
    await write(ctx, 'Still mine.', 0)
    const form = course()
    form.lessons = form.lessons.map((lesson) => ({ ...lesson, blocks: lesson.blocks.filter((block) => block.slug !== 'why') }))
    form.pools = form.pools.map((pool) => ({ ...pool, questions: pool.questions.filter((question) => question.block !== 'why') }))
    form.exam = null
    await publishCourse(ctx, form)
    expect(await listNotes(ctx)).toMatchObject([{ block_slug: 'why', text: 'Still mine.', lesson_slug: null }])
  }))
