import { createPublicKey, verify } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { verifySerial } from '@stoa/domain/credentials'
import { enroll, startAttempt } from '@stoa/domain/learning'
import { requestLink } from '@stoa/domain/people'
import { act, queueMail, type JobName } from '@stoa/domain/tenancy'
import {
  ACME,
  CONFIRMED,
  emailOf,
  GLOBEX,
  ground,
  jobsOf,
  lasting,
  sitExam,
  useGround,
  world as company,
  type Company,
  type Inhabitant,
} from '@stoa/domain/testing'
import { worldFromEnv, type LocalMail } from '@stoa/gateways'
import { pino } from 'pino'
import { afterAll, expect, test } from 'vitest'
import { startNightly } from './handlers.ts'
import { runJob } from './run-job.ts'

useGround()

const folder = mkdtempSync(join(tmpdir(), 'stoa-worker-'))
afterAll(() => rmSync(folder, { recursive: true }))

const outside = worldFromEnv({}, folder)
const mailbox = outside.mail as LocalMail
const log = pino({ level: 'silent' })
const run = (name: JobName, data: object, of: Company = ACME) =>
  runJob({ db: ground().copy.db, world: outside, address: { scheme: 'https', port: null }, log }, name, {
    id: crypto.randomUUID(),
    data: { ...data, tenant_id: company(of).id },
  })

const passed = async (who: Inhabitant, of: Company = ACME) => (await lasting(of, who, (ctx) => sitExam(ctx))).completion!
/** What one person's certificates came to. */
const earned = (who: Inhabitant, of: Company = ACME) =>
  lasting(of, who, async ({ trx, viewer }) => ({
    cycles: await trx
      .selectFrom('cycles as y')
      .innerJoin('credentials as r', 'r.id', 'y.credential_id')
      .select(['y.serial', 'y.number'])
      .where('r.person_id', '=', viewer!.id)
      .execute(),
    papers: await trx
      .selectFrom('certificates as f')
      .innerJoin('cycles as y', 'y.id', 'f.cycle_id')
      .innerJoin('credentials as r', 'r.id', 'y.credential_id')
      .select('f.pdf_sha256')
      .where('r.person_id', '=', viewer!.id)
      .execute(),
    letters: await trx
      .selectFrom('outbox')
      .select(['id', 'attachment_sha256'])
      .where('person_id', '=', viewer!.id)
      .where('kind', '=', 'certificate')
      .execute(),
  }))

test('a certificate that is issued twice is one cycle, one paper, one letter', async () => {
  const completion_id = await passed('learner')
  await run('issue-certificate', { completion_id })
  await run('issue-certificate', { completion_id })
  const { cycles, papers, letters } = await earned('learner')
  expect(cycles).toMatchObject([{ number: 1 }])
  expect(papers).toHaveLength(1)
  expect(letters).toMatchObject([{ attachment_sha256: papers[0]!.pdf_sha256 }])
  const stored = (await outside.storage.get(papers[0]!.pdf_sha256))!
  expect(stored.content_type).toBe('application/pdf')
  expect(Buffer.from(stored.bytes.slice(0, 5)).toString()).toBe('%PDF-')
})

test('eight workers that issue the same certificate at once make one cycle, one paper, one letter', async () => {
  const completion_id = await passed('other')
  await Promise.all(Array.from({ length: 8 }, () => run('issue-certificate', { completion_id })))
  const { cycles, papers, letters } = await earned('other')
  expect([cycles.length, papers.length, letters.length]).toEqual([1, 1, 1])
  expect(await outside.storage.has(papers[0]!.pdf_sha256)).toBe(true)
  const { fields, state } = await lasting(ACME, 'guest', (ctx) => verifySerial(ctx, cycles[0]!.serial))
  expect([state, fields.holder, fields.verify_url]).toEqual(['valid', 'other of acme', `https://customers.acme.test/verify/${cycles[0]!.serial}`])
})

test('a worker that died between drawing and recording leaves work that the next one finishes', async () => {
  const completion_id = await passed('led')
  const broken = { ...outside, storage: { ...outside.storage, put: () => Promise.reject(new Error('the disk went away')) } }
  const job = { id: crypto.randomUUID(), data: { completion_id, tenant_id: company(ACME).id } }
  await expect(
    runJob({ db: ground().copy.db, world: broken, address: { scheme: 'https', port: null }, log }, 'issue-certificate', job),
  ).rejects.toThrow('the disk went away')
  expect((await earned('led')).papers).toEqual([])
  await run('issue-certificate', { completion_id })
  const { cycles, papers, letters } = await earned('led')
  expect([cycles.length, papers.length, letters.length]).toEqual([1, 1, 1])
})

