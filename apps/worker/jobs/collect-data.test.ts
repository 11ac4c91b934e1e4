import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fetchDataExport, leftOut, readDataExports, requestDataExport } from '@stoa/domain/people'
import { queueMail, type JobName } from '@stoa/domain/tenancy'
import { previewRegrading, regradeQuestion } from '@stoa/domain/learning'
import { ACME, emailOf, GLOBEX, ground, lasting, sitExam, useGround, world as company, type Company } from '@stoa/domain/testing'
import { worldFromEnv } from '@stoa/gateways'
import { strFromU8, unzipSync } from 'fflate'
import { pino } from 'pino'
import { afterAll, expect, test } from 'vitest'
import { runJob } from '../run-job.ts'
import { PARTS } from './collect-data.ts'

useGround()

const folder = mkdtempSync(join(tmpdir(), 'stoa-data-'))
afterAll(() => rmSync(folder, { recursive: true }))
const outside = worldFromEnv({}, folder)
const log = pino({ level: 'silent' })
const run = (name: JobName, data: object, of: Company = ACME) =>
  runJob({ db: ground().copy.db, world: outside, address: { scheme: 'https', port: null }, log }, name, {
    id: crypto.randomUUID(),
    data: { ...data, tenant_id: company(of).id },
  })

/** Every table that speaks of people: by a reference, by a column that is called so, or by a reference to rows that are somebody's, and so
 *  on: what hangs on an attempt is as much theirs as the attempt. */
const ABOUT_PEOPLE = `
  with recursive tables as (select c.oid, c.relname as name from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace),
  owned as (
    select t.* from tables t where exists (select from pg_attribute a where a.attrelid = t.oid and a.attname = 'person_id' and not a.attisdropped)
    union select t.* from owned o join pg_constraint k on k.contype = 'f' and k.confrelid = o.oid join tables t on t.oid = k.conrelid)
  select name from owned union select t.name from tables t where
    exists (select from pg_attribute a where a.attrelid = t.oid and a.attname = 'actor_id' and not a.attisdropped)
    or exists (select from pg_constraint k where k.conrelid = t.oid and k.contype = 'f' and k.confrelid = 'public.people'::regclass)`

test('every table that speaks of people is in the copy of their data, or left out for a reason', async () => {
  const { rows } = await ground().superuser.pool.query<{ name: string }>(ABOUT_PEOPLE)
  const copied = new Set(PARTS.flatMap((part) => part.tables))
  expect(rows.length).toBeGreaterThan(15)
  const forgotten = rows.filter(({ name }) => !copied.has(name) && !leftOut[name]).map(({ name }) => name)
  expect(forgotten, 'add the table to personalData of its folder, or to leftOut with a reason').toEqual([])
  for (const name of Object.keys(leftOut)) expect(copied.has(name), `${name} is both copied and left out`).toBe(false)
})

test('a table that is made tomorrow and speaks of people is noticed', async () => {
  const { superuser } = ground()
  await superuser.pool.query(
    `create table favourites (tenant_id uuid, reader uuid, foreign key (tenant_id, reader) references people (tenant_id, id));
     create table doubts (tenant_id uuid, attempt uuid, id int unique, foreign key (tenant_id, attempt) references attempts (tenant_id, id));
     create table answers_to_doubts (doubt int references doubts (id))`,
  )
  const { rows } = await superuser.pool.query<{ name: string }>(ABOUT_PEOPLE)
  await superuser.pool.query('drop table favourites, answers_to_doubts, doubts')
  expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(['favourites', 'doubts', 'answers_to_doubts']))
})

