import { expect, test } from 'vitest'
import { ACME, as, course, emailOf, GLOBEX, jobsOf, later, lasting, mailsIn, personOf, scene, sitExam, standIn, useGround } from '../testing.ts'
import { publishCatalogue, publishCourse } from '../library/index.ts'
import { enroll, finishLesson } from '../learning/index.ts'
import { readUnsubscribing, saveNotifications, unsubscribe } from '../people/index.ts'
import { dayIn, mailToSend, type Ctx } from '../tenancy/index.ts'
import { earnCycle, planReminders, remindPerson } from './index.ts'

useGround()

const DAY = 1440
const origin = (host: string) => `https://${host}`
const remind = (ctx: Ctx) => remindPerson(ctx, personOf(ACME, 'learner'), origin)
const toLearner = async (ctx: Ctx) => (await mailsIn(ctx)).filter((mail) => mail.to_address === emailOf('learner', ACME))
const inDays = (ctx: Ctx, days: number) => dayIn(new Date(ctx.now.getTime() + days * 86_400_000), 'Europe/Oslo')
async function due(ctx: Ctx, days: number) {
  await enroll(ctx, 'lockout')
  await ctx.trx.updateTable('enrollment_sources').set({ due_on: inDays(ctx, days) }).execute()
}
const tokenIn = (mail: { text: string }) => /\/unsubscribe\/([a-z0-9]{32})$/.exec(mail.text)![1]!

test('a course that is due is spoken of a week before, a day before and once when it is late, each once', () =>
  scene(ACME, 'learner', async (ctx) => {
    await due(ctx, 20)
    for (const days of [0, 13, 14, 19, 20, 21, 22, 40]) for (const _twice of [1, 2]) await remind(later(ctx, days * DAY))
    expect((await toLearner(ctx)).map((mail) => mail.subject)).toEqual([
      'Lockout is due in 7 days',
      'Lockout is due tomorrow',
      `Lockout was due on ${new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(inDays(ctx, 20)))}`,
    ])
    expect((await toLearner(ctx))[0]!.text).toContain('https://customers.acme.test/learn/lockout\n')
  }))

test('a certificate is spoken of 60, 30 and 7 days before it runs out, and not once it is renewed', () =>
  scene(ACME, 'learner', async (ctx) => {
    const { completion } = await sitExam(ctx)
    await earnCycle(ctx, completion!)
    const last = (await ctx.trx.selectFrom('cycles').select('valid_until_on').executeTakeFirstOrThrow()).valid_until_on!
    const at = (days: number) => later(ctx, Math.round((Date.parse(last) - ctx.now.getTime()) / 60_000) - days * DAY + 600)
    for (const days of [70, 60, 59, 30, 7, 6, 0, -1]) await remind(at(days))
    expect((await toLearner(ctx)).map((mail) => mail.subject)).toEqual(['Locker runs out in 60 days', 'Locker runs out in 30 days', 'Locker runs out in 7 days'])
    expect((await toLearner(ctx))[0]!.text).toContain('https://customers.acme.test/exams/lockout\n')
  }))

test('a course without an exam is spoken of until everything in it is read, as it is worded now', () =>
  scene(ACME, 'learner', async (ctx) => {
    await publishCourse(ctx, course({ exam: null, pools: [] }))
    await due(ctx, 7)
    await finishLesson(ctx, 'lockout', 'look')
    await remind(ctx)
    expect((await toLearner(ctx)).map((mail) => mail.subject)).toEqual(['Lockout is due in 7 days'])
    await finishLesson(ctx, 'lockout', 'lock')
    await remind(later(ctx, 6 * DAY))
    await remind(later(ctx, 8 * DAY))
    expect(await toLearner(ctx)).toHaveLength(1)
  }))

test('of several things in one morning one letter tells, in the person’s language, and no second letter comes that day', () =>
  scene(ACME, 'learner', async (ctx) => {
    const { completion } = await sitExam(ctx)
    await earnCycle(ctx, completion!)
    await publishCourse(ctx, course({ slug: 'guards', title: 'Guards', pools: [], exam: null }))
    await publishCatalogue(ctx, 'customers', ['lockout', 'guards'])
    await enroll(ctx, 'guards')
    await ctx.trx.updateTable('people').set({ locale: 'ar' }).where('id', '=', ctx.viewer!.id).execute()
    const last = (await ctx.trx.selectFrom('cycles').select('valid_until_on').executeTakeFirstOrThrow()).valid_until_on!
    const morning = later(ctx, Math.round((Date.parse(last) - ctx.now.getTime()) / 60_000) - 30 * DAY + 600)
    // Both courses have a day: nothing is due that is completed.
    await ctx.trx.updateTable('enrollment_sources').set({ due_on: inDays(morning, 1) }).execute()
    await remind(morning)
    await remind(later(morning, 60))
    const [mail, ...more] = await toLearner(ctx)
    expect([mail!.subject, more]).toEqual(['أمران ينتظرانك، acme customers', []])
    expect(mail!.html).toContain('dir="rtl"')
    const lines = mail!.text.replace(/[\u2066-\u2069\u200f]/g, '').split('\n')
    expect(lines.filter((line) => line.startsWith('* '))).toEqual(['* Guards', '* Locker'])
    expect(lines.filter((line) => /^ {2}(الموعد غدًا، في|تنتهي بعد 30 يومًا، في) \d+ \p{L}+ \d{4}$/u.test(line))).toHaveLength(2)
    const links = await ctx.trx.selectFrom('unsubscribe_links').select('topic').orderBy('topic').execute()
    expect(links.map(({ topic }) => topic)).toEqual(['certificates', 'due'])
  }))

