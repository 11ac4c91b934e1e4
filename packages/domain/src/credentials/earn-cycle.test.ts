import { expect, test } from 'vitest'
import { publishCatalogue, publishCourse } from '../library/index.ts'
import type { Ctx } from '../tenancy/index.ts'
import { examStanding, startAttempt } from '../learning/index.ts'
import { ACME, as, certification, CONFIRMED, course, GLOBEX, ground, lasting, scene, sitExam, standIn, useGround, world } from '../testing.ts'
import { atOnce } from '../testing/at-once.ts'
import { dayIn } from '../tenancy/index.ts'
import { applyCertification, earnCycle, goodUntil, myCertificates, revokeCertificate, tenantOfSerial } from './index.ts'

useGround()

/** The viewer's own. */
const cycles = (ctx: Ctx) =>
  ctx.trx
    .selectFrom('cycles as y')
    .innerJoin('credentials as r', 'r.id', 'y.credential_id')
    .select(['y.id', 'y.number', 'y.serial', 'y.issued_on', 'y.valid_until_on', 'y.completion_id', 'y.credential_id'])
    .where('r.person_id', '=', ctx.viewer!.id)
    .orderBy('y.number')
    .execute()

test('a completion earns once, however often that is asked', () =>
  scene(ACME, 'learner', async (ctx) => {
    const { completion } = await sitExam(ctx)
    const cycle = await earnCycle(ctx, completion!)
    expect(await earnCycle(ctx, completion!)).toBe(cycle)
    const today = dayIn(ctx.now, 'Europe/Oslo')
    expect(await cycles(ctx)).toMatchObject([
      { id: cycle, number: 1, issued_on: today, valid_until_on: goodUntil(today, 24), completion_id: completion },
    ])
    expect((await cycles(ctx))[0]!.serial).toMatch(/^LCK-/)
    expect(await ctx.trx.selectFrom('trail').select('id').where('act', '=', 'credential/earned').execute()).toHaveLength(1)
  }))

test('eight workers at the same completion earn one cycle', async () => {
  const { completion } = await lasting(ACME, 'led', (ctx) => sitExam(ctx))
  const earned = await atOnce(8, ACME, 'led', (ctx) => earnCycle(ctx, completion!))
  expect(new Set(earned).size).toBe(1)
  expect(await lasting(ACME, 'led', cycles)).toHaveLength(1)
})

test('a second completion is the second cycle of the same credential, also when both are worked on at once', async () => {
  const { attempt } = await lasting(GLOBEX, 'learner', (ctx) => sitExam(ctx, 0))
  const { completion: second } = await lasting(GLOBEX, 'learner', (ctx) => sitExam(ctx))
  const first = await lasting(GLOBEX, 'learner', async (ctx) => {
    // Nobody sits an exam again while a pass of it is in force; a failed attempt that is completed afterwards is a second completion too.
    const { person_id, course_id } = await ctx.trx.selectFrom('attempts').selectAll().where('id', '=', attempt).executeTakeFirstOrThrow()
    const { id: version_id } = await ctx.trx.selectFrom('course_versions').select('id').where('course_id', '=', course_id).executeTakeFirstOrThrow()
    const values = { person_id, course_id, version_id, attempt_id: attempt }
    return (await ctx.trx.insertInto('completions').values(values).returning('id').executeTakeFirstOrThrow()).id
  })
  await atOnce(8, GLOBEX, 'learner', (ctx, index) => earnCycle(ctx, (index % 2 ? first : second)!))
  const rows = await lasting(GLOBEX, 'learner', cycles)
  expect(rows.map((row) => row.number)).toEqual([1, 2])
  expect(new Set(rows.map((row) => row.credential_id)).size).toBe(1)
  expect(new Set(rows.map((row) => row.completion_id))).toEqual(new Set([first, second]))
  expect(new Set(rows.map((row) => row.serial)).size).toBe(2)
})

test('the day on the paper is the day in the academy, not in Greenwich', () =>
  scene(ACME, 'learner', async (ctx) => {
    const { completion } = await sitExam(ctx)
    await ctx.trx.updateTable('academies').set({ time_zone: 'Pacific/Kiritimati' }).execute()
    await earnCycle(ctx, completion!)
    expect((await cycles(ctx))[0]!.issued_on).toBe(dayIn(ctx.now, 'Pacific/Kiritimati'))
  }))

