// One contract, three gateways: the local twin, SMTP against a real server, and Resend's SDK against its published API.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { resendServer } from '../../test/resend-server.ts'
import { smtpServer } from '../../test/smtp-server.ts'
import { addressOf } from './address.ts'
import { localMail } from './local.ts'
import type { Mail, MailMessage } from './mail.ts'
import { resendMail } from './resend.ts'
import { smtpMail } from './smtp.ts'

type Seen = {
  subject: string; from: string; to: string; reply_to: string; text: string; html: string; unsubscribe: string
  files: [string, string, string][]
}
/** One gateway and what arrived through it, duplicates that a receiver can recognise taken together. */
type Bench = { mail: Mail; seen: () => Promise<Seen[]>; close: () => Promise<void> }

const benches: Record<Mail['kind'], () => Promise<Bench>> = {
  async local() {
    const dir = await mkdtemp(join(tmpdir(), 'mail-'))
    const mail = localMail(dir)
    const seen = async () => Promise.all((await mail.list()).map(async ({ id }) => {
      const one = (await mail.read(id))!
      return { ...one, reply_to: one.reply_to ?? '', unsubscribe: one.headers['List-Unsubscribe'] ?? '',
        files: one.attachments.map((file) => [file.filename, file.content_type, hex(file.bytes)] as [string, string, string]) }
    }))
    return { mail, seen, close: () => rm(dir, { recursive: true }) }
  },
  async smtp() {
    const server = await smtpServer()
    const seen = async () => [...new Map(server.received.map((mail) => [mail.messageId, mail])).values()].map((mail) => ({
      subject: mail.subject!, from: addressOf(mail.from!.address!, mail.from!.name), to: mail.to![0]!.address!,
      reply_to: mail.replyTo?.[0]?.address ?? '', text: mail.text!.replace(/\n$/, ''), html: mail.html!.replace(/\n$/, ''),
      unsubscribe: mail.headers.find((header) => header.key === 'list-unsubscribe')?.value ?? '',
      files: mail.attachments.map((file) =>
        [file.filename ?? '', file.mimeType, hex(new Uint8Array(file.content as ArrayBuffer))] as [string, string, string]),
    }))
    return { mail: smtpMail({ url: `smtp://127.0.0.1:${server.port}` }), seen, close: server.close }
  },
  async resend() {
    const server = await resendServer('re_test')
    const seen = async () => server.emails.map((mail) => ({
      ...mail, to: String(mail.to), reply_to: mail.reply_to ?? '', unsubscribe: mail.headers?.['List-Unsubscribe'] ?? '',
      files: (mail.attachments ?? []).map((file) =>
        [file.filename, file.content_type, hex(Buffer.from(file.content, 'base64'))] as [string, string, string]),
    }))
    return { mail: resendMail({ apiKey: 're_test', baseUrl: server.url }), seen, close: server.close }
  },
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const message = (more: Partial<MailMessage> = {}): MailMessage => ({
  from: addressOf('academy@halden.example', 'Halden, Robotics'),
  to: 'lukasz@kestrel.example',
  subject: 'Twój certyfikat – 王小明, محمد',
  text: 'Dzień dobry,\n\nŁukasz Żółć\n.\nbye',
  html: '<p>Dzień dobry, <b>Łukasz Żółć</b></p>',
  ...more,
})

describe.each(Object.keys(benches) as Mail['kind'][])('mail by %s', (kind) => {
  let bench: Bench
  beforeAll(async () => { bench = await benches[kind]() })
  afterAll(() => bench.close())
  const send = (more: Partial<MailMessage>, key: string) => bench.mail.send(message(more), key)
  const about = async (subject: string) => (await bench.seen()).filter((mail) => mail.subject === subject)

  test('a message arrives as it was written, in any script, with its headers and files', async () => {
    const pdf = Uint8Array.from({ length: 3000 }, (_, index) => index % 256)
    await send({
      reply_to: 'help@halden.example', headers: { 'List-Unsubscribe': '<https://halden.example/stop>' },
      attachments: [{ filename: 'Świadectwo 王.pdf', content_type: 'application/pdf', bytes: pdf }],
    }, 'whole')
    const { subject, text, html, from: sender } = message()
    expect(await about(subject)).toMatchObject([{
      subject, text, html, from: sender, to: 'lukasz@kestrel.example', reply_to: 'help@halden.example',
      unsubscribe: '<https://halden.example/stop>', files: [['Świadectwo 王.pdf', 'application/pdf', hex(pdf)]],
    }])
  })

  test('the same message tried again with its key is one message with one id', async () => {
    const first = await send({ subject: 'Once' }, 'same-key')
    const second = await send({ subject: 'Once' }, 'same-key')
    expect(second).toEqual(first)
    expect(await about('Once')).toHaveLength(1)
  })

  test('ten tries at once with one key are one message', async () => {
    await Promise.all(Array.from({ length: 10 }, () => send({ subject: 'At once' }, 'parallel')))
    expect(await about('At once')).toHaveLength(1)
  })

  test.each([
    ['a subject with a line break', { subject: 'Hello\r\nBcc: everyone@example.com' }],
    ['a subject with a bare line feed', { subject: 'Hello\nBcc: everyone@example.com' }],
    ['a recipient with a line break', { to: 'ada@example.com\r\nBcc: everyone@example.com' }],
    ['a name with a line break', { from: '"Ada\r\nBcc: everyone@example.com" <ada@example.com>' }],
    ['a reply address with a NUL', { reply_to: 'ada@example.com\0' }],
    ['a header value with a line break', { headers: { 'X-Note': 'a\r\nBcc: everyone@example.com' } }],
    ['a header name with a colon', { headers: { 'Bcc: everyone@example.com\r\nX': 'a' } }],
    ['a header that adds recipients', { headers: { Bcc: 'everyone@example.com' } }],
    ['a file name with a line break', { attachments: [{ filename: 'a\r\nb', content_type: 'text/plain', bytes: new Uint8Array() }] }],
    ['a media type with a line break', { attachments: [{ filename: 'a', content_type: 'text/plain\r\nX: y', bytes: new Uint8Array() }] }],
    ['half a surrogate pair', { subject: 'Hello \ud83d' }],
  ])('%s is refused and nothing leaves', async (_what, more) => {
    const before = (await bench.seen()).length
    await expect(send(more as Partial<MailMessage>, 'injection')).rejects.toMatchObject({ code: 'mail/bad-header', retry: false })
    expect(await bench.seen()).toHaveLength(before)
  })

  test.each(['', 'ada', '@example.com', 'ada@', 'ada@exam ple.com', 'ada@-x.com', 'a@b.com, c@d.com', 'us: a@b.com, c@d.com;', 'a b@example.com'])(
    'the address %j is refused for good', async (to) => {
      await expect(send({ to }, 'address')).rejects.toMatchObject({ code: 'mail/bad-address', retry: false })
    })

  test.each(['', 'with space', 'line\r\nbreak', 'ü', 'k'.repeat(257)])('the key %j is refused for good', async (key) => {
    await expect(send({}, key)).rejects.toMatchObject({ code: 'mail/bad-key', retry: false })
  })
})
