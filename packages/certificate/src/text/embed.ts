import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import type { PDFContext, PDFRef } from 'pdf-lib'
import { PDFHexString, PDFRawStream, PDFString } from 'pdf-lib'
import type { OpenFace } from './faces.ts'
import { subset } from './subset.ts'

const ZERO_WIDTH = '\u200b'

/** The fonts of one document. A CID stands for a glyph together with its text, so that no glyph means two things. */
export class FontBook {
  readonly fonts = new Map<string, { face: OpenFace, name: string, cids: Map<string, { cid: number, gid: number, text: string, width: number }> }>()

  /** The resource name of a font, the code of a glyph in it, and the glyph's width in thousandths of an em. */
  code(face: OpenFace, gid: number, text: string | null): { font: string, hex: string, width: number } {
    let font = this.fonts.get(face.key)
    if (!font) this.fonts.set(face.key, font = { face, name: `F${this.fonts.size + 1}`, cids: new Map() })
    const said = text ?? ZERO_WIDTH, key = `${gid} ${said}`
    let entry = font.cids.get(key)
    if (!entry) {
      const width = Math.round((face.font.glyphHAdvance(gid) / face.upem) * 1000)
      font.cids.set(key, entry = { cid: font.cids.size + 1, gid, text: said, width })
    }
    return { font: font.name, hex: entry.cid.toString(16).padStart(4, '0'), width: entry.width }
  }

  /** Write all fonts into a document.  out: the resource dictionary's entries, and the names as `pdffonts` shows them */
  async embed(context: PDFContext): Promise<{ resources: Record<string, PDFRef>, names: string[] }> {
    const resources: Record<string, PDFRef> = {}, names: string[] = []
    for (const { face, name, cids } of this.fonts.values()) {
      const entries = [...cids.values()]
      const program = await subset(face.key as Parameters<typeof subset>[0], new Set(entries.map((e) => e.gid)))
      const base = `${tagOf(program)}+${face.key}`
      names.push(base)
      resources[name] = fontObjects(context, base, face, program, entries)
    }
    return { resources, names }
  }
}

interface Entry { cid: number, gid: number, text: string, width: number }

function fontObjects(context: PDFContext, base: string, face: OpenFace, program: Uint8Array, entries: Entry[]): PDFRef {
  const { ascender, descender } = face.font.hExtents()
  const em = (units: number) => Math.round((units / face.upem) * 1000)
  const file = stream(context, program, { Length1: program.length })
  const head = Buffer.from(face.face.referenceTable('head')!)     // A copy: the view moves when harfbuzz's memory grows.
  const descriptor = context.register(context.obj({
    Type: 'FontDescriptor', FontName: base, Flags: 4, FontBBox: [36, 38, 40, 42].map((at) => em(head.readInt16BE(at))),
    ItalicAngle: 0, Ascent: em(ascender), Descent: em(descender), CapHeight: em(ascender * 0.7), StemV: 90, FontFile2: file,
  }))
  const map = Buffer.alloc((entries.length + 1) * 2)
  for (const { cid, gid } of entries) map.writeUInt16BE(gid, cid * 2)
  const cidFont = context.register(context.obj({
    Type: 'Font', Subtype: 'CIDFontType2', BaseFont: base, FontDescriptor: descriptor, DW: 0,
    // Strings, not names: with a name here readers drop the font.
    CIDSystemInfo: context.obj({ Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 }),
    W: [1, entries.map((e) => e.width)], CIDToGIDMap: stream(context, map),
  }))
  return context.register(context.obj({
    Type: 'Font', Subtype: 'Type0', BaseFont: base, Encoding: 'Identity-H', DescendantFonts: [cidFont],
    ToUnicode: stream(context, Buffer.from(toUnicode(entries), 'latin1')),
  }))
}

function toUnicode(entries: Entry[]): string {
  const utf16 = (text: string) => Buffer.from(text, 'utf16le').swap16().toString('hex')
  const blocks: string[] = []
  for (let at = 0; at < entries.length; at += 100) {
    const block = entries.slice(at, at + 100).map((e) => `<${e.cid.toString(16).padStart(4, '0')}> <${utf16(e.text)}>`)
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`)
  }
  return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
${blocks.join('\n')}
endcmap CMapName currentdict /CMap defineresource pop end end`
}

/** A compressed stream, registered. */
export function stream(context: PDFContext, bytes: Uint8Array, entries: Record<string, number | string> = {}): PDFRef {
  const packed = deflateSync(bytes, { level: 4 })
  return context.register(PDFRawStream.of(context.obj({ ...entries, Length: packed.length, Filter: 'FlateDecode' }), packed))
}

/** Six capital letters from the font program: the same subset has the same name. */
function tagOf(program: Uint8Array): string {
  return [...createHash('sha256').update(program).digest().subarray(0, 6)].map((byte) => String.fromCharCode(65 + (byte % 26))).join('')
}

/** Text in a dictionary: plain where it can be, UTF-16 otherwise. */
export function textString(text: string): PDFString | PDFHexString {
  return /^[\x20-\x7e]*$/.test(text) ? PDFString.of(text.replace(/[\\()]/g, '\\$&')) : PDFHexString.fromText(text)
}

