import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { PDFDocument, PDFName, PDFRawStream } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rosettePanel } from './art/rosette.ts'
import { sweep } from './art/sweep.ts'
import { paletteOf } from './colour.ts'
import { draw, printed, checked } from './index.ts'
import { archAndRosette, drawingSheet, fields, arabic, names } from './examples.ts'

const brands = [drawingSheet, archAndRosette]
let folder: string
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'certificate-')) })
afterAll(() => rmSync(folder, { recursive: true }))

/** Run a tool of poppler or qpdf over a file; null when the tool is not installed. */
function run(tool: string, options: string[], bytes: Uint8Array, after: string[] = []): string | null {
  const path = join(folder, 'certificate.pdf')
  writeFileSync(path, bytes)
  try {
    return execFileSync(tool, [...options, path, ...after], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** What each field draws, as poppler reads it along the structure tree: id → all of its pieces. Without poppler, what the tree says of them. */
async function drawn(bytes: Uint8Array): Promise<Map<string, string>> {
  const out = run('pdfinfo', ['-struct-text'], bytes)
  if (out === null) return said(bytes)
  const texts = new Map<string, string>()
  let id: string | null = null
  for (const line of out.split('\n')) {
    const element = /^ {2}\S+ (?:<([^>]+)> )?/.exec(line)
    if (/^ {2}\S/.test(line)) id = element?.[1] ?? null
    else if (id !== null && /^ {4}"/.test(line)) texts.set(id, (texts.get(id) ?? '') + line.slice(5, line.lastIndexOf('"')))
  }
  return texts
}

/** The exact text that the structure tree gives for each field. */
async function said(bytes: Uint8Array): Promise<Map<string, string>> {
  const { context } = await PDFDocument.load(bytes)
  const out = new Map<string, string>()
  for (const [, object] of context.enumerateIndirectObjects()) {
    const entry = object as { get?: (name: PDFName) => { decodeText(): string } | undefined }
    const id = entry.get?.(PDFName.of('ID')), text = entry.get?.(PDFName.of('ActualText'))
    if (id && text) out.set(id.decodeText(), text.decodeText())
  }
  return out
}

// Each certificate starts poppler, so on a busy machine the many names take their time.
describe.each(brands)('the $display_face layout', { timeout: 120_000 }, (brand) => {
  test('says every field exactly, in the structure tree and in what it draws', async () => {
    for (const given of [fields, arabic]) {
      const { bytes } = await draw(given, brand)
      const expected = Object.fromEntries(printed(checked(given)))
      expect(Object.fromEntries(await said(bytes))).toEqual(expected)
      expect(Object.fromEntries(await drawn(bytes))).toEqual(expected)
    }
  })

  test('is one A4 page across, with title, language and embedded subsets', async () => {
    const { bytes, fonts } = await draw(fields, brand)
    const document = await PDFDocument.load(bytes, { updateMetadata: false })
    expect(document.getPages().map((page) => [Math.round(page.getWidth()), Math.round(page.getHeight())])).toEqual([[842, 595]])
    expect(document.getTitle()).toBe('Certificate HAL-7K3M-92QD: Tomasz Wieczorek')
    expect(String(document.catalog.get(PDFName.of('Lang')))).toBe('(en)')
    expect(document.catalog.getViewerPreferences()?.getDisplayDocTitle()).toBe(true)
    expect(document.getCreationDate()?.toISOString()).toBe('2026-10-09T00:00:00.000Z')
    for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+/)
    const listed = run('pdffonts', [], bytes)?.split('\n').slice(2).filter(Boolean) ?? fonts.map((font) => `${font} yes yes yes `)
    expect(listed).toEqual(fonts.map((font) => expect.stringMatching(new RegExp(`^${font.replace('+', '\\+')}.* yes yes yes `))))
  })

  test('is sound: qpdf finds nothing, it loads again, every stream opens', async () => {
    for (const given of [fields, arabic, { ...fields, holder: names.at(-1)! }]) {
      const { bytes } = await draw(given, brand)
      expect(run('qpdf', ['--check'], bytes) ?? 'No syntax or stream encoding errors found').toContain('No syntax or stream encoding errors found')
      const document = await PDFDocument.load(bytes, { throwOnInvalidObject: true })
      const streams = document.context.enumerateIndirectObjects().flatMap(([, object]) => (object instanceof PDFRawStream ? [object] : []))
      expect(streams.length).toBeGreaterThan(5)
      for (const { contents } of streams) expect(inflateSync(contents).length).toBeGreaterThan(0)
    }
  })

  test('gives the same bytes for the same fields', async () => {
    const first = await draw(fields, brand), second = await draw({ ...fields }, { ...brand })
    expect(second.sha256).toBe(first.sha256)
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0)
  })

  test(`prints ${names.length} names in many scripts`, async () => {
    for (const holder of names) {
      const { bytes } = await draw({ ...fields, holder }, brand)
      expect((await said(bytes)).get('holder')).toBe(holder.normalize('NFC'))
      expect((await drawn(bytes)).get('holder')).toBe(holder.normalize('NFC'))
    }
  })

  test('holds a name of 200 characters, and refuses what is longer than it can print', async () => {
    const long = 'Ana María de los Ángeles Fernández Gutiérrez '.repeat(6).slice(0, 199).trim().padEnd(200, 'z')
    expect((await drawn((await draw({ ...fields, holder: long }, brand)).bytes)).get('holder')).toBe(long)
    await expect(draw({ ...fields, holder: 'W'.repeat(200) }, brand)).rejects.toMatchObject({ code: 'certificate/text-too-long', field: 'holder' })
    await expect(draw({ ...fields, verify_url: `https://halden.example/${'a'.repeat(300)}` }, brand))
      .rejects.toMatchObject({ code: 'certificate/text-too-long', field: 'verify_url' })
  })
})

test('plain text extraction reads the Latin fields', { timeout: 120_000 }, async () => {
  for (const brand of brands) {
    const { bytes } = await draw(fields, brand)
    const text = run('pdftotext', ['-layout'], bytes, ['-']) ?? [...(await said(bytes)).values()].join('\n')
    for (const part of ['Tomasz Wieczorek', 'of Brennholt Packaging', 'Certified Robot Operator', '9 October 2026', '30 questions, 80 % to pass'])
      expect(text).toContain(part)
  }
})

test('two serials never share their art', () => {
  const serials = Array.from({ length: 300 }, (_, i) => `HAL-${i.toString(36).padStart(4, '0')}-92QD`), colours = paletteOf(drawingSheet)
  expect(new Set(serials.map((serial) => sweep(serial, 240, 76, 71, colours, false).join())).size).toBe(300)
  expect(new Set(serials.map((serial) => rosettePanel(serial, 193, 104, 210, colours).join())).size).toBe(300)
})
