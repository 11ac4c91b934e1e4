// Letters as they arrive at services that speak as real ones do, sent by the real job through the real clients.
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { enroll } from '@stoa/domain/learning'
import { remindPerson } from '@stoa/domain/credentials'
import { writeLetter, type Message } from '@stoa/domain/tenancy'
import { ACME, ground, lasting, personOf, useGround, world as company } from '@stoa/domain/testing'
import { MailError, resendReports, worldFromEnv, type World } from '@stoa/gateways'
import { report, resendServer, signed, smtpServer } from '@stoa/gateways/testing'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { runJob } from '../run-job.ts'

useGround()

/** A letter as the service has it. */
interface Arrived {
  to: string
  from: string
  subject: string
  text: string
  html: string
  headers: Record<string, string>
  files: { filename: string; content_type: string; content_id: string; bytes: string }[]
  tags: Record<string, string>
}
interface Service {
  world: World
  /** What came, without those that whoever reads mail throws away as having come before. */
  arrived(): Arrived[]
  /** The next letter is answered otherwise. */
  failNext(how: 'for-now' | 'message'): void
  close(): Promise<unknown>
}

const SECRET = `whsec_${Buffer.from('a secret of the tests').toString('base64')}`
const folder = mkdtempSync(join(tmpdir(), 'stoa-send-'))
afterAll(() => rmSync(folder, { recursive: true }))
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const MAIL_FROM = 'Stoa <academy@stoa.example>'

const services: Record<string, () => Promise<Service>> = {
  async SMTP() {
    const server = await smtpServer()
    return {
      world: worldFromEnv({ SMTP_URL: `smtp://127.0.0.1:${server.port}`, MAIL_FROM }, folder),
      arrived: () =>
        [...new Map(server.received.map((mail) => [mail.messageId, mail])).values()].map((mail) => ({
          to: mail.to![0]!.address!,
          from: `${mail.from!.name} <${mail.from!.address}>`,
          subject: mail.subject!,
          text: mail.text!,
          html: mail.html!,
          headers: Object.fromEntries(mail.headers.map(({ key, value }) => [key, value])),
          files: mail.attachments.map((file) => ({
            filename: file.filename ?? '', content_type: file.mimeType, content_id: file.contentId ?? '', bytes: hex(new Uint8Array(file.content as ArrayBuffer)),
          })),
          tags: {},
        })),
      failNext: (how) => void server.replyNext(how === 'for-now' ? 451 : 554, how === 'for-now' ? 'Greylisted' : 'Looks like spam'),
      close: server.close,
    }
  },
  async Resend() {
    const server = await resendServer('re_test')
    return {
      world: worldFromEnv({ RESEND_API_KEY: 're_test', RESEND_BASE_URL: server.url, MAIL_FROM }, folder),
      arrived: () =>
        server.emails.map((mail) => ({
          ...mail,
          to: String(mail.to),
          headers: Object.fromEntries(Object.entries(mail.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value])),
          files: (mail.attachments ?? []).map((file) => ({ ...file, content_id: file.content_id ? `<${file.content_id}>` : '', bytes: hex(Buffer.from(file.content, 'base64')) })),
          tags: Object.fromEntries((mail.tags ?? []).map(({ name, value }) => [name, value])),
        })),
      failNext: (how) => {
        const [statusCode, said] = how === 'for-now' ? ([500, 'internal_server_error'] as const) : ([422, 'validation_error'] as const)
        server.failNext(statusCode, { statusCode, name: said, message: 'No.' })
      },
      close: server.close,
    }
  },
}

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
const LOGO = createHash('sha256').update(PNG).digest('hex')
const PAPER = Buffer.from('%PDF-1.7 a paper')
const PAPER_HASH = createHash('sha256').update(PAPER).digest('hex')

