import { sql } from '@stoa/db'
import { expect, test } from 'vitest'
import type { TenantCtx } from '../tenancy/index.ts'
import { ACME, as, course, GLOBEX, scene, standIn, useGround } from '../testing.ts'
import { listCatalogue, publishAssets, publishCatalogue, publishCourse, readCourse, readFile, readLesson } from './index.ts'

useGround()

const hash = (digit: string) => digit.repeat(64)
const offer = async (ctx: TenantCtx, slug: string, academy = 'customers') => {
  await publishCourse(ctx, course({ slug, title: `Course ${slug}` }))
  await publishCatalogue(ctx, academy, [slug])
}

test('the catalogue keeps the order it was given, and gives each card what it shows', () =>
  scene(ACME, 'guest', async (ctx) => {
    for (const slug of ['b', 'a', 'c']) await publishCourse(ctx, course({ slug, title: slug }))
    await publishCatalogue(ctx, 'customers', ['c', 'lockout', 'a', 'b'])
    expect((await listCatalogue(ctx)).map((card) => card.course_slug)).toEqual(['c', 'lockout', 'a', 'b'])
    expect((await listCatalogue(ctx, { limit: 2, without: ['c'] })).map((card) => card.course_slug)).toEqual(['lockout', 'a'])
    await publishCatalogue(ctx, 'customers', ['b', 'c'])
    const cards = await listCatalogue(ctx)
    expect(cards.map((card) => card.course_slug)).toEqual(['b', 'c'])
    expect(cards[0]).toMatchObject({ title: 'b', lessons: 2, minutes: 7, outcomes: ['Lock a machine out'], picture: null })
  }))

test('an academy offers what it was given, and what another offers is unknown in it', () =>
  scene(ACME, 'guest', async (ctx) => {
    const people = await as(ctx, 'guest', 'people')
    expect(await listCatalogue(people)).toEqual([])
    await expect(readCourse(people, 'lockout')).rejects.toMatchObject({ code: 'course/unknown' })
    await expect(readLesson(people, 'lockout', 'look')).rejects.toMatchObject({ code: 'course/unknown' })
    expect((await readCourse(ctx, 'lockout')).title).toBe('Lockout')
  }))

test("another tenant's course is unknown, by its slug and by its academy", () =>
  scene(ACME, 'guest', async (ctx) => {
    await offer(ctx, 'secret')
    expect((await readCourse(ctx, 'secret')).title).toBe('Course secret')
    const globex = await standIn(ctx, GLOBEX)
    for (const there of [globex, ctx]) {
      await expect(readCourse(there, 'secret')).rejects.toMatchObject({ code: 'course/unknown' })
      await expect(readLesson(there, 'secret', 'look')).rejects.toMatchObject({ code: 'course/unknown' })
    }
    expect(await listCatalogue(ctx)).toEqual([]) // The academy's id is ACME's; in GLOBEX it leads nowhere.
  }))

test('a course that was never published is on no catalogue, and a lesson that is not in it is unknown', () =>
  scene(ACME, 'guest', async (ctx) => {
    await ctx.trx.insertInto('courses').values({ slug: 'draft' }).execute()
    await publishCatalogue(ctx, 'customers', ['draft', 'lockout'])
    expect((await listCatalogue(ctx)).map((card) => card.course_slug)).toEqual(['lockout'])
    await expect(readCourse(ctx, 'draft')).rejects.toMatchObject({ code: 'course/unknown' })
    await expect(readLesson(ctx, 'lockout', 'no-such-lesson')).rejects.toMatchObject({ code: 'lesson/unknown' })
  }))

test('people enter the version that was published last, and the one before stays as it was', () =>
  scene(ACME, 'guest', async (ctx) => {
    const before = await readCourse(ctx, 'lockout')
    await publishCourse(ctx, course({ title: 'Lockout, again' }))
    const after = await readCourse(ctx, 'lockout')
    expect([before.number, after.number, after.title]).toEqual([1, 2, 'Lockout, again'])
    const kept = await ctx.trx.selectFrom('course_versions').select('title').where('id', '=', before.version_id).executeTakeFirstOrThrow()
    expect(kept.title).toBe('Lockout')
    const same = await publishCourse(ctx, course({ title: 'Lockout, again' }))
    expect([same[0]!.change, (await readCourse(ctx, 'lockout')).number]).toEqual(['unchanged', 2])
  }))

test('an outline has its lessons and blocks in order, and the exam as it is told before it starts', () =>
  scene(ACME, 'guest', async (ctx) => {
    const { lessons, exam } = await readCourse(ctx, 'lockout')
    expect(lessons.map((lesson) => [lesson.slug, lesson.blocks.map((block) => block.slug)])).toEqual([
      ['look', ['why', 'watch']],
      ['lock', ['how', 'quiz']],
    ])
    expect(exam).toMatchObject({ questions: 4, minutes: 30, pass_percent: 75, attempts_max: 3, cooldown_hours: 0, rules: ['Alone'] })
  }))

