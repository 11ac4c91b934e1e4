// What a bucket and a disk do when they cannot, and what is left behind.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
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

test('killed in the middle of storing, the disk holds whole bytes or none', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'storage-'))
  closing.push(() => rm(dir, { recursive: true }))
  const script = `
    const { diskStorage } = await import(${JSON.stringify(new URL('./disk.ts', import.meta.url).href)})
    const { sha256Of } = await import(${JSON.stringify(new URL('./storage.ts', import.meta.url).href)})
    const storage = diskStorage(${JSON.stringify(dir)})
    for (let n = 0; ; n++) {
      const bytes = new Uint8Array(4_000_000).fill(n)
      await storage.put(sha256Of(bytes), bytes, 'text/plain')
      process.stdout.write('.')
    }`
  for (let round = 0; round < 3; round++) {
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
    for (let dots = 0; dots <= round; dots++) await once(child.stdout, 'data')
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  const keys = (await readdir(dir, { recursive: true })).map((path) => path.split(/[/\\]/).pop()!).filter((name) => /^[0-9a-f]{64}$/.test(name))
  expect(keys.length).toBeGreaterThan(0)
  for (const key of keys) expect(await diskStorage(dir).get(key)).toMatchObject({ content_type: 'text/plain' })
})
