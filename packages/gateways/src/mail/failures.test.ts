// What each provider says when it does not take a message, and whether trying again can help.
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { resendServer } from '../../test/resend-server.ts'
import { smtpServer } from '../../test/smtp-server.ts'
import { localMail } from './local.ts'
import { resendMail } from './resend.ts'
import { smtpMail, smtpTarget } from './smtp.ts'

const message = { from: 'a@halden.example', to: 'ada@kestrel.example', subject: 'Hello', text: 'Hi', html: '<p>Hi</p>' }
const closing: (() => Promise<unknown>)[] = []
afterEach(async () => { for (const close of closing.splice(0)) await close() })

async function resend(apiKey = 're_test') {
  const server = await resendServer('re_test')
  closing.push(server.close)
  return { server, mail: resendMail({ apiKey, baseUrl: server.url }) }
}

async function smtp(options?: Parameters<typeof smtpServer>[0], query = '', login = '') {
  const server = await smtpServer(options)
  closing.push(server.close)
  return { server, mail: smtpMail({ url: `smtp://${login}127.0.0.1:${server.port}${query}` }) }
}

async function folder() {
  const dir = await mkdtemp(join(tmpdir(), 'mail-'))
  closing.push(() => rm(dir, { recursive: true }))
  return dir
}

test.each([
  [500, { statusCode: 500, name: 'internal_server_error', message: 'An unexpected error occurred.' }, 'mail/unavailable'],
  [502, '<html>Bad gateway</html>', 'mail/unavailable'],
  [502, { message: 'a proxy that speaks JSON' }, 'mail/unavailable'],
  [429, { statusCode: 429, name: 'rate_limit_exceeded', message: 'Too many requests.' }, 'mail/unavailable'],
  [429, { statusCode: 429, name: 'daily_quota_exceeded', message: 'Daily quota.' }, 'mail/unavailable'],
  [409, { statusCode: 409, name: 'concurrent_idempotent_requests', message: 'In progress.' }, 'mail/unavailable'],
  [422, { statusCode: 422, name: 'validation_error', message: 'Invalid to.' }, 'mail/refused'],
  [403, { statusCode: 403, name: 'validation_error', message: 'The domain is not verified.' }, 'mail/refused'],
])('Resend answering %i %j is %s, and a transient one goes through when tried again', async (status, body, code) => {
  const { server, mail } = await resend()
  server.failNext(status, body)
  await expect(mail.send(message, 'key')).rejects.toMatchObject({ code, retry: code === 'mail/unavailable' })
  expect(await mail.send(message, 'key')).toEqual({ id: server.emails[0]!.id })
})

test('Resend not accepting the key is our fault, not the message’s', async () => {
  const { mail } = await resend('re_wrong')
  await expect(mail.send(message, 'key')).rejects.toMatchObject({ code: 'mail/unauthorized', retry: false })
})

test('Resend not to be reached is transient', async () => {
  const { server, mail } = await resend()
  await server.close()
  await expect(mail.send(message, 'key')).rejects.toMatchObject({ code: 'mail/unavailable', retry: true })
})

test('SMTP: 4yz after the message is transient, and the second try carries the same Message-ID', async () => {
  const { server, mail } = await smtp()
  server.replyNext(451, 'Greylisted')
  await expect(mail.send(message, 'key')).rejects.toMatchObject({ code: 'mail/unavailable', retry: true })
  const { id } = await mail.send(message, 'key')
  await mail.send(message, 'key')
  expect(server.received.map((mail) => mail.messageId)).toEqual([id, id])
})

test('SMTP: 5yz for the recipient or the message is for good', async () => {
  const { server, mail } = await smtp()
  await expect(mail.send({ ...message, to: 'ada@refused.example' }, 'one')).rejects.toMatchObject({ code: 'mail/refused', retry: false })
  server.replyNext(554, 'Looks like spam')
  await expect(mail.send(message, 'two')).rejects.toMatchObject({ code: 'mail/refused', retry: false })
  expect(server.received).toEqual([])
})

test('SMTP: a password goes through, a wrong one is our fault', async () => {
  const onAuth: NonNullable<Parameters<typeof smtpServer>[0]>['onAuth'] = ({ username, password }, _session, done) =>
    password === 'p@ss/word' ? done(null, { user: username }) : done(Object.assign(new Error('No'), { responseCode: 535 }))
  const options = { authOptional: false, onAuth }
  const right = await smtp(options, '', 'ada:p%40ss%2Fword@')
  await right.mail.send(message, 'key')
  expect(right.server.received).toHaveLength(1)
  const wrong = await smtp(options, '', 'ada:guess@')
  await expect(wrong.mail.send(message, 'key')).rejects.toMatchObject({ code: 'mail/unauthorized', retry: false })
})

