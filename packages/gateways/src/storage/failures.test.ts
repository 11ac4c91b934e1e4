// What a bucket and a disk do when they cannot, and what is left behind.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { s3Server } from '../../test/s3-server.ts'
import { diskStorage } from './disk.ts'
import { s3Storage } from './s3.ts'
import type { S3Options } from './s3.ts'
import { sha256Of } from './storage.ts'

const ACCOUNT = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalr/XUtn+FEMI', region: 'eu-central-1' }
const BYTES = new TextEncoder().encode('a certificate')
const KEY = sha256Of(BYTES)
const closing: (() => Promise<unknown>)[] = []
afterEach(async () => { for (const close of closing.splice(0)) await close() })

async function bucket(more: Partial<S3Options> = {}) {
  const server = await s3Server('academy', ACCOUNT)
  closing.push(server.close)
  return { server, storage: s3Storage({ endpoint: server.url, bucket: 'academy', ...ACCOUNT, pathStyle: true, ...more }) }
}

test('one 503 SlowDown is waited out without the caller noticing', async () => {
  const { server, storage } = await bucket()
  server.failNext(503, 'SlowDown')
  await storage.put(KEY, BYTES, 'text/plain')
  server.failNext(503, 'SlowDown')
  expect(await storage.get(KEY)).not.toBeNull()
  expect(server.asked).toEqual(['PUT', 'PUT', 'GET', 'GET'])
})

test('a bucket that stays at 503 is unavailable for every verb, never empty', async () => {
  const { server, storage } = await bucket()
  await storage.put(KEY, BYTES, 'text/plain')
  const reading = [() => storage.get(KEY), () => storage.stream(KEY), () => storage.has(KEY)]
  const verbs = [...reading, () => storage.put(KEY, BYTES, 'text/plain'), () => storage.delete(KEY)]
  for (const verb of verbs) {
    server.failNext(503, 'SlowDown', 3)
    await expect(verb()).rejects.toMatchObject({ code: 'storage/unavailable', retry: true })
  }
  expect(server.objects.size).toBe(1)
})

test('a bucket that is not to be reached is unavailable', async () => {
  const { server, storage } = await bucket()
  await server.close()
  await expect(storage.get(KEY)).rejects.toMatchObject({ code: 'storage/unavailable', retry: true })
})

test.each([
  ['a wrong secret', { secretAccessKey: 'guess' }, 'SignatureDoesNotMatch'],
  ['an unknown key id', { accessKeyId: 'AKIDOTHER' }, 'InvalidAccessKeyId'],
  ['another region', { region: 'us-east-1' }, 'AuthorizationHeaderMalformed'],
  ['another bucket', { bucket: 'other' }, 'NoSuchBucket'],
])('%s is a mistake of ours and never looks like an empty bucket', async (_what, more, said) => {
  const { server, storage } = await bucket(more)
  await expect(storage.get(KEY)).rejects.toMatchObject({ code: 'storage/misconfigured', retry: false, message: expect.stringContaining(said) })
  await expect(storage.stream(KEY)).rejects.toMatchObject({ code: 'storage/misconfigured' })
  await expect(storage.put(KEY, BYTES, 'text/plain')).rejects.toMatchObject({ code: 'storage/misconfigured' })
  expect(server.objects.size).toBe(0)
})

test('a disk that cannot be used is our fault', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'storage-'))
  closing.push(() => rm(dir, { recursive: true }))
  await writeFile(join(dir, 'file'), '')
  await expect(diskStorage(join(dir, 'file')).put(KEY, BYTES, 'text/plain')).rejects.toMatchObject({ code: 'storage/misconfigured', retry: false })
})

test('killed in the middle of storing, the disk holds whole bytes or none, and storing again works', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'storage-'))
  closing.push(() => rm(dir, { recursive: true }))
  const bytes = new Uint8Array(64_000_000).fill(7)
  const key = sha256Of(bytes)
  const script = `
    const { diskStorage } = await import(${JSON.stringify(new URL('./disk.ts', import.meta.url).href)})
    await diskStorage(${JSON.stringify(dir)}).put('${key}', new Uint8Array(64_000_000).fill(7), 'text/plain')`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'inherit' })
  const gone = once(child, 'exit')
  // The moment the first of the bytes are on the disk, under whatever name.
  while ((await bytesIn(dir)) < 1000 && child.exitCode === null) await new Promise((done) => setTimeout(done, 1))
  child.kill('SIGKILL')
  await gone
  const storage = diskStorage(dir)
  expect([undefined, bytes.length]).toContain((await storage.get(key))?.bytes.length)
  await storage.put(key, bytes, 'text/plain')
  expect(await storage.get(key)).toMatchObject({ content_type: 'text/plain' })
})

test('what a killed process left is removed after a day, and what may still be written stays', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'storage-'))
  closing.push(() => rm(dir, { recursive: true }))
  await diskStorage(dir).put(KEY, BYTES, 'text/plain')
  const twoDaysAgo = Date.now() / 1000 - 2 * 86_400
  for (const name of ['.old.tmp', '.young.tmp']) await writeFile(join(dir, 'unfinished', name), 'half')
  await utimes(join(dir, 'unfinished', '.old.tmp'), twoDaysAgo, twoDaysAgo)
  await diskStorage(dir).put(KEY, BYTES, 'text/plain')
  expect(await readdir(join(dir, 'unfinished'))).toEqual(['.young.tmp'])
})

async function bytesIn(dir: string): Promise<number> {
  const files = (await readdir(dir, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
  const sizes = await Promise.all(files.map((file) => stat(join(file.parentPath, file.name)).then(({ size }) => size, () => 0)))
  return sizes.reduce((sum, size) => sum + size, 0)
}
