// How much of a picture we take on, and which kinds: everything here is about input from strangers.
import type sharpModule from 'sharp'

/** The formats that are taken. */
export type ImageKind = 'png' | 'jpeg' | 'webp'

/** Why a picture was not taken. */
export type ImageErrorCode =
  | 'image/too-large'   // More than 25 megapixels, too long for its width, or over 10 s of work.
  | 'image/unreadable'  // Begins as a picture and does not go on as one.
  | 'image/unsupported' // Neither PNG nor JPEG nor WebP.

/** A picture that was not taken.  in: code; sentence; what caused it. */
export class ImageError extends Error {
  readonly code: ImageErrorCode
  constructor(code: ImageErrorCode, sentence: string, cause?: unknown) {
    super(sentence, { cause })
    this.name = 'ImageError'
    this.code = code
  }
}

/** How many pixels a picture may claim; more is refused by its header, before anything is decoded. */
export const PIXELS_MAX = 25_000_000
const SECONDS_MAX = 10

let loaded: Promise<typeof sharpModule> | undefined

/** What decodes and encodes, loaded for the first picture: a process that has none to work on does without its memory. */
export const decoder = () => (loaded ??= load())

async function load(): Promise<typeof sharpModule> {
  const { default: sharp } = await import('sharp')
  // The decoders of other formats (SVG with its references, PDF, TIFF, …) are never reached, even by bytes that pretend.
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({ operation: ['VipsForeignLoadPng', 'VipsForeignLoadJpeg', 'VipsForeignLoadWebp'] })
  // Uploads are seen once; keeping them would only keep memory.
  sharp.cache(false)
  return sharp
}

/** The format of a picture by its first bytes; names and declared types are hearsay.
 *  in: bytes.  out: the format.  refuses: image/unsupported */
export function kindOf(bytes: Uint8Array): ImageKind {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1')
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (head.startsWith('RIFF') && head.endsWith('WEBP')) return 'webp'
  throw new ImageError('image/unsupported', 'Pictures are PNG, JPEG or WebP files.')
}

/** Run work that must be done in time, and say in our words why it was not.
 *  in:      work, which is given a function that tells how many whole seconds are left, at least 1; how many there are altogether
 *  out:     what the work returns
 *  refuses: image/too-large when time or pixels ran out, image/unreadable for anything else a decoder says */
export async function inTime<T>(work: (left: () => number) => Promise<T>, seconds = SECONDS_MAX): Promise<T> {
  const end = performance.now() + seconds * 1000
  const left = () => {
    const whole = Math.ceil((end - performance.now()) / 1000)
    if (whole < 1) throw new ImageError('image/too-large', 'The picture takes too long to work on.')
    return whole
  }
  try {
    return await work(left)
  } catch (error) {
    throw imageErrorOf(error)
  }
}

/** An error of sharp in our words.  in: anything caught.  out: an ImageError */
export function imageErrorOf(error: unknown): ImageError {
  if (error instanceof ImageError) return error
  const said = error instanceof Error ? error.message : String(error)
  if (/pixel limit/i.test(said)) return new ImageError('image/too-large', 'A picture has at most 25 megapixels.', error)
  if (/timeout/i.test(said)) return new ImageError('image/too-large', 'The picture takes too long to work on.', error)
  return new ImageError('image/unreadable', 'The picture cannot be read; it may be damaged.', error)
}
