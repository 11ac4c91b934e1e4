import { ImageError, sha256Of, type Images } from '@stoa/gateways'
import type { Folder } from './read-files.ts'

/** A file of a course, as it is in the folder.  width and height are those of a picture. */
export interface MediaFile {
  sha256: string
  content_type: string
  bytes: Uint8Array
  width: number | null
  height: number | null
}

/** What a field may name. */
export type MediaRole = 'picture' | 'video' | 'captions'

const TYPES: Record<MediaRole, Record<string, string>> = {
  picture: { png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', webp: 'image/webp' },
  video: { mp4: 'video/mp4', webm: 'video/webm' },
  captions: { vtt: 'text/vtt' },
}

/** Reads media files and looks at their bytes: a name alone proves nothing.  out: null after noting a fault at the line that names it */
export function mediaReader(folder: Folder, images: Images) {
  const known = new Map<string, Promise<{ file: MediaFile } | { fault: string }>>()
  return async (path: string, role: MediaRole, refuse: (sentence: string) => void): Promise<MediaFile | null> => {
    const expected = TYPES[role][path.slice(path.lastIndexOf('.') + 1)]
    if (!expected) {
      refuse(`${base(path)} cannot be used here: it must be a ${Object.keys(TYPES[role]).join(', ')} file.`)
      return null
    }
    if (!known.has(path)) known.set(path, look(folder, images, path, expected))
    const seen = await known.get(path)!
    if ('file' in seen) return seen.file
    refuse(seen.fault)
    return null
  }
}

/** Reads a course's media, one file at a time. */
export type MediaReader = ReturnType<typeof mediaReader>

async function look(folder: Folder, images: Images, path: string, expected: string): Promise<{ file: MediaFile } | { fault: string }> {
  const bytes = await folder.bytes(path)
  if (!bytes || bytes.length === 0) return { fault: `There is no file ${base(path)} in media/, or it is empty.` }
  if (typeOf(bytes) !== expected) return { fault: `${base(path)} is not what its name says: its bytes are ${typeOf(bytes) ?? 'of no known kind'}.` }
  const file = { sha256: sha256Of(bytes), content_type: expected, bytes, width: null, height: null }
  if (!expected.startsWith('image/')) return { file }
  try {
    const { width, height } = await images.inspect(bytes)
    return { file: { ...file, width, height } }
  } catch (error) {
    if (error instanceof ImageError) return { fault: `${base(path)} cannot be used. ${error.message}` }
    throw error
  }
}

function typeOf(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1')
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'image/webp'
  if (head.slice(4, 8) === 'ftyp') return 'video/mp4'
  if (head.startsWith('\x1a\x45\xdf\xa3')) return 'video/webm'
  if (/^(\xef\xbb\xbf)?WEBVTT([ \t\r\n]|$)/.test(head)) return 'text/vtt'
  return null
}

const base = (path: string) => path.slice(path.lastIndexOf('/') + 1)