test('a course that earns no certification earns no cycle', () =>
  scene(ACME, 'learner', async (ctx) => {
    await publishCourse(ctx, course({ slug: 'plain' }))
    await publishCatalogue(ctx, 'customers', ['plain', 'lockout'])
    const { completion } = await sitExam(ctx, 4, 'plain')
    expect(await earnCycle(ctx, completion!)).toBeNull()
    expect(await cycles(ctx)).not.toContainEqual(expect.objectContaining({ completion_id: completion }))
  }))

test('what is earned is what is in force when it is earned; what was earned before stays', () =>
  scene(ACME, 'other', async (ctx) => {
    const client = await as(ctx, 'client')
    await earnCycle(ctx, (await sitExam(ctx)).completion!)
    await applyCertification(ctx, { ...certification(), valid_months: null, title: 'Locker for ever' })
    await earnCycle(client, (await sitExam(client)).completion!)
    expect(await myCertificates(ctx)).toMatchObject([{ certification: 'Locker', valid_until_on: expect.any(String) }])
    expect(await myCertificates(client)).toMatchObject([{ certification: 'Locker for ever', valid_until_on: null }])
  }))

test('a number leads to its tenant for whoever has it, as typed, and an unknown one to nothing', async () => {
  const { completion } = await lasting(ACME, 'other', (ctx) => sitExam(ctx))
  await lasting(ACME, 'other', (ctx) => earnCycle(ctx, completion!))
  const { serial } = (await lasting(ACME, 'other', myCertificates))[0]!
  const { db } = ground().copy
  expect(await tenantOfSerial(db, serial)).toEqual({ tenant_id: world(ACME).id, serial })
  expect(await tenantOfSerial(db, ` ${serial.toLowerCase().replaceAll('-', ' ')} `)).toEqual({ tenant_id: world(ACME).id, serial })
  expect(
    await tenantOfSerial(
      db,
      serial.replace(/.$/, (last) => (last === 'Z' ? 'Y' : 'Z')),
    ),
  ).toBeNull()
  expect(await tenantOfSerial(db, 'nonsense')).toBeNull()
})

test("another tenant's completion is not there to earn from, and its certificates are not mine", () =>
  scene(ACME, 'learner', async (ctx) => {
    const { completion } = await sitExam(ctx)
    await earnCycle(ctx, completion!)
    expect((await myCertificates(ctx)).map((one) => one.completion_id)).toContain(completion)
    await standIn(ctx, GLOBEX)
    await expect(earnCycle(ctx, completion!)).rejects.toThrow('no result')
    expect(await myCertificates(ctx)).toEqual([])
  }))

test('an exam may be sat again on the day after its certificate ran out, and the attempts are counted anew', () =>
  scene(ACME, 'learner', async (ctx) => {
    await sitExam(ctx, 0)
    const { completion } = await sitExam(ctx)
    await earnCycle(ctx, completion!)
    const { valid_until_on } = (await cycles(ctx))[0]!
    const at = (day: number): Ctx => ({ ...ctx, now: new Date(Date.parse(`${valid_until_on}T12:00:00Z`) + day * 86_400_000) })
    const standing = (day: number) => examStanding(at(day), 'lockout', { attempts_max: 3, cooldown_hours: 0 })
    expect(await standing(0)).toMatchObject({ passed: true, passed_until_on: valid_until_on })
    expect(await standing(1)).toMatchObject({ passed: false, attempts_left: 3 })
    await expect(startAttempt(at(0), 'lockout', CONFIRMED)).rejects.toMatchObject({ code: 'exam/passed-already' })
    await startAttempt(at(1), 'lockout', CONFIRMED)
  }))

test('whoever’s certificate was withdrawn may sit the exam again', () =>
  scene(ACME, 'learner', async (ctx) => {
    const { completion } = await sitExam(ctx)
    await earnCycle(ctx, completion!)
    const { serial } = (await cycles(ctx))[0]!
    await expect(startAttempt(ctx, 'lockout', CONFIRMED)).rejects.toMatchObject({ code: 'exam/passed-already' })
    await revokeCertificate(await as(ctx, 'owner'), serial, 'Issued to somebody else')
    await startAttempt(ctx, 'lockout', CONFIRMED)
  }))
