import { expect, test } from 'vitest'
import { publishCatalogue } from '../library/index.ts'
import { dayIn, type Ctx } from '../tenancy/index.ts'
import { ACME, as, GLOBEX, later, scene, sitExam, standIn, useGround } from '../testing.ts'
import { earnCycle, goodUntil, revokeCertificate, runningOut } from './index.ts'

useGround()

const DAY = 24 * 60
/** The same moment so many days before or after the last day of what is earned today, for 24 months. */
function aroundTheEnd(ctx: Ctx, days: number): Ctx {
  const today = dayIn(ctx.now, 'Europe/Oslo')
  const end = (Date.parse(goodUntil(today, 24)) - Date.parse(today)) / 86_400_000
  return later(ctx, (end + days) * DAY)
}
const earn = async (ctx: Ctx) => earnCycle(ctx, (await sitExam(ctx)).completion!)

test.each([
  [-91, null],
  [-90, 90],
  [-1, 1],
  [0, 0],
  [1, -1],
  [90, -90],
  [91, null],
])('%i days from its last day a certificate is spoken of as %j days', (days, said) =>
  scene(ACME, 'learner', async (ctx) => {
    await earn(ctx)
    const found = await runningOut(aroundTheEnd(ctx, days))
    const renewal = { course_slug: 'lockout', minutes: 30, questions: 4, attempts_left: 3 }
    expect(found).toMatchObject(said === null ? [] : [{ certification: 'Locker', days: said, renewal }])
  }),
)

test('of two cycles the later counts, and it alone is spoken of', () =>
  scene(ACME, 'learner', async (ctx) => {
    // Nobody sits an exam again while a pass of it is in force; a failed attempt that is completed afterwards is a second completion too.
    const { attempt } = await sitExam(ctx, 0)
    await earn(ctx)
    const { person_id, course_id } = await ctx.trx.selectFrom('attempts').selectAll().where('id', '=', attempt).executeTakeFirstOrThrow()
    const { id: version_id } = await ctx.trx.selectFrom('course_versions').select('id').where('course_id', '=', course_id).executeTakeFirstOrThrow()
    const completion = await ctx.trx.insertInto('completions').values({ person_id, course_id, version_id, attempt_id: attempt }).returning('id').executeTakeFirstOrThrow()
    const renewed = await earnCycle(ctx, completion.id)
    const { serial } = await ctx.trx.selectFrom('cycles').select('serial').where('id', '=', renewed!).executeTakeFirstOrThrow()
    expect(await runningOut(aroundTheEnd(ctx, -5))).toMatchObject([{ serial, renewal: { attempts_left: 2 } }])
  }))

test('where its course is not offered any more, nothing is promised', () =>
  scene(ACME, 'learner', async (ctx) => {
    await earn(ctx)
    await publishCatalogue(ctx, 'customers', [])
    expect(await runningOut(aroundTheEnd(ctx, -5))).toMatchObject([{ days: 5, renewal: null }])
  }))

test('a withdrawn one is not spoken of', () =>
  scene(ACME, 'learner', async (ctx) => {
    await earn(ctx)
    const [one] = await runningOut(aroundTheEnd(ctx, -5))
    await revokeCertificate(await as(ctx, 'owner'), one!.serial, 'By mistake')
    expect(await runningOut(aroundTheEnd(ctx, -5))).toEqual([])
  }))

test("nobody else's is shown, nor another company's", () =>
  scene(ACME, 'learner', async (ctx) => {
    await earn(ctx)
    expect(await runningOut(aroundTheEnd(ctx, -5))).toHaveLength(1)
    expect(await runningOut(aroundTheEnd(await as(ctx, 'other'), -5))).toEqual([])
    await expect(runningOut(await as(ctx, 'guest'))).rejects.toMatchObject({ code: 'access/sign-in' })
    const there = await standIn(ctx, GLOBEX, 'learner')
    expect(await runningOut(aroundTheEnd({ ...there, viewer: ctx.viewer }, -5))).toEqual([])
  }))
