// Durable file writing, shared by the gateways that keep things on disk: whole or not at all, and there after a power cut.
import { randomUUID } from 'node:crypto'
import { link, mkdir, open, readFile, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** How a file is written: `mode` are its permissions, `at` the time in milliseconds it is stamped with, `scratch` the folder for
 *  what is not finished yet, on the same disk; otherwise that lies beside the file. */
export type WriteOptions = { mode?: number; at?: number; scratch?: string }

const LEFTOVER_AFTER_MS = 24 * 60 * 60 * 1000

/** The code of a file system error ('ENOENT', 'ENOSPC', …).  in: anything caught.  out: the code, or '' when it has none. */
export const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? '')

/** Write a file so that a reader sees the old bytes or the new ones, never a part.
 *  in: path, bytes; missing folders are made.  refuses: whatever the file system refuses, leaving no temporary file. */
export async function replaceFile(path: string, bytes: Uint8Array | string, options: WriteOptions = {}): Promise<void> {
  await throughTemporary(path, bytes, options, (temporary) => rename(temporary, path))
}

/** Write a file only if there is none yet, also when two processes try at once.
 *  in: as replaceFile.  out: true when this call made it, false when it was there already and stays as it was. */
export async function createFile(path: string, bytes: Uint8Array | string, options: WriteOptions = {}): Promise<boolean> {
  // A hard link, unlike a rename, fails when the name is taken; and unlike an exclusive open, the file is whole when it appears.
  return throughTemporary(path, bytes, options, async (temporary) => {
    try {
      await link(temporary, path)
      return true
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false
      throw error
    }
  })
}

/** Read a file that may not be there.  in: path.  out: its bytes, or null when nothing lies there. */
export async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}

/** Remove what killed processes left unfinished.
 *  in: a scratch folder, perhaps not there.  What is younger than a day stays, since another process may be writing it */
export async function sweepScratch(scratch: string): Promise<void> {
  const names = await readdir(scratch).catch(() => [])
  for (const name of names.filter((name) => name.endsWith('.tmp'))) {
    const path = join(scratch, name)
    const written = await stat(path).then(({ mtimeMs }) => mtimeMs, () => Infinity)
    if (written < Date.now() - LEFTOVER_AFTER_MS) await rm(path, { force: true })
  }
}

async function throughTemporary<T>(
  path: string, bytes: Uint8Array | string, { mode = 0o644, at, scratch }: WriteOptions, publish: (temporary: string) => Promise<T>,
): Promise<T> {
  const folder = dirname(path)
  // Folders of a private file are private too.
  await mkdir(folder, { recursive: true, mode: mode & 0o077 ? 0o755 : 0o700 })
  if (scratch) await mkdir(scratch, { recursive: true })
  const temporary = join(scratch ?? folder, `.${randomUUID()}.tmp`)
  try {
    const file = await open(temporary, 'wx', mode)
    try {
      await file.writeFile(bytes)
      if (at !== undefined) await file.utimes(at / 1000, at / 1000)
      await file.sync()
    } finally {
      await file.close()
    }
    const published = await publish(temporary)
    await syncFolder(folder)
    return published
  } finally {
    await rm(temporary, { force: true })
  }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder; there the rename itself is journalled.
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
