import { readFileSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { encode, inspect, logo, refine } from './images.ts'
import { imageErrorOf } from './limits.ts'

const picture = (width: number, height: number, channels: 3 | 4 = 3) =>
  sharp({ create: { width, height, channels, background: { r: 200, g: 40, b: 40, alpha: 0.5 } } })
/** A photograph as a phone writes it: lying on its side, with a place and a camera in its EXIF, the top left red. */
const photo = (width: number, height: number) => picture(width, height).jpeg()
  .composite([{ input: { create: { width: width >> 1, height, channels: 3, background: 'blue' } }, left: width >> 1, top: 0 }])
  .withExif({ IFD0: { Make: 'CameraMaker' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } }).withMetadata({ orientation: 6 }).toBuffer()

describe.each(['png', 'jpeg', 'webp'] as const)('a %s', (format) => {
  test.each([[2000, [480, 960, 1600]], [1600, [480, 960, 1600]], [1599, [480, 960]], [480, [480]], [479, [479]], [1, [1]]])(
    '%i pixels wide is encoded at %j', async (width, widths) => {
      const bytes = await picture(width, 300).toFormat(format).toBuffer()
      const image = await encode(bytes)
      expect(image).toMatchObject({ width, height: 300 })
      expect(image.sizes.map((size) => size.width)).toEqual(widths)
      for (const size of image.sizes) {
        expect(await inspect(size.bytes)).toMatchObject({ width: size.width, format: 'webp' })
        expect(size).toMatchObject({ content_type: 'image/webp', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) })
      }
    })

  test('becomes a square logo, also from a bare line', async () => {
    for (const [width, height] of [[900, 300], [30, 30], [2000, 1]] as const) {
      const made = await logo(await picture(width, height).toFormat(format).toBuffer())
      expect(await inspect(made.bytes)).toEqual({ width: 256, height: 256, format: 'png' })
    }
  })

  test('cut off is unreadable', async () => {
    const bytes = await picture(800, 600).toFormat(format).toBuffer()
    for (const verb of [encode, logo]) {
      await expect(verb(bytes.subarray(0, bytes.length >> 1))).rejects.toMatchObject({ code: 'image/unreadable' })
      await expect(verb(bytes.subarray(0, 14))).rejects.toMatchObject({ code: 'image/unreadable' })
    }
  })
})

test('a photograph is turned upright and loses its EXIF, its place and its profile', async () => {
  const bytes = await photo(1200, 800)
  expect(bytes.includes('CameraMaker')).toBe(true)
  expect(await inspect(bytes)).toEqual({ width: 800, height: 1200, format: 'jpeg' })
  const image = await encode(bytes)
  expect(image).toMatchObject({ width: 800, height: 1200 })
  for (const made of [image.sizes[0]!.bytes, (await logo(bytes)).bytes]) {
    const facts = await sharp(made).metadata()
    expect([facts.exif, facts.icc, facts.xmp, facts.iptc, facts.orientation]).toEqual([undefined, undefined, undefined, undefined, undefined])
    expect(Buffer.from(made).includes('CameraMaker')).toBe(false)
  }
  // Turned a quarter to the right, what was left is up.
  const { data, info } = await sharp(image.sizes[0]!.bytes).raw().toBuffer({ resolveWithObject: true })
  expect(data[0]!).toBeGreaterThan(150)
  expect(data[(info.height - 1) * info.width * info.channels + 2]!).toBeGreaterThan(150)
})

test('the placeholder is a data: URI of at most 400 bytes, also for noise with transparency', async () => {
  const noise = await sharp(Uint8Array.from({ length: 600 * 600 * 4 }, (_, index) => (index * 2654435761) >>> 24),
    { raw: { width: 600, height: 600, channels: 4 } }).png().toBuffer()
  for (const bytes of [noise, await photo(700, 500)]) {
    const { placeholder } = await encode(bytes)
    expect(placeholder).toMatch(/^data:image\/webp;base64,[A-Za-z0-9+/]+=*$/)
    expect(placeholder.length).toBeLessThanOrEqual(400)
    expect(await inspect(Buffer.from(placeholder.split(',')[1]!, 'base64'))).toMatchObject({ format: 'webp' })
  }
})