test('a letter that is sent twice, or by four workers at once, is one mail with its attachment', async () => {
  const { letters, cycles } = await earned('learner')
  const outbox_id = letters[0]!.id
  const before = await mailbox.list()
  await Promise.all(Array.from({ length: 4 }, () => run('send-mail', { outbox_id })))
  await run('send-mail', { outbox_id })
  const sent = (await mailbox.list()).filter((mail) => !before.some(({ id }) => id === mail.id))
  expect(sent).toHaveLength(1)
  const mail = (await mailbox.read(sent[0]!.id))!
  expect(mail).toMatchObject({ to: emailOf('learner', ACME), subject: 'Your certificate: Locker', from: expect.stringContaining('acme customers') })
  expect(mail.attachments.map(({ filename, content_type }) => [filename, content_type])).toEqual([[`${cycles[0]!.serial}.pdf`, 'application/pdf']])
  const delivered = await lasting(ACME, 'guest', ({ trx }) =>
    trx.selectFrom('deliveries').select('provider_id').where('outbox_id', '=', outbox_id).execute(),
  )
  expect(delivered).toEqual([{ provider_id: sent[0]!.id }])
})

test('a letter that reached the gateway before the worker died is not sent again', async () => {
  const envelope = { person_id: null, kind: 'test', to_address: 'ana@new.example' }
  const composed = { subject: 'Once', text: 'Once.', html: '<p>Once.</p>', from_name: 'Acme', logo_sha256: null, unsubscribe_url: null }
  const outbox_id = await lasting(ACME, 'guest', (ctx) => queueMail(ctx, ctx.academy.id, envelope, composed))
  await run('send-mail', { outbox_id })
  await ground().superuser.pool.query('delete from deliveries where outbox_id = $1', [outbox_id]) // It died before noting that.
  await run('send-mail', { outbox_id })
  expect((await mailbox.list()).filter((mail) => mail.subject === 'Once')).toHaveLength(1)
})

test('a request for a link that four workers answer at once, and a fifth again, is one letter with one link', async () => {
  const wish = { purpose: 'sign-in', email: emailOf('auditor', ACME), returnTo: '/' } as const
  const request_id = await lasting(ACME, 'guest', (ctx) => requestLink(ctx, wish))
  await Promise.all(Array.from({ length: 4 }, () => run('answer-link-request', { request_id })))
  await run('answer-link-request', { request_id })
  const [letter, ...more] = await lasting(ACME, 'guest', ({ trx }) =>
    trx.selectFrom('outbox').select('text').where('to_address', '=', wish.email).execute(),
  )
  expect(more).toEqual([])
  expect(letter!.text).toMatch(/https:\/\/customers\.acme\.test\/link\/[a-z0-9]{32}\n/)
  const left = await lasting(ACME, 'guest', ({ trx }) => trx.selectFrom('link_requests').select('id').execute())
  expect(left).toEqual([])
})

test("a job with another tenant's id in it finds nothing to work on", async () => {
  const completion_id = await passed('client')
  await expect(run('issue-certificate', { completion_id }, GLOBEX)).rejects.toThrow('no result')
  const { letters } = await earned('learner')
  await expect(run('send-mail', { outbox_id: letters[0]!.id }, GLOBEX)).rejects.toThrow('no result')
  expect((await earned('client')).cycles).toEqual([])
})

test('a job whose data is not what was declared is refused before anything is done', async () => {
  await expect(run('issue-certificate', { completion_id: 'none' })).rejects.toThrow(/completion_id/)
  await expect(
    runJob({ db: ground().copy.db, world: outside, address: { scheme: 'https', port: null }, log }, 'sign-checkpoint', { id: 'x', data: {} }),
  ).rejects.toThrow('a tenant is named by its uuid')
})

test('the attempt that was left open is closed and graded at its deadline, and not before', async () => {
  const attempt_id = await lasting(GLOBEX, 'learner', async (ctx) => {
    await enroll(ctx, 'lockout')
    return startAttempt(ctx, 'lockout', CONFIRMED)
  })
  await run('close-attempt', { attempt_id }, GLOBEX)
  const open = await lasting(GLOBEX, 'learner', ({ trx }) => trx.selectFrom('attempts').select('submitted_at').where('id', '=', attempt_id).execute())
  expect(open).toEqual([{ submitted_at: null }])
  await ground().superuser.pool.query('update attempts set deadline_at = now() where id = $1', [attempt_id])
  await run('close-attempt', { attempt_id }, GLOBEX)
  await run('close-attempt', { attempt_id }, GLOBEX)
  const grades = await lasting(GLOBEX, 'learner', ({ trx }) =>
    trx.selectFrom('grades').select('percent').where('attempt_id', '=', attempt_id).execute(),
  )
  expect(grades).toEqual([{ percent: 0 }])
})

