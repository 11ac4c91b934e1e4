// One contract, two gateways: the disk, and a bucket behind a server that checks every signature.
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { s3Server } from '../../test/s3-server.ts'
import { diskStorage } from './disk.ts'
import { s3Storage } from './s3.ts'
import { sha256Of } from './storage.ts'
import type { Storage } from './storage.ts'

const ACCOUNT = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalr/XUtn+FEMI', region: 'eu-central-1' }
/** One storage; `damage` changes stored bytes behind its back; `count` is how many objects and leftovers there are. */
type Bench = { storage: Storage; damage: (key: string) => Promise<void>; count: () => Promise<number>; close: () => Promise<void> }

const benches: Record<Storage['kind'], () => Promise<Bench>> = {
  async disk() {
    const dir = await mkdtemp(join(tmpdir(), 'storage-'))
    const files = async () => (await readdir(dir, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
    return {
      storage: diskStorage(dir),
      damage: (key) => writeFile(join(dir, key.slice(0, 2), key.slice(2, 4), key), 'damaged'),
      count: async () => (await files()).filter((file) => !file.name.endsWith('.type')).length,
      close: () => rm(dir, { recursive: true }),
    }
  },
  async s3() {
    const server = await s3Server('academy', ACCOUNT)
    return {
      storage: s3Storage({ endpoint: server.url, bucket: 'academy', ...ACCOUNT, pathStyle: true }),
      damage: async (key) => { server.objects.get(key)!.bytes = Buffer.from('damaged') },
      count: async () => server.objects.size,
      close: server.close,
    }
  },
}

const bytesOf = async (stream: ReadableStream<Uint8Array>) => new Uint8Array(await new Response(stream).arrayBuffer())
const text = (words: string) => new TextEncoder().encode(words)

describe.each(Object.keys(benches) as Storage['kind'][])('storage on %s', (kind) => {
  let bench: Bench
  beforeAll(async () => { bench = await benches[kind]() })
  afterAll(() => bench.close())
  const keep = async (bytes: Uint8Array, type = 'application/pdf') => {
    await bench.storage.put(sha256Of(bytes), bytes, type)
    return sha256Of(bytes)
  }

  test.each([0, 1, 70_000, 3_000_000])('%i bytes come back whole, read and streamed, with their type', async (size) => {
    const bytes = Uint8Array.from({ length: size }, (_, index) => (index * 31) % 251)
    const key = await keep(bytes)
    const got = await bench.storage.get(key)
    expect(got).toMatchObject({ content_type: 'application/pdf' })
    expect(sha256Of(got!.bytes)).toBe(key)
    const streamed = await bench.storage.stream(key)
    expect(streamed).toMatchObject({ size, content_type: 'application/pdf' })
    expect(sha256Of(await bytesOf(streamed!.stream))).toBe(key)
    expect(await bench.storage.has(key)).toBe(true)
  })

  test.each([[0, 0, 'a'], [2, 4, 'cde'], [24, 25, 'yz'], [20, 1000, 'uvwxyz']])(
    'the range %i to %i, ends included, is %s', async (start, end, part) => {
      const key = await keep(text('abcdefghijklmnopqrstuvwxyz'))
      const { stream, size } = (await bench.storage.stream(key, { start, end }))!
      expect([new TextDecoder().decode(await bytesOf(stream)), size]).toEqual([part, 26])
    })

  test.each([[26, 30], [3, 2], [-1, 2], [0.5, 2], [NaN, 2]])('the range %d to %d of 26 bytes is refused', async (start, end) => {
    const key = await keep(text('abcdefghijklmnopqrstuvwxyz'))
    await expect(bench.storage.stream(key, { start, end })).rejects.toMatchObject({ code: 'storage/bad-range', retry: false })
  })

  test('the same key twice is fine, and so is twenty times at once', async () => {
    const before = await bench.count()
    const bytes = text('again')
    await Promise.all(Array.from({ length: 20 }, () => keep(bytes, 'text/plain')))
    await keep(bytes, 'text/markdown')
    expect(await bench.count()).toBe(before + 1)
    expect(await bench.storage.get(sha256Of(bytes))).toEqual({ bytes: expect.objectContaining({ length: 5 }), content_type: 'text/markdown' })
  })

  test('bytes under a hash that is not theirs are refused, and nothing is stored', async () => {
    const before = await bench.count()
    const key = sha256Of(text('one'))
    await expect(bench.storage.put(key, text('two'), 'text/plain')).rejects.toMatchObject({ code: 'storage/wrong-hash', retry: false })
    expect(await bench.storage.has(key)).toBe(false)
    expect(await bench.count()).toBe(before)
  })

  test('bytes that changed in the store are not handed out, and storing them again heals', async () => {
    const key = await keep(text('whole'))
    await bench.damage(key)
    await expect(bench.storage.get(key)).rejects.toMatchObject({ code: 'storage/corrupt' })
    await keep(text('whole'))
    expect(await bench.storage.get(key)).toMatchObject({ bytes: expect.objectContaining({ length: 5 }) })
  })

  test('what is not there is null, and deleting is final and may be repeated', async () => {
    const key = await keep(text('short-lived'))
    await bench.storage.delete(key)
    await bench.storage.delete(key)
    expect([await bench.storage.get(key), await bench.storage.stream(key), await bench.storage.has(key)]).toEqual([null, null, false])
    expect(await bench.storage.stream(key, { start: 0, end: 1 })).toBeNull()
  })

  test.each(['', '../../etc/passwd', 'A'.repeat(64), `${'a'.repeat(63)}/`, 'a'.repeat(65), `${'a'.repeat(64)}\n`])(
    'the key %j is refused by every verb', async (key) => {
      const { storage } = bench
      const reading = [() => storage.get(key), () => storage.has(key), () => storage.stream(key)]
      for (const verb of [...reading, () => storage.delete(key), () => storage.put(key, text(''), 'text/plain')]) {
        await expect(verb()).rejects.toMatchObject({ code: 'storage/bad-key', retry: false })
      }
    })

  test.each(['', 'pdf', 'text/html\r\nX: y'])('the content type %j is refused', async (type) => {
    await expect(keep(text('typed'), type)).rejects.toMatchObject({ code: 'storage/bad-type' })
  })

  test('a stream that is not read to its end lets go', async () => {
    const key = await keep(new Uint8Array(2_000_000))
    const { stream } = (await bench.storage.stream(key))!
    const reader = stream.getReader()
    await reader.read()
    await reader.cancel()
    await bench.storage.delete(key)
    expect(await bench.storage.has(key)).toBe(false)
  })
})