test('SMTP: without the TLS it requires, or with a certificate nobody vouches for, nothing is sent', async () => {
  const plain = await smtp({}, '?tls=required')
  await expect(plain.mail.send(message, 'key')).rejects.toMatchObject({ code: 'mail/unavailable' })
  // smtp-server brings a self-signed certificate when STARTTLS is not disabled.
  const selfSigned = await smtp({ disabledCommands: [] })
  await expect(selfSigned.mail.send(message, 'key')).rejects.toMatchObject({ code: 'mail/unavailable' })
  expect([...plain.server.received, ...selfSigned.server.received]).toEqual([])
})

test('SMTP: a server that is not there, or hangs up, is transient', async () => {
  const rude = createServer((socket) => socket.end())
  await new Promise<void>((done) => rude.listen(0, '127.0.0.1', done))
  const mail = smtpMail({ url: `smtp://127.0.0.1:${(rude.address() as AddressInfo).port}` })
  await expect(mail.send(message, 'key')).rejects.toMatchObject({ code: 'mail/unavailable', retry: true })
  await new Promise((done) => rude.close(done))
  await expect(mail.send(message, 'key')).rejects.toMatchObject({ code: 'mail/unavailable', retry: true })
})

test('an SMTP url requires TLS unless the server is this machine or the url says otherwise', () => {
  expect(smtpTarget('smtp://mail.example.com')).toEqual({ host: 'mail.example.com', port: 587, tls: 'required' })
  expect(smtpTarget('smtps://u:p@mail.example.com')).toEqual({ host: 'mail.example.com', port: 465, tls: 'implicit' })
  expect(smtpTarget('smtp://relay:25?tls=optional')).toEqual({ host: 'relay', port: 25, tls: 'optional' })
  expect(smtpTarget('smtp://[::1]:1025')).toEqual({ host: '::1', port: 1025, tls: 'optional' })
  for (const bad of ['mail.example.com', 'http://u:secret@x', 'smtp://', 'smtp://x?tls=no']) {
    expect(() => smtpTarget(bad)).toThrow(TypeError)
    expect(() => smtpTarget(bad)).not.toThrow('secret')
  }
})

test('local: the mailbox is newest first, and a file is a whole RFC 5322 message with CRLF', async () => {
  const dir = await folder()
  const mail = localMail(join(dir, 'made', 'later'))
  expect(await mail.list()).toEqual([])
  for (const subject of ['One', 'Two', 'Three']) await mail.send({ ...message, subject }, subject)
  const list = await mail.list()
  expect(list.map((head) => head.subject)).toEqual(['Three', 'Two', 'One'])
  expect(list[0]).toMatchObject({ to: 'ada@kestrel.example', at: expect.any(Date) })
  const eml = await readFile(join(dir, 'made', 'later', `${list[0]!.id}.eml`), 'latin1')
  expect(eml).toMatch(/^Message-ID: <.+@halden\.example>\r$/m)
  expect(eml).not.toMatch(/[^\r]\n/)
  expect(await readdir(join(dir, 'made', 'later'))).toHaveLength(3)
})

test('local: as at Resend, a key used for another message is refused and the first one stays', async () => {
  const mail = localMail(await folder())
  const { id } = await mail.send(message, 'key')
  await expect(mail.send({ ...message, text: 'Other' }, 'key')).rejects.toMatchObject({ code: 'mail/key-reused', retry: false })
  expect(await mail.read(id)).toMatchObject({ text: 'Hi' })
  const { mail: real } = await resend()
  await real.send(message, 'key')
  await expect(real.send({ ...message, text: 'Other' }, 'key')).rejects.toMatchObject({ code: 'mail/key-reused', retry: false })
})

test('local: an id that is none reads as null, also one that tries to leave the folder', async () => {
  const dir = await folder()
  await writeFile(join(dir, 'secret.eml'), 'Subject: secret\r\n\r\n')
  const mail = localMail(join(dir, 'mail'))
  expect(await mail.read('../secret')).toBeNull()
  expect(await mail.read('0'.repeat(64))).toBeNull()
})

test('local: a mailbox that cannot be written is transient', async () => {
  const dir = await folder()
  await writeFile(join(dir, 'file'), '')
  await expect(localMail(join(dir, 'file')).send(message, 'key')).rejects.toMatchObject({ code: 'mail/unavailable', retry: true })
})
