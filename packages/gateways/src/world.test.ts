import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { resendServer } from '../test/resend-server.ts'
import { s3Server } from '../test/s3-server.ts'
import { smtpServer } from '../test/smtp-server.ts'
import { describe as describeWorld, isLocalMail, sha256Of, worldFromEnv } from './index.ts'
import type { Env } from './index.ts'

let dir: string
beforeAll(async () => { dir = await mkdtemp(join(tmpdir(), 'world-')) })
afterAll(() => rm(dir, { recursive: true }))

const S3: Env = {
  STORAGE_S3_ENDPOINT: 'https://s3.example.com', STORAGE_S3_BUCKET: 'academy', STORAGE_S3_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  STORAGE_S3_SECRET_ACCESS_KEY: 'hush-storage', STORAGE_S3_REGION: 'eu-central-1',
}
const message = { to: 'ada@kestrel.example', subject: 'Hello', text: 'Hi', html: '<p>Hi</p>' }

test('with nothing configured everything is local, works, and lies under the data folder', async () => {
  const world = worldFromEnv({ RESEND_API_KEY: '', SMTP_URL: ' ', STORAGE_S3_BUCKET: '' }, dir)
  expect(await readdir(dir)).toEqual([])
  expect([world.mail.kind, world.storage.kind]).toEqual(['local', 'disk'])
  const { id } = await world.mail.send({ ...message, from: world.mailFrom }, 'key')
  expect(isLocalMail(world.mail) && (await world.mail.list())[0]?.id).toBe(id)
  const bytes = new TextEncoder().encode('bytes')
  await world.storage.put(sha256Of(bytes), bytes, 'text/plain')
  expect(await world.keyring.open('halden', 'x', await world.keyring.seal('halden', 'x', bytes))).toEqual(Buffer.from(bytes))
  expect((await readdir(dir)).sort()).toEqual(['keyring', 'mail', 'storage'])
})

test('what is configured is what is used, and Resend goes before SMTP', async () => {
  const [resend, smtp, s3] = [await resendServer('re_1'), await smtpServer(), await s3Server('academy', {
    accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'hush-storage', region: 'eu-central-1' })]
  try {
    const env = { ...S3, STORAGE_S3_ENDPOINT: s3.url, SMTP_URL: `smtp://127.0.0.1:${smtp.port}`, MAIL_FROM: 'Stoa <stoa@halden.example>' }
    const bySmtp = worldFromEnv(env, dir)
    await bySmtp.mail.send({ ...message, from: bySmtp.mailFrom }, 'key')
    const byResend = worldFromEnv({ ...env, RESEND_API_KEY: 're_1', RESEND_BASE_URL: resend.url }, dir)
    await byResend.mail.send({ ...message, from: byResend.mailFrom }, 'key')
    await byResend.storage.put(sha256Of(new Uint8Array(3)), new Uint8Array(3), 'image/webp')
    expect([smtp.received.length, resend.emails.length, s3.objects.size]).toEqual([1, 1, 1])
    expect([bySmtp.mail.kind, byResend.mail.kind, byResend.storage.kind]).toEqual(['smtp', 'resend', 's3'])
  } finally {
    await Promise.all([resend.close(), smtp.close(), s3.close()])
  }
})

test.each(Object.keys(S3))('S3 without %s is refused in a sentence that names it', (missing) => {
  expect(() => worldFromEnv({ ...S3, [missing]: '' }, dir)).toThrow(expect.objectContaining({
    code: 'world/missing', variable: missing, message: expect.stringContaining(`${missing} is missing`),
  }))
})

test.each([
  ['MAIL_FROM', 'world/missing', { RESEND_API_KEY: 're_hush' }],
  ['MAIL_FROM', 'world/missing', { SMTP_URL: 'smtp://u:hush@mail.example.com' }],
  ['MAIL_FROM', 'world/invalid', { RESEND_API_KEY: 're_hush', MAIL_FROM: 'Academy' }],
  ['MAIL_FROM', 'world/invalid', { MAIL_FROM: 'a@example.com, b@example.com' }],
  ['MAIL_FROM', 'world/invalid', { MAIL_FROM: 'A\r\nBcc: x@example.com <a@example.com>' }],
  ['SMTP_URL', 'world/invalid', { SMTP_URL: 'mail.example.com:hush', MAIL_FROM: 'a@example.com' }],
  ['RESEND_BASE_URL', 'world/invalid', { RESEND_API_KEY: 're_hush', RESEND_BASE_URL: 'resend', MAIL_FROM: 'a@example.com' }],
  ['STORAGE_S3_ENDPOINT', 'world/invalid', { ...S3, STORAGE_S3_ENDPOINT: 'https://u:hush@s3.example.com' }],
  ['STORAGE_S3_BUCKET', 'world/invalid', { ...S3, STORAGE_S3_BUCKET: '../other' }],
  ['STORAGE_S3_PATH_STYLE', 'world/invalid', { ...S3, STORAGE_S3_PATH_STYLE: 'hush' }],
])('%s is refused as %s, and the sentence repeats no value', (variable, code, env) => {
  expect(() => worldFromEnv(env, dir)).toThrow(expect.objectContaining({ code, variable, message: expect.not.stringContaining('hush') }))
})

test('the doctor gets a line for each gateway, and no secret', () => {
  const bySmtp = { ...S3, SMTP_URL: 'smtps://u:hush@mail.example.com', MAIL_FROM: 'a@example.com' }
  for (const env of [{}, bySmtp, { RESEND_API_KEY: 're_hush', MAIL_FROM: 'a@example.com' }]) {
    const lines = describeWorld(worldFromEnv(env, dir))
    expect(lines.map((line) => line.split(':')[0])).toEqual(['mail', 'storage', 'images', 'keyring'])
    expect(lines.join('\n')).not.toMatch(/hush|AKID/)
  }
})
