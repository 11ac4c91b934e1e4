import { expect, test, vi } from 'vitest'
import { publishCatalogue, publishCourse, publishedIn, readCourse, readLesson } from './index.ts'
import { openLesson, enroll } from '../learning/index.ts'
import type { Ctx } from '../tenancy/index.ts'
import { ACME, as, course, GLOBEX, scene, standIn, useGround } from '../testing.ts'
import { remembered } from './remembered.ts'

useGround()

type Read = (trx: Ctx['trx'], ids: string[]) => Promise<Map<string, { title: string }>>
const reads = () => vi.fn<Read>(async (trx, ids) => {
  const rows = await trx.selectFrom('course_versions').select(['id', 'title']).where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, { title: row.title }]))
})

test('what a version holds is read once, and given frozen to everybody of its company', () =>
  scene(ACME, 'learner', async (ctx) => {
    const { version_id } = await readCourse(ctx, 'lockout')
    const read = reads()
    const first = (await remembered(ctx, [version_id], 'once', read)).get(version_id)!
    expect((await remembered(await as(ctx, 'other'), [version_id], 'once', read)).get(version_id)).toBe(first)
    expect(read).toHaveBeenCalledTimes(1)
    expect(() => (first.title = 'changed')).toThrow(TypeError)
    const { lessons } = await readCourse(ctx, 'lockout')
    expect(() => lessons[0]!.blocks.pop()).toThrow(TypeError)
  }))

test('another company is never given it, not even by the very id: it is asked of the database, which has no such version there', () =>
  scene(ACME, 'learner', async (ctx) => {
    await publishCourse(ctx, course({ slug: 'secret', title: 'Secret' }))
    await publishCatalogue(ctx, 'customers', ['lockout', 'secret'])
    await enroll(ctx, 'secret')
    const { version_id } = await readCourse(ctx, 'secret')
    expect((await openLesson(ctx, 'secret', 'look'))!.lesson.course.title).toBe('Secret')
    const read = reads()
    expect((await remembered(ctx, [version_id], 'title', read)).size).toBe(1)
    const there = await standIn(ctx, GLOBEX, 'learner')
    expect((await remembered(there, [version_id], 'title', read)).size).toBe(0)
    expect(read).toHaveBeenCalledTimes(2)
    await expect(readLesson(there, 'secret', 'look')).rejects.toMatchObject({ code: 'course/unknown' })
    await expect(openLesson(there, 'secret', 'look')).rejects.toMatchObject({ code: 'course/unknown' })
  }))

test('who may see it is asked each time: a course that is taken off the catalogue, an enrollment that ends and a new version count at once', () =>
  scene(ACME, 'learner', async (ctx) => {
    await enroll(ctx, 'lockout')
    expect((await openLesson(ctx, 'lockout', 'look'))!.lesson.title).toBeTruthy()
    expect(await openLesson(await as(ctx, 'other'), 'lockout', 'look')).toBeNull()
    await publishCourse(ctx, course({ title: 'Lockout, again' }))
    expect((await openLesson(ctx, 'lockout', 'look'))!.lesson.course.title).toBe('Lockout, again')
    await publishCatalogue(ctx, 'customers', [])
    await expect(openLesson(ctx, 'lockout', 'look')).rejects.toMatchObject({ code: 'course/unknown' })
    expect(await publishedIn(ctx)).toEqual([])
  }))

test('what may come later, such as a file that is not there yet, is not remembered as missing', () =>
  scene(ACME, 'learner', async (ctx) => {
    const { version_id } = await readCourse(ctx, 'lockout')
    let there = false
    const read = async () => new Map([[version_id, { there }]])
    const ask = async () => (await remembered(ctx, [version_id], 'file', read, (part) => part.there)).get(version_id)
    expect(await ask()).toEqual({ there: false })
    there = true
    expect(await ask()).toEqual({ there: true })
    there = false
    expect(await ask()).toEqual({ there: true })
  }))