test('the copy holds what is one’s own, the papers, and no secret; collected twice it is one', async () => {
  const { completion } = await lasting(ACME, 'learner', (ctx) => sitExam(ctx))
  await run('issue-certificate', { completion_id: completion! })
  const { id, token } = await lasting(ACME, 'learner', async (ctx) => {
    const token = 'a'.repeat(32)
    const text = `Press https://customers.acme.test/link/${token} now`
    const envelope = { person_id: ctx.viewer!.id, kind: 'test', to_address: ctx.viewer!.email }
    await queueMail(ctx, ctx.academy.id, envelope, { subject: 'A link', text, html: '', from_name: 'Acme', logo_sha256: null, unsubscribe_url: null })
    await ctx.trx.insertInto('passwords').values({ person_id: ctx.viewer!.id, hash: 'the hash of a password' }).execute()
    return { id: await requestDataExport(ctx), token }
  })
  expect(await lasting(ACME, 'learner', (ctx) => requestDataExport(ctx)), 'asked again meanwhile it is the same one').toBe(id)
  await Promise.all([run('collect-data', { export_id: id }), run('collect-data', { export_id: id })])
  await run('collect-data', { export_id: id })

  const [copy, ...more] = await lasting(ACME, 'learner', (ctx) => readDataExports(ctx))
  expect([copy!.state, more]).toEqual(['ready', []])
  const { sha256 } = await lasting(ACME, 'learner', (ctx) => fetchDataExport(ctx, id))
  const files = unzipSync((await outside.storage.get(sha256))!.bytes)
  const json = (name: string) => JSON.parse(strFromU8(files[`${name}.json`]!)) as Record<string, unknown>[]
  expect(json('profile')).toMatchObject([{ email: emailOf('learner', ACME), name: 'learner of acme' }])
  expect(json('exams')).toMatchObject([{ course: 'lockout', percent: 100, passed: true }])
  expect((json('exams')[0] as { questions: unknown[] }).questions).toHaveLength(4)
  const serial = String(json('certificates')[0]!.serial)
  expect(strFromU8(files[`certificates/${serial}.pdf`]!.slice(0, 5))).toBe('%PDF-')
  expect(json('mail-sent-to-you').map((mail) => mail.text)).toContain('Press https://customers.acme.test/link/… now')
  expect(json('what-you-did').map((line) => line.act)).toContain('data-export/requested')
  expect(strFromU8(files['index.html']!)).toContain(serial)
  const everything = Object.values(files)
    .map((bytes) => strFromU8(bytes, true))
    .join('\n')
  for (const secret of [token, 'the hash of a password', emailOf('other', ACME)]) expect(everything).not.toContain(secret)

  const letters = await lasting(ACME, 'learner', ({ trx }) => trx.selectFrom('outbox').select('text').where('kind', '=', 'data-export').execute())
  expect(letters).toHaveLength(1)
  expect(letters[0]!.text).toContain('https://customers.acme.test/account/data')
})

test('nobody else fetches a copy, not even in the same academy, and another tenant’s job finds nothing', async () => {
  const { id } = (await lasting(ACME, 'learner', (ctx) => readDataExports(ctx)))[0]!
  await expect(lasting(ACME, 'other', (ctx) => fetchDataExport(ctx, id))).rejects.toMatchObject({ code: 'data-export/unknown' })
  await expect(lasting(ACME, 'owner', (ctx) => fetchDataExport(ctx, id))).rejects.toMatchObject({ code: 'data-export/unknown' })
  const theirs = await lasting(GLOBEX, 'learner', (ctx) => requestDataExport(ctx))
  await run('collect-data', { export_id: theirs }, ACME)
  expect((await lasting(GLOBEX, 'learner', (ctx) => readDataExports(ctx)))[0]!.state).toBe('collecting')
})

test('a copy that was never finished does not stand in the way of another for ever', async () => {
  const lost = await lasting(ACME, 'client', (ctx) => requestDataExport(ctx))
  await ground().superuser.pool.query(`update data_exports set requested_at = now() - interval '3 hours' where id = $1`, [lost])
  const again = await lasting(ACME, 'client', (ctx) => requestDataExport(ctx))
  expect(again).not.toBe(lost)
  await run('collect-data', { export_id: lost })
  const states = (await lasting(ACME, 'client', (ctx) => readDataExports(ctx))).map((one) => one.state)
  expect(states).toEqual(['collecting', 'lost'])
})

