import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import type { Faults } from './faults.ts'

/** The folder of one tenant. Files are named by their path inside it, with slashes. */
export interface Folder {
  /** How its files are called in faults: what was typed, then the path inside. */
  shown(path: string): string
  /** Names in a sub-folder, sorted; empty where there is none. What begins with a dot belongs to the machine, not to the tenant. */
  list(path: string): Promise<string[]>
  /** out: null where there is no such file, or after noting a fault when it lies outside the folder or is too large */
  bytes(path: string): Promise<Uint8Array | null>
  /** out: the text with plain line ends, or null as `bytes`, or after noting what is no text */
  text(path: string): Promise<string | null>
}

const BYTES_MAX = 256 * 1024 * 1024

/** in: path of the folder as typed */
export async function openFolder(faults: Faults, typed: string): Promise<Folder> {
  const root = await realpath(typed)
  const shown = (path: string) => join(typed, path)
  const inside = async (path: string) => {
    const real = await realpath(join(root, path)).catch(() => null)
    if (real === null) return null
    if (real.startsWith(root + sep)) return real
    faults.add(shown(path), 1, 'This leads outside the tenant’s folder.')
    return null
  }
  const bytes = async (path: string) => {
    const real = await inside(path)
    const facts = real === null ? null : await stat(real)
    if (!real || !facts?.isFile()) return null
    if (facts.size <= BYTES_MAX) return new Uint8Array(await readFile(real))
    faults.add(shown(path), 1, `This file is larger than ${BYTES_MAX / 1024 / 1024} MB.`)
    return null
  }
  return {
    shown,
    bytes,
    async list(path) {
      const names = await readdir(join(root, path)).catch(() => [])
      return names.filter((name) => !name.startsWith('.')).sort()
    },
    async text(path) {
      const read = await bytes(path)
      return read && decode(faults, shown(path), read)
    },
  }
}

function decode(faults: Faults, file: string, bytes: Uint8Array): string | null {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n')
  } catch {
    faults.add(file, 1, 'This file is not UTF-8 text.')
    return null
  }
  const control = /[\u0000-\u0008\u000b-\u001f\u007f]/.exec(text)
  if (!control) return text
  faults.add(file, text.slice(0, control.index).split('\n').length, 'There is a control character here.')
  return null
}