test("the end of a tenant's trail is signed with a key of its own, which verifies it and nothing else", async () => {
  for (const of of [ACME, GLOBEX] as const) await run('sign-checkpoint', {}, of)
  const checkpoints = (of: Company) =>
    lasting(of, 'guest', ({ trx }) => trx.selectFrom('trail_checkpoints').selectAll().orderBy('position').execute())
  const [checkpoint] = await checkpoints(ACME)
  const { position, hash, key_id, signature } = checkpoint!
  const { spki_pem } = await outside.keyring.publicKey(company(ACME).id, 'trail', key_id)
  const fits = (text: string, pem = spki_pem) => verify(null, Buffer.from(text), createPublicKey(pem), Buffer.from(signature, 'base64url'))
  expect(fits(`${company(ACME).id} ${position} ${hash}`)).toBe(true)
  expect(fits(`${company(ACME).id} ${Number(position) + 1} ${hash}`)).toBe(false)
  expect(fits(`${company(GLOBEX).id} ${position} ${hash}`)).toBe(false)
  const [theirs] = await checkpoints(GLOBEX)
  expect(theirs!.key_id).not.toBe(key_id)
  expect(fits(`${company(ACME).id} ${position} ${hash}`, (await outside.keyring.publicKey(company(GLOBEX).id, 'trail')).spki_pem)).toBe(false)
})

test('signing again adds nothing until something was done, and then the new end', async () => {
  const count = () => lasting(ACME, 'guest', async ({ trx }) => (await trx.selectFrom('trail_checkpoints').select('position').execute()).length)
  const before = await count()
  await run('sign-checkpoint', {})
  expect(await count()).toBe(before)
  await lasting(ACME, 'admin', (ctx) => act(ctx, { act: 'something', subject: ['test', null] }))
  await run('sign-checkpoint', {})
  expect(await count()).toBe(before + 1)
})

test('the night forgets what has run out in every tenant, and leaves each the job that signs its trail', async () => {
  const long = new Date(Date.now() - 3 * 86_400_000)
  for (const of of [ACME, GLOBEX] as const)
    await lasting(of, 'guest', async ({ trx, academy }) => {
      const person_id = company(of).people.learner
      const session = { person_id, academy_id: academy.id, user_agent: 'x', opened_by: 'password', ends_at: new Date(Date.now() + 86_400_000) }
      await trx
        .insertInto('sessions')
        .values([
          { ...session, id_hash: 'over', expires_at: long },
          { ...session, id_hash: 'good', expires_at: session.ends_at },
        ])
        .execute()
      const link = { person_id, academy_id: academy.id, purpose: 'sign-in', email: 'a@b.example', return_to: '/' }
      await trx
        .insertInto('one_time_links')
        .values([
          { ...link, token_hash: 'over', expires_at: long },
          { ...link, token_hash: 'good', expires_at: session.ends_at },
        ])
        .execute()
      await trx
        .insertInto('rate_counters')
        .values([
          { bucket: 'over', count: 1, started_at: long },
          { bucket: 'good', count: 1, started_at: new Date() },
        ])
        .execute()
      await trx
        .insertInto('visits')
        .values([
          { academy_id: academy.id, token_hash: 'over', ends_at: long },
          { academy_id: academy.id, token_hash: 'good', ends_at: session.ends_at },
        ])
        .execute()
    })
  const jobsBefore = (await jobsOf('sign-checkpoint')).length
  await startNightly(ground().copy.db, log)
  for (const of of [ACME, GLOBEX] as const)
    await lasting(of, 'guest', async ({ trx }) => {
      expect(await trx.selectFrom('sessions').select('id_hash').execute()).toEqual([{ id_hash: 'good' }])
      expect(await trx.selectFrom('one_time_links').select('token_hash').where('token_hash', 'in', ['over', 'good']).execute()).toEqual([
        { token_hash: 'good' },
      ])
      expect(await trx.selectFrom('rate_counters').select('bucket').execute()).toEqual([{ bucket: 'good' }])
      expect(await trx.selectFrom('visits').select('token_hash').execute()).toEqual([{ token_hash: 'good' }])
    })
  expect(
    (await jobsOf('sign-checkpoint'))
      .slice(jobsBefore)
      .map((job) => job.data.tenant_id)
      .sort(),
  ).toEqual([company(ACME).id, company(GLOBEX).id].sort())
})

test('what fails at night for one company does not take the night of the others, and is tried again', async () => {
  const { db } = ground().copy
  const [bad, told] = [company(ACME).id, [] as object[]]
  const lame = Object.assign(Object.create(db) as typeof db, {
    tenant: (id: string, ...rest: unknown[]) => (id === bad ? Promise.reject(new Error('no room left')) : Reflect.apply(db.tenant, db, [id, ...rest])),
  })
  const before = (await jobsOf('plan-reminders')).length
  await expect(startNightly(lame, { error: (about: object) => told.push(about) } as never)).rejects.toThrow(bad)
  expect(told).toMatchObject([{ tenant_id: bad, reason: 'no room left' }])
  expect((await jobsOf('plan-reminders')).slice(before).map((job) => job.data.tenant_id)).toEqual([company(GLOBEX).id])
})
