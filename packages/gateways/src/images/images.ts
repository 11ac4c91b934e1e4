// Pictures that people upload, made safe and small: decoded, turned upright, stripped, encoded anew.
import { createHash } from 'node:crypto'
import type { Sharp } from 'sharp'
import { decoder, ImageError, PIXELS_MAX, inTime, kindOf } from './limits.ts'
import type { ImageKind } from './limits.ts'

/** What a picture is: size as it is looked at (turned upright), and its format. */
export type ImageFacts = { width: number; height: number; format: ImageKind }

/** One encoded size of a picture. */
export type ImageSize = { width: number; bytes: Uint8Array; content_type: 'image/webp' | 'image/avif'; sha256: string }

/** A picture ready to be stored and shown: its own size, a tiny blurred stand-in as a data: URI, and its sizes, smallest first. */
export type EncodedImage = { width: number; height: number; placeholder: string; sizes: ImageSize[] }

/** A logo ready to be stored and shown. */
export type EncodedLogo = { width: 256; height: 256; bytes: Uint8Array; content_type: 'image/png'; sha256: string }

/** The picture gateway. Every verb refuses with ImageError: image/unsupported, image/unreadable, image/too-large. */
export interface Images {
  inspect(bytes: Uint8Array): Promise<ImageFacts>
  encode(bytes: Uint8Array): Promise<EncodedImage>
  refine(bytes: Uint8Array): Promise<ImageSize[]>
  logo(bytes: Uint8Array): Promise<EncodedLogo>
}

const WIDTHS = [480, 960, 1600]
const WEBP_SIDE_MAX = 16_383
const REFINING_SECONDS_MAX = 60
const LOGO_SIDE = 256
const PLACEHOLDER_BYTES_MAX = 400

/** Look at a picture without decoding all of it.
 *  in:      bytes of a PNG, JPEG or WebP
 *  out:     its size upright, and its format
 *  refuses: image/unsupported, image/unreadable, image/too-large (25 megapixels) */
export async function inspect(bytes: Uint8Array): Promise<ImageFacts> {
  const format = kindOf(bytes)
  return inTime(async (left) => {
    const { autoOrient } = await (await opened(bytes, left)).metadata()
    return { width: autoOrient.width, height: autoOrient.height, format }
  })
}

/** Encode a picture for pages.
 *  in:      bytes of a PNG, JPEG or WebP; of an animation the first frame counts
 *  out:     WebP at 480, 960 and 1600 pixels, as many as the picture is wide enough for, and at least one; sRGB, upright,
 *           without EXIF, place, profile or anything else that is not pixels
 *  refuses: as inspect; image/too-large also after 10 s, and for a side that WebP cannot hold */
export async function encode(bytes: Uint8Array): Promise<EncodedImage> {
  const { width, height } = await inspect(bytes)
  return inTime(async (left) => {
    const widths = widthsOf(width)
    if ((height * widths.at(-1)!) / width > WEBP_SIDE_MAX) throw new ImageError('image/too-large', 'The picture is too long for its width.')
    const pixels = await decoded(bytes, widths.at(-1)!, left)
    const sizes: ImageSize[] = []
    for (const size of widths) {
      const webp = await pixels().resize({ width: size }).webp({ quality: 80 }).toBuffer()
      sizes.push({ width: size, bytes: webp, content_type: 'image/webp', sha256: sha256Of(webp) })
    }
    return { width, height, placeholder: await placeholderOf(pixels), sizes }
  })
}

/** Encode a picture once more, as small as it gets. It takes several times as long as WebP, so it is for whom nobody waits.
 *  in:      bytes as for encode
 *  out:     AVIF at the same widths, made of nothing but pixels as well
 *  refuses: as inspect; image/too-large also after a minute */
export async function refine(bytes: Uint8Array): Promise<ImageSize[]> {
  const { width } = await inspect(bytes)
  return inTime(async (left) => {
    const widths = widthsOf(width)
    const pixels = await decoded(bytes, widths.at(-1)!, left)
    const sizes: ImageSize[] = []
    for (const size of widths) {
      const avif = await pixels().resize({ width: size }).avif({ quality: 55, effort: 2 }).toBuffer()
      sizes.push({ width: size, bytes: avif, content_type: 'image/avif', sha256: sha256Of(avif) })
    }
    return sizes
  }, REFINING_SECONDS_MAX)
}

/** Encode a logo.
 *  in:      bytes of a PNG, JPEG or WebP of any shape
 *  out:     a PNG of 256 by 256 pixels with the whole logo in the middle, transparent around it
 *  refuses: as inspect; image/too-large also after 10 s */
export async function logo(bytes: Uint8Array): Promise<EncodedLogo> {
  await inspect(bytes)
  return inTime(async (left) => {
    const background = { r: 0, g: 0, b: 0, alpha: 0 }
    const png = await (await opened(bytes, left)).autoOrient().toColourspace('srgb')
      .resize({ width: LOGO_SIDE, height: LOGO_SIDE, fit: 'contain', background }).png({ compressionLevel: 9 }).toBuffer()
    return { width: LOGO_SIDE, height: LOGO_SIDE, bytes: png, content_type: 'image/png', sha256: sha256Of(png) }
  })
}

/** The picture gateway over sharp. There is nothing outside to be twinned.  out: Images */
export const sharpImages = (): Images => ({ inspect, encode, refine, logo })

function widthsOf(width: number): number[] {
  const fitting = WIDTHS.filter((size) => size <= width)
  return fitting.length > 0 ? fitting : [width]
}

/** Decoded once; what follows works on pixels no one outside has written. */
async function decoded(bytes: Uint8Array, width: number, left: () => number): Promise<() => Sharp> {
  const sharp = await decoder()
  const { data, info } = await (await opened(bytes, left)).autoOrient().resize({ width }).toColourspace('srgb')
    .raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true })
  return () => sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } }).timeout({ seconds: left() })
}

async function opened(bytes: Uint8Array, left: () => number): Promise<Sharp> {
  const sharp = await decoder()
  return sharp(bytes, { limitInputPixels: PIXELS_MAX, failOn: 'error' }).timeout({ seconds: left() })
}

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

async function placeholderOf(pixels: () => Sharp): Promise<string> {
  let uri = ''
  for (const side of [16, 8, 4]) {
    const webp = await pixels().resize({ width: side, height: side, fit: 'inside' }).webp({ quality: 30, alphaQuality: 30 }).toBuffer()
    uri = `data:image/webp;base64,${webp.toString('base64')}`
    if (uri.length <= PLACEHOLDER_BYTES_MAX) return uri
  }
  return uri
}