test('after seven days the bytes are removed, and the list says so', async () => {
  const { id } = (await lasting(ACME, 'learner', (ctx) => readDataExports(ctx)))[0]!
  const { sha256 } = await lasting(ACME, 'learner', (ctx) => fetchDataExport(ctx, id))
  await run('sweep-exports', {})
  expect(await outside.storage.has(sha256)).toBe(true)
  await ground().superuser.pool.query(`update data_exports set expires_at = now() where id = $1`, [id])
  await run('sweep-exports', {})
  await run('sweep-exports', {})
  expect(await outside.storage.has(sha256)).toBe(false)
  await lasting(ACME, 'learner', async (ctx) => {
    expect((await readDataExports(ctx))[0]!.state).toBe('over')
    await expect(fetchDataExport(ctx, id)).rejects.toMatchObject({ code: 'data-export/unknown' })
  })
})

test('however many copies are over in one night, all of them go', async () => {
  const insert = `insert into data_exports (tenant_id, person_id, academy_id, requested_at, ended_at, expires_at, sha256, bytes)
    select e.tenant_id, e.person_id, e.academy_id, now() - interval '8 days', now() - interval '8 days', now() - interval '1 day', encode(sha256(n::text::bytea), 'hex'), 1
    from (select * from data_exports limit 1) e, generate_series(1, 1100) n`
  await ground().superuser.pool.query(insert)
  const kept = () => ground().superuser.pool.query('select 1 from data_exports where sha256 is not null and expires_at <= now()').then(({ rowCount }) => rowCount)
  expect(await kept()).toBeGreaterThanOrEqual(1100)
  for (const of of [ACME, GLOBEX] as const) await run('sweep-exports', {}, of)
  expect(await kept()).toBe(0)
})

test('an exam that was graded again is in the copy as it stands now, with what it was before, its promise and its breaks', async () => {
  const { attempt } = await lasting(ACME, 'led', (ctx) => sitExam(ctx, 3))
  const { rows } = await ground().superuser.pool.query<{ id: string }>('select question_id as id from attempt_items where attempt_id = $1', [attempt])
  for (const { id } of rows)
    await lasting(ACME, 'owner', async (ctx) => {
      const wish = { outcome: 'point', right: {} } as const
      const { seen, after } = await previewRegrading(ctx, 'lockout', id, wish)
      await regradeQuestion(ctx, 'lockout', id, { ...wish, id: crypto.randomUUID(), reason: 'Faulty', seen, after })
    })
  await ground().superuser.pool.query(
    `insert into attempt_breaks (tenant_id, attempt_id, number, started_at, ends_at) select tenant_id, id, 1, now() - interval '1 hour', now() from attempts where id = $1`,
    [attempt],
  )
  const id = await lasting(ACME, 'led', (ctx) => requestDataExport(ctx))
  await run('collect-data', { export_id: id })
  const { sha256 } = await lasting(ACME, 'led', (ctx) => fetchDataExport(ctx, id))
  const files = unzipSync((await outside.storage.get(sha256))!.bytes)
  const [exam] = JSON.parse(strFromU8(files['exams.json']!)) as Record<string, unknown>[]
  expect(exam).toMatchObject({ asked: 4, correct: 4, percent: 100, passed: true, before_regrading: { asked: 4, correct: 3, percent: 75 } })
  expect(exam!.regraded_at).toEqual(expect.any(String))
  expect(exam!.honour_statement).toEqual(expect.any(String))
  expect(exam!.breaks).toHaveLength(1)
  expect((exam!.skills as { asked: number; correct: number }[]).map(({ asked, correct }) => correct / asked)).toEqual([1, 1])
})