describe.each(Object.keys(services))('by %s', (name) => {
  let service: Service
  beforeAll(async () => {
    service = await services[name]!()
    await service.world.storage.put(LOGO, PNG, 'image/png')
    await service.world.storage.put(PAPER_HASH, PAPER, 'application/pdf')
    await lasting(ACME, 'guest', (ctx) => ctx.trx.updateTable('companies').set({ logo_sha256: LOGO }).execute())
  })
  afterAll(() => service.close())
  let to: string
  beforeEach(() => void (to = `${crypto.randomUUID()}@new.example`))

  const write = (message: Message = { letter: 'sign-in', url: 'https://a.test/link/x' }, more: { attachment?: { sha256: string; name: string }; to_address?: string } = {}) =>
    lasting(ACME, 'guest', (ctx) => writeLetter(ctx, ctx.academy, { person_id: null, kind: message.letter, to_address: to, ...more }, message))
  const send = (outbox_id: string, outside = service.world) =>
    runJob({ db: ground().copy.db, world: outside, address: { scheme: 'https', port: null }, log: pino({ level: 'silent' }) }, 'send-mail', {
      id: crypto.randomUUID(),
      data: { outbox_id, tenant_id: company(ACME).id },
    })
  const toThem = (address = to) => service.arrived().filter((mail) => mail.to === address)
  const became = (id: string) =>
    lasting(ACME, 'guest', async ({ trx }) => ({
      delivered: (await trx.selectFrom('deliveries').select('outbox_id').where('outbox_id', '=', id).execute()).length,
      undelivered: (await trx.selectFrom('undelivered').select('reason').where('outbox_id', '=', id).executeTakeFirst())?.reason ?? null,
      stopped: (await trx.selectFrom('suppressions').select('reason').where('outbox_id', '=', id).executeTakeFirst())?.reason ?? null,
    }))

  test('a letter arrives in both forms, from the academy, with its logo inside and its paper beside, and says that a machine wrote it', async () => {
    const values = { certification: 'Locker', holder: 'Ada', expires: 'no', day: '' }
    const id = await write({ letter: 'certificate', values, url: 'https://a.test/verify/1' }, { attachment: { sha256: PAPER_HASH, name: 'LCK-1.pdf' } })
    await send(id)
    const [mail, ...more] = toThem()
    expect(more).toEqual([])
    expect(mail).toMatchObject({ from: 'acme customers <academy@stoa.example>', subject: 'Your certificate: Locker', headers: { 'auto-submitted': 'auto-generated' } })
    expect(mail!.text).toContain('You passed, Ada')
    expect(mail!.html).toContain('<img src="cid:logo"')
    const files = mail!.files.sort((a, b) => a.filename.localeCompare(b.filename))
    expect(files.map(({ filename, content_type, content_id, bytes }) => [filename, content_type, content_id, bytes])).toEqual([
      ['LCK-1.pdf', 'application/pdf', '', hex(PAPER)],
      ['logo.png', 'image/png', '<logo>', hex(PNG)],
    ])
    expect(mail!.tags).toEqual(name === 'Resend' ? { tenant: company(ACME).id, letter: id } : {})
    const told = report({ ...mail!, id: '1', tags: Object.entries(mail!.tags).map(([tag, value]) => ({ name: tag, value })), attachments: [] }, 'email.complained')
    expect(resendReports([SECRET]).read(told, signed(told, SECRET))).toMatchObject({ kind: 'complained', tags: mail!.tags })
    expect(await became(id)).toEqual({ delivered: 1, undelivered: null, stopped: null })
  })

  test('a reminder may be unsubscribed from in one press, and no other letter says so', async () => {
    const person = personOf(ACME, name === 'SMTP' ? 'learner' : 'other')
    const { id, to_address } = await lasting(ACME, name === 'SMTP' ? 'learner' : 'other', async (ctx) => {
      await enroll(ctx, 'lockout')
      const due_on = new Date(ctx.now.getTime() + 5 * 86_400_000).toISOString().slice(0, 10)
      await ctx.trx.updateTable('enrollment_sources').set({ due_on }).execute()
      await remindPerson(ctx, person, (host) => `https://${host}`)
      return ctx.trx.selectFrom('outbox').select(['id', 'to_address']).where('kind', '=', 'reminder').where('person_id', '=', person).executeTakeFirstOrThrow()
    })
    await send(id)
    const [reminder] = toThem(to_address)
    expect(reminder!.headers['list-unsubscribe']).toMatch(/^<https:\/\/customers\.acme\.test\/unsubscribe\/[a-z0-9]{32}>$/)
    expect(reminder!.headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click')
    for (const part of [reminder!.text, reminder!.html]) expect(part).toContain(reminder!.headers['list-unsubscribe']!.slice(1, -1))
    await send(await write({ letter: 'password-changed' }))
    const [other] = toThem()
    expect(Object.keys(other!.headers).filter((header) => header.startsWith('list-'))).toEqual([])
    expect(other!.html).not.toContain('unsubscribe')
  })

  test('a no that may pass is tried again under the same key, and what was taken although nobody noted it is one letter', async () => {
    const id = await write()
    service.failNext('for-now')
    await expect(send(id)).rejects.toMatchObject({ code: 'mail/unavailable' })
    expect([toThem(), await became(id)]).toEqual([[], { delivered: 0, undelivered: null, stopped: null }])
    await send(id)
    await ground().superuser.pool.query('delete from deliveries where outbox_id = $1', [id]) // The worker died before it noted that.
    await Promise.all([send(id), send(id)])
    expect([toThem().length, await became(id)]).toEqual([1, { delivered: 1, undelivered: null, stopped: null }])
    const before = service.arrived().length
    await send(id)
    expect(service.arrived().length).toBe(before)
  })

  test('a no to the address is for good: it is not tried again, and nothing goes there any more', async () => {
    const to_address = `${crypto.randomUUID()}@refused.example`
    const id = await write(undefined, { to_address })
    await send(id)
    expect(await became(id)).toEqual({ delivered: 0, undelivered: 'refused', stopped: 'refused' })
    const next = await write(undefined, { to_address })
    const nobody = { ...service.world, mail: { ...service.world.mail, send: () => Promise.reject(new Error('the gateway was asked')) } }
    await send(next, nobody)
    expect(await became(next)).toEqual({ delivered: 0, undelivered: 'suppressed', stopped: null })
    expect(toThem(to_address)).toEqual([])
  })

  test('a no to one message stops nothing else', async () => {
    const id = await write()
    service.failNext('message')
    await send(id)
    expect(await became(id)).toEqual({ delivered: 0, undelivered: 'refused', stopped: null })
    await send(await write())
    expect(toThem()).toHaveLength(1)
  })

  test('what whoever runs this must put right is tried again, and says nothing against the address', async () => {
    const id = await write()
    const wrong = { ...service.world, mail: { ...service.world.mail, send: () => Promise.reject(new MailError('mail/unauthorized', 'No.')) } }
    await expect(send(id, wrong)).rejects.toMatchObject({ code: 'mail/unauthorized' })
    expect(await became(id)).toEqual({ delivered: 0, undelivered: null, stopped: null })
    await send(id)
    expect(toThem()).toHaveLength(1)
  })
})