test('whoever unsubscribed, by the letter or on their page, is left alone; the letter that was written meanwhile does not leave', () =>
  scene(ACME, 'learner', async (ctx) => {
    await due(ctx, 7)
    await remind(ctx)
    const [mail] = await toLearner(ctx)
    const token = tokenIn(mail!)
    const guest = await as(ctx, 'guest')
    expect(await readUnsubscribing(guest, token)).toEqual({ topics: ['due'], is_done: false })
    for (const _twice of [1, 2]) expect(await unsubscribe(guest, token)).toEqual({ topics: ['due'], is_done: true })
    const { id } = await ctx.trx.selectFrom('outbox').select('id').where('kind', '=', 'reminder').executeTakeFirstOrThrow()
    expect(await mailToSend(ctx, id)).toBeNull()
    expect(await ctx.trx.selectFrom('undelivered').select('reason').execute()).toEqual([{ reason: 'unsubscribed' }])
    await remind(later(ctx, 6 * DAY))
    expect(await toLearner(ctx)).toHaveLength(1)
    await saveNotifications(ctx, { had: ['certificates'], wants: ['certificates', 'due'] })
    await remind(later(ctx, 6 * DAY))
    expect(await toLearner(ctx)).toHaveLength(2)
  }))

test('a form that was open meanwhile does not undo what a letter’s link switched off', () =>
  scene(ACME, 'learner', async (ctx) => {
    await due(ctx, 7)
    await remind(ctx)
    await unsubscribe(ctx, tokenIn((await toLearner(ctx))[0]!))
    await saveNotifications(ctx, { had: ['due', 'certificates'], wants: ['due'] })
    expect((await ctx.trx.selectFrom('unsubscriptions').select('topic').orderBy('topic').execute()).map(({ topic }) => topic)).toEqual(['certificates', 'due'])
  }))

test('no other tenant knows the link of a letter', () =>
  scene(ACME, 'learner', async (ctx) => {
    await due(ctx, 7)
    await remind(ctx)
    const token = tokenIn((await toLearner(ctx))[0]!)
    await expect(readUnsubscribing(ctx, token)).resolves.toMatchObject({ is_done: false })
    await expect(readUnsubscribing(await standIn(ctx, GLOBEX), token)).rejects.toMatchObject({ code: 'mail/link-unknown' })
  }))

test('to an address that mail came back from nothing is written, and what is pressing then comes later', () =>
  scene(ACME, 'learner', async (ctx) => {
    await due(ctx, 7)
    const address = emailOf('learner', ACME)
    await ctx.trx.insertInto('suppressions').values({ address, reason: 'bounce' }).execute()
    await remind(ctx)
    expect(await toLearner(ctx)).toEqual([])
    await ctx.trx.updateTable('suppressions').set({ ended_at: ctx.now, ended_by: 'admin' }).execute()
    await remind(later(ctx, DAY))
    expect((await toLearner(ctx)).map((mail) => mail.subject)).toEqual(['Lockout is due in 6 days'])
  }))

test('the night plans a job at eight in somebody’s own morning, for whom there may be something and for nobody else', async () => {
  await lasting(ACME, 'learner', async (ctx) => {
    await due(ctx, 3)
    await ctx.trx.updateTable('people').set({ time_zone: 'Asia/Tokyo' }).where('id', '=', ctx.viewer!.id).execute()
    expect(await planReminders(ctx)).toBe(1)
  })
  const [job, ...more] = await jobsOf('remind-person')
  expect([job!.data.person_id, more]).toEqual([personOf(ACME, 'learner'), []])
  expect(job!.start_after.toISOString()).toMatch(/T23:00:00\.000Z$/)
})

test('two workers that remind the same person at once write one letter', async () => {
  await Promise.all([1, 2].map(() => lasting(ACME, 'learner', (ctx) => remind(ctx))))
  expect(await lasting(ACME, 'learner', toLearner)).toHaveLength(1)
})
