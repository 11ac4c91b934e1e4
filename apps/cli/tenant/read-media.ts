import { ImageError, sha256Of, type Images } from '@stoa/gateways'
import type { MediaRole } from './forms-blocks.ts'
import { typeOf } from './media-types.ts'
import type { Folder } from './read-files.ts'

/** A file of a course, as it is in the folder.  width and height are those of a picture. */
export interface MediaFile {
  sha256: string
  content_type: string
  bytes: Uint8Array
  width: number | null
  height: number | null
}

const TYPES: Record<MediaRole, Record<string, string>> = {
  picture: { png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', webp: 'image/webp' },
  video: { mp4: 'video/mp4', webm: 'video/webm' },
  captions: { vtt: 'text/vtt' },
  audio: { mp3: 'audio/mpeg', m4a: 'audio/mp4' },
  file: { pdf: 'application/pdf', csv: 'text/csv; charset=utf-8', txt: 'text/plain; charset=utf-8' },
}
/** Megabytes that a file of a role may have. */
const MEGABYTES_MAX: Record<MediaRole, number> = { picture: 25, video: 256, captions: 1, audio: 50, file: 20 }

/** Reads media files and looks at their bytes: a name alone proves nothing.  out: null after noting a fault at the line that names it */
export function mediaReader(folder: Folder, images: Images) {
  const known = new Map<string, Promise<{ file: MediaFile } | { fault: string }>>()
  return async (path: string, role: MediaRole, refuse: (sentence: string) => void): Promise<MediaFile | null> => {
    const expected = TYPES[role][path.slice(path.lastIndexOf('.') + 1)]
    if (!expected) {
      refuse(`${base(path)} cannot be used here: it must be a ${Object.keys(TYPES[role]).join(', ')} file.`)
      return null
    }
    if (!known.has(path)) known.set(path, look(folder, images, path, expected, MEGABYTES_MAX[role]))
    const seen = await known.get(path)!
    if ('file' in seen) return seen.file
    refuse(seen.fault)
    return null
  }
}

/** Reads a course's media, one file at a time. */
export type MediaReader = ReturnType<typeof mediaReader>

async function look(
  folder: Folder,
  images: Images,
  path: string,
  expected: string,
  megabytes: number,
): Promise<{ file: MediaFile } | { fault: string }> {
  const bytes = await folder.bytes(path)
  if (!bytes || bytes.length === 0) return { fault: `There is no file ${base(path)} in media/, or it is empty.` }
  if (bytes.length > megabytes * 1024 * 1024) return { fault: `${base(path)} is larger than ${megabytes} MB.` }
  if (typeOf(bytes, expected) !== expected) return { fault: `${base(path)} is not what its name says: its bytes are ${typeOf(bytes, expected) ?? 'of no known kind'}.` }
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

const base = (path: string) => path.slice(path.lastIndexOf('/') + 1)