test('a lesson shows a check without anything that tells its answer', () =>
  scene(ACME, 'learner', async (ctx) => {
    const plain = course()
    const quiz = plain.lessons[1]!.blocks[1]!
    const told = ['Feedback to the wrong one', 'Feedback to the right one', 'The explanation']
    quiz.source = {
      ...quiz.source,
      explanation: told[2],
      choices: [
        { text: 'Run', feedback: told[0] },
        { text: 'Look', correct: true, feedback: told[1] },
      ],
    }
    await publishCourse(ctx, plain)
    const stored = await ctx.trx.selectFrom('blocks').select('source').where('slug', '=', 'quiz').execute()
    expect(JSON.stringify(stored)).toContain(told[1]) // It is there to be told.
    const lesson = await readLesson(ctx, 'lockout', 'lock')
    expect(lesson.blocks[1]).toEqual({
      slug: 'quiz',
      content_hash: expect.any(String),
      kind: 'check',
      prompt: 'What comes first?',
      question: { kind: 'single', choices: [{ id: '0', text: 'Run' }, { id: '1', text: 'Look' }] },
    })
    for (const secret of [...told, 'correct', 'feedback', 'explanation']) expect(JSON.stringify(lesson)).not.toContain(secret)
    for (const secret of [...told, 'correct']) expect(JSON.stringify(await readCourse(ctx, 'lockout'))).not.toContain(secret)
  }))

test('a check reads the same whichever of its answers is right', () =>
  scene(ACME, 'learner', async (ctx) => {
    const shown = async (right: number) => {
      const form = course()
      form.lessons[1]!.blocks[1]!.source = {
        kind: 'single',
        prompt: 'Which?',
        choices: [0, 1].map((at) => ({ text: `choice ${at}`, ...(at === right ? { correct: true } : {}) })),
      }
      await publishCourse(ctx, form)
      const { content_hash: _, ...block } = (await readLesson(ctx, 'lockout', 'lock')).blocks[1]!
      return block
    }
    expect(await shown(0)).toEqual(await shown(1))
  }))

test("another tenant's file is unknown, whether a file, a size of a picture or a logo", () =>
  scene(ACME, 'guest', async (ctx) => {
    await publishAssets(ctx, [
      { sha256: hash('a'), content_type: 'video/mp4', byte_count: 3, width: null, height: null, placeholder: null, sizes: [] },
      {
        sha256: hash('b'),
        content_type: 'image/jpeg',
        byte_count: 3,
        width: 10,
        height: 10,
        placeholder: null,
        sizes: [{ width: 10, sha256: hash('c'), content_type: 'image/webp' }],
      },
    ])
    await ctx.trx
      .updateTable('companies')
      .set({ logo_sha256: hash('d') })
      .execute()
    expect(await readFile(ctx, hash('a'))).toEqual({ content_type: 'video/mp4' })
    expect(await readFile(ctx, hash('c'))).toEqual({ content_type: 'image/webp' })
    expect(await readFile(ctx, hash('d'))).toEqual({ content_type: 'image/png' })
    await standIn(ctx, GLOBEX)
    for (const digit of ['a', 'c', 'd']) await expect(readFile(ctx, hash(digit))).rejects.toMatchObject({ code: 'file/unknown' })
  }))

test('the original of a picture is never handed out, only its re-encoded sizes', () =>
  scene(ACME, 'guest', async (ctx) => {
    await publishAssets(ctx, [
      {
        sha256: hash('b'),
        content_type: 'image/jpeg',
        byte_count: 3,
        width: 10,
        height: 10,
        placeholder: null,
        sizes: [{ width: 10, sha256: hash('c'), content_type: 'image/webp' }],
      },
    ])
    await expect(readFile(ctx, hash('b'))).rejects.toMatchObject({ code: 'file/unknown' })
  }))

test('the app may write an answer key and never read one', () =>
  scene(ACME, 'owner', async (ctx) => {
    const { rows } = await sql<{ questions: number }>`select count(*)::int as questions from questions`.execute(ctx.trx)
    expect(rows[0]!.questions).toBe(6)
    for (const statement of [
      'select from answer_keys',
      'select key from answer_keys',
      'update answer_keys set explanation = explanation',
      'delete from answer_keys',
    ]) {
      await sql`savepoint before`.execute(ctx.trx)
      await expect(sql.raw(statement).execute(ctx.trx)).rejects.toMatchObject({ code: '42501' })
      await sql`rollback to savepoint before`.execute(ctx.trx)
    }
  }))

test('keys are revealed pool by pool with a line in the trail, and never those of another tenant', () =>
  scene(ACME, 'owner', async (ctx) => {
    const pool = await ctx.trx.selectFrom('pools').select('id').where('slug', '=', 'locks').executeTakeFirstOrThrow()
    const reveal = async () => (await sql`select * from app.reveal_answer_keys(${pool.id}, 'person', ${ctx.viewer!.id})`.execute(ctx.trx)).rows.length
    expect(await reveal()).toBe(3)
    expect(await ctx.trx.selectFrom('trail').select(['actor_id', 'subject_id']).where('act', '=', 'answer-keys/read').execute()).toEqual([
      { actor_id: ctx.viewer!.id, subject_id: pool.id },
    ])
    await standIn(ctx, GLOBEX)
    expect(await reveal()).toBe(0)
  }))