test('AVIF has the same widths and no more than pixels, and refuses what WebP refuses', async () => {
  const [bytes, flat] = [await photo(1200, 800), await picture(480, 300, 4).png().toBuffer()]
  const sizes = await refine(bytes)
  expect(sizes.map(({ width, content_type }) => [width, content_type])).toEqual([[480, 'image/avif']])
  for (const { bytes: made } of [...sizes, ...(await refine(flat))]) {
    expect(Buffer.from(made).subarray(4, 12).toString('latin1')).toBe('ftypavif')
    expect(Buffer.from(made).includes('CameraMaker')).toBe(false)
  }
  await expect(refine(bytes.subarray(0, bytes.length >> 1))).rejects.toMatchObject({ code: 'image/unreadable' })
  await expect(refine(await pngHeader(5001, 5000))).rejects.toMatchObject({ code: 'image/too-large' })
})

test('transparency, grey, sixteen bits and CMYK all come out as something a page can show', async () => {
  const see = await encode(await picture(500, 500, 4).png().toBuffer())
  expect(await sharp(see.sizes[0]!.bytes).metadata()).toMatchObject({ hasAlpha: true })
  for (const odd of [
    await picture(500, 500).toColourspace('b-w').png().toBuffer(),
    await picture(500, 500).toColourspace('rgb16').png().toBuffer(),
    await picture(500, 500).toColourspace('cmyk').jpeg().toBuffer(),
  ]) expect(await sharp((await encode(odd)).sizes[0]!.bytes).metadata()).toMatchObject({ space: 'srgb', width: 480 })
})

test.each([
  ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>'],
  ['SVG after a declaration', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>'],
  ['PDF', '%PDF-1.7\n'], ['TIFF', 'II*\0\x08\0\0\0'], ['nothing', ''], ['text', 'hello'],
  ['a WAV in the same wrapping as WebP', 'RIFF\x24\0\0\0WAVEfmt '],
])('%s is not supported', async (_what, words) => {
  for (const verb of [inspect, encode, logo]) {
    await expect(verb(Buffer.from(words, 'latin1'))).rejects.toMatchObject({ code: 'image/unsupported' })
  }
})

test('a GIF is not supported, and sharp itself would not open one either', async () => {
  const gif = await picture(10, 10).gif().toBuffer()
  await expect(encode(gif)).rejects.toMatchObject({ code: 'image/unsupported' })
  await expect(sharp(gif).metadata()).rejects.toThrow()
})

test('over 25 megapixels is too large, by its header alone', async () => {
  for (const verb of [inspect, encode, logo]) {
    await expect(verb(await pngHeader(5001, 5000))).rejects.toMatchObject({ code: 'image/too-large' })
    await expect(verb(await pngHeader(1_000_000, 1_000_000))).rejects.toMatchObject({ code: expect.stringMatching(/too-large|unreadable/) })
  }
  expect(await inspect(await picture(5000, 5000).png().toBuffer())).toMatchObject({ width: 5000 })
})

test('a strip that WebP cannot hold is too large', async () => {
  await expect(encode(await picture(480, 17_000).png().toBuffer())).rejects.toMatchObject({ code: 'image/too-large' })
})

test('running out of time is too large, and anything else a decoder says is unreadable', () => {
  expect(imageErrorOf(new Error('timeout: 42% complete'))).toMatchObject({ code: 'image/too-large' })
  expect(imageErrorOf(new Error('VipsJpeg: premature end'))).toMatchObject({ code: 'image/unreadable' })
})

test('random bytes behind a true beginning are unreadable, never a crash', async () => {
  const noise = readFileSync(process.execPath).subarray(1000, 9000)
  for (const head of ['\x89PNG\r\n\x1a\n', '\xff\xd8\xff\xe0', 'RIFF\x40\x1f\0\0WEBPVP8 ']) {
    await expect(encode(Buffer.concat([Buffer.from(head, 'latin1'), noise]))).rejects.toMatchObject({ code: 'image/unreadable' })
  }
})

/** A PNG that claims a size and holds next to nothing. */
async function pngHeader(width: number, height: number): Promise<Buffer> {
  const png = await picture(1, 1).png().toBuffer()
  const header = Buffer.from(png.subarray(12, 29))
  header.writeUInt32BE(width, 4)
  header.writeUInt32BE(height, 8)
  const crc = Buffer.alloc(4)
  crc.writeUInt32BE(crc32(header))
  return Buffer.concat([png.subarray(0, 12), header, crc, png.subarray(33)])
}
