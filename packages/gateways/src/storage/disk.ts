// The local twin of storage: a folder, sharded so that no directory grows too long, with each content type beside its bytes.
import { open, rm, stat } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { codeOf, readIfThere, replaceFile, sweepScratch } from '../files.ts'
import { StorageError, checkGot, checkKey, checkPut, checkRange } from './storage.ts'
import type { Storage } from './storage.ts'

/** Storage in a folder: <dir>/ab/cd/<sha256>, and <sha256>.type beside it.
 *  in:      dir, made with the first bytes
 *  out:     a Storage of kind 'disk'. Bytes appear whole, synced to the disk, or not at all; what a killed process left in
 *           <dir>/unfinished is removed after a day
 *  refuses: as Storage */
export function diskStorage(dir: string): Storage {
  const pathOf = (sha256: string) => join(dir, checkKey(sha256).slice(0, 2), sha256.slice(2, 4), sha256)
  const typeOf = async (path: string) => (await readIfThere(`${path}.type`))?.toString() ?? 'application/octet-stream'
  const scratch = join(dir, 'unfinished')
  let swept: Promise<void> | null = null
  return {
    kind: 'disk',
    put: (sha256, bytes, contentType) => plainly(async () => {
      checkPut(sha256, bytes, contentType)
      await (swept ??= sweepScratch(scratch))
      // The type first: once bytes are there, their type is there too.
      await replaceFile(`${pathOf(sha256)}.type`, contentType, { scratch })
      await replaceFile(pathOf(sha256), bytes, { scratch })
    }),
    get: (sha256) => plainly(async () => {
      const path = pathOf(sha256)
      const bytes = await readIfThere(path)
      return bytes && { bytes: checkGot(sha256, bytes), content_type: await typeOf(path) }
    }),
    stream: (sha256, range) => plainly(async () => {
      const path = pathOf(sha256)
      checkRange(range)
      const file = await openIfThere(path)
      if (!file) return null
      try {
        const { size } = await file.stat()
        if (range && range.start >= size) throw new StorageError('storage/bad-range', `The range starts past the last of ${size} bytes.`)
        const content_type = await typeOf(path)
        const stream = Readable.toWeb(file.createReadStream(range ? { start: range.start, end: range.end } : {}))
        return { stream: stream as ReadableStream<Uint8Array>, size, content_type }
      } catch (error) {
        await file.close()
        throw error
      }
    }),
    has: (sha256) => plainly(async () => {
      try {
        return (await stat(pathOf(sha256))).isFile()
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return false
        throw error
      }
    }),
    delete: (sha256) => plainly(async () => {
      await rm(pathOf(sha256), { force: true })
      await rm(`${pathOf(sha256)}.type`, { force: true })
    }),
  }
}

async function openIfThere(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, 'r')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}

// File system errors in the words of storage.
async function plainly<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof StorageError) throw error
    const code = codeOf(error)
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new StorageError('storage/full', 'There is no space left on the disk.', error)
    if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR'].includes(code)) {
      throw new StorageError('storage/misconfigured', `The storage folder cannot be used (${code}).`, error)
    }
    throw new StorageError('storage/unavailable', `The disk did not answer as it should (${code || String(error)}).`, error)
  }
}
