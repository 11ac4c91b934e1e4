import { Buffer, BufferFlag, Direction, shape } from 'harfbuzzjs'
import { CertificateError } from '../error.ts'
import type { OpenFace } from './faces.ts'
import type { Item, Paragraph } from './paragraph.ts'

/** A glyph on its line. Lengths are in em; x counts from the left end of the line, y upwards from the baseline. */
export interface Glyph {
  gid: number
  x: number
  y: number
  text: string | null      // What the glyph stands for; null where another glyph of its cluster says it.
}

/** Glyphs of one direction and font. `glyphs` is in the order of reading, `text` what they say together. */
export interface Run { face: OpenFace, rtl: boolean, text: string, glyphs: Glyph[] }

/** A line, its runs in the order of reading, its width without the blank at its end. */
export interface Line { runs: Run[], width: number }

const LETTERSPACED = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]*$/u

// One buffer for the process: harfbuzz memory is freed late, by the garbage collector, and a buffer for each run would pile up.
const buffer = new Buffer()

/** Shape and order a part of a paragraph as one line.
 *  in: start and end, offsets in the text; a blank before `end` is kept for readers of the file but has no width on the line
 *  refuses: certificate/missing-glyph.  source: UAX 9, rule L2 */
export function lineOf(paragraph: Paragraph, start: number, end: number): Line {
  let printed = end
  while (printed > start && paragraph.text[printed - 1] === ' ') printed--
  const pieces = paragraph.items
    .filter((item) => item.start < printed && item.end > start)
    .map((item) => shapeItem(paragraph, { ...item, start: Math.max(item.start, start), end: Math.min(item.end, printed) }))
  let x = 0
  for (const piece of visualOrder(pieces)) {
    for (const glyph of piece.run.glyphs) glyph.x += x
    x += piece.advance
  }
  const last = pieces.at(-1)
  const width = Math.max(0, x - (last && LETTERSPACED.test(last.run.text) ? paragraph.track : 0))
  if (printed < end && last) pieces.push(blankAtEnd(paragraph, last, width))
  return { runs: pieces.map((piece) => piece.run), width }
}

interface Piece { run: Run, level: number, advance: number }

function shapeItem(paragraph: Paragraph, item: Item): Piece {
  const { text, language, field } = paragraph
  const { face } = item, rtl = item.level % 2 === 1
  buffer.reset()
  buffer.addText(text, item.start, item.end - item.start)   // The text around goes along: Arabic letters join across runs.
  buffer.setDirection(rtl ? Direction.RTL : Direction.LTR)
  buffer.setScript(item.script)
  buffer.setLanguage(language)
  buffer.setFlags(BufferFlag.DO_NOT_INSERT_DOTTED_CIRCLE)
  shape(face.font, buffer)
  const infos = buffer.getGlyphInfos(), positions = buffer.getGlyphPositions()
  const said = text.slice(item.start, item.end)
  const track = LETTERSPACED.test(said) ? paragraph.track : 0
  const starts = [...new Set(infos.map((info) => info.cluster))].sort((a, b) => a - b)
  const clusterText = (cluster: number) => text.slice(cluster, starts[starts.indexOf(cluster) + 1] ?? item.end)
  const glyphs: (Glyph & { cluster: number, advance: number })[] = []
  let x = 0
  infos.forEach(({ codepoint: gid, cluster }, index) => {
    if (gid === 0) throw new CertificateError('certificate/missing-glyph', field, String.fromCodePoint(text.codePointAt(cluster)!))
    const { xAdvance, xOffset, yOffset } = positions[index]!
    glyphs.push({ gid, cluster, advance: xAdvance, x: x + xOffset / face.upem, y: yOffset / face.upem, text: null })
    x += xAdvance / face.upem
    if (infos[index + 1]?.cluster !== cluster) x += track
  })
  const clusters = Map.groupBy(glyphs, (glyph) => glyph.cluster)
  const logical = rtl ? starts.flatMap((start) => clusters.get(start)!) : glyphs
  for (const [cluster, members] of clusters) share(clusterText(cluster), members, rtl)
  return { run: { face, rtl, text: said, glyphs: logical }, level: item.level, advance: x }
}

/** Which glyph of a cluster says which part of it, so that all of them together say it once and in order. From right to left
 *  the widest says everything. From left to right each glyph that takes room says a character: a silent one would look like a gap,
 *  where readers put a blank. Marks without room stay silent, since readers put them behind the next letter. */
function share(text: string, glyphs: (Glyph & { advance: number })[], rtl: boolean): void {
  const roomy = glyphs.filter((glyph) => glyph.advance > 0)
  const speakers = roomy.length === 0 ? glyphs.slice(0, 1) : rtl ? [roomy.reduce((a, b) => (b.advance > a.advance ? b : a))] : roomy
  const characters = [...text], last = Math.min(speakers.length, characters.length) - 1
  for (let index = 0; index <= last; index++) speakers[index]!.text = index < last ? characters[index]! : characters.slice(index).join('')
}

/** Rule L2: from the highest level down to the lowest odd one, turn every stretch at that level or above. */
function visualOrder(pieces: Piece[]): Piece[] {
  const order = [...pieces]
  const levels = pieces.map((piece) => piece.level)
  for (let level = Math.max(0, ...levels); level >= 1; level--) {
    for (let from = 0; from < order.length; from++) {
      let to = from
      while (to < order.length && order[to]!.level >= level) to++
      if (to > from) order.splice(from, to - from, ...order.slice(from, to).reverse())
      from = to
    }
  }
  return order
}

function blankAtEnd(paragraph: Paragraph, last: Piece, width: number): Piece {
  const at = paragraph.text.indexOf(' ')
  const blank = shapeItem({ ...paragraph, track: 0 }, { start: at, end: at + 1, level: paragraph.level, script: 'Latn', face: last.run.face })
  for (const glyph of blank.run.glyphs) glyph.x += paragraph.level % 2 ? -blank.advance : width
  return blank
}
