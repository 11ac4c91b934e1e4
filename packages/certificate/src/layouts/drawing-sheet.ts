import { sweep } from '../art/sweep.ts'
import { brandmark } from '../brandmark.ts'
import { box, clip, fill, poly, stroke } from '../pen.ts'
import { HEIGHT, WIDTH } from '../sheet.ts'
import { outline } from '../text/outline.ts'
import { paragraph } from '../text/paragraph.ts'
import { lineOf } from '../text/shape.ts'
import type { Work } from '../typeset.ts'
import { paper } from '../typeset.ts'
import { body } from './body.ts'
import { cell, qrBox } from './cell.ts'

const OUTER = 7, INNER = 12, TITLE = 158, FOOT = HEIGHT - INNER, QR_CELL = 40
const COLUMNS = [57, 46, 46, 84]

/** The engineering drawing sheet: a frame with zones, the path of a tool, a title block. */
export function drawingSheet(work: Work): void {
  const { sheet, colours } = work
  paper(work)
  const cx = sheet.rtl ? WIDTH - 240 : 240
  const inside = box(INNER, INNER, WIDTH - 2 * INNER, TITLE - INNER)
  sheet.artifact(clip(inside), ...sweep(work.serial, cx, 76, 71, colours, sheet.rtl))
  frame(work)
  brandmark(work, 22, 21, 12, 120)
  body(work, { start: 22, width: 138, top: 45, bottom: 149, name: 17, title: 9, leading: 1.08 })
  titleBlock(work)
}

const frames = new Map<boolean, { lines: string, words: string }>()

/** Two frames with zones between them, and centring marks.  source: ISO 5457 */
function frame({ sheet, colours }: Work): void {
  const { lines, words } = frames.get(sheet.rtl) ?? zones(sheet.rtl)
  frames.set(sheet.rtl, { lines, words })       // The same on every page of a direction.
  const centre = [
    poly([[WIDTH / 2, 4.5], [WIDTH / 2, INNER]]), poly([[WIDTH / 2, HEIGHT - 4.5], [WIDTH / 2, HEIGHT - INNER]]),
    poly([[4.5, HEIGHT / 2], [INNER, HEIGHT / 2]]), poly([[WIDTH - 4.5, HEIGHT / 2], [WIDTH - INNER, HEIGHT / 2]]),
  ]
  sheet.artifact(
    stroke(`${box(OUTER, OUTER, WIDTH - 2 * OUTER, HEIGHT - 2 * OUTER)} ${lines}`, colours.rule, 0.2),
    fill(words, colours.rule), stroke(centre.join(' '), colours.text, 0.5),
    stroke(box(INNER, INNER, WIDTH - 2 * INNER, HEIGHT - 2 * INNER), colours.text, 0.5))
}

/** The ticks between zones, and their numbers and letters as outlines. */
function zones(rtl: boolean): { lines: string, words: string } {
  const lines: string[] = [], words: string[] = []
  const word = (text: string, x: number, y: number) => {
    const line = lineOf(paragraph(text, { field: 'zone', role: 'text', base: 'ltr', language: 'en' }), 0, text.length)
    words.push(outline(line, x - (line.width * 2.3) / 2, y + 0.8, 2.3))
  }
  const wide = (WIDTH - 2 * INNER) / 8, high = (HEIGHT - 2 * INNER) / 6, middle = (OUTER + INNER) / 2
  for (let zone = 0; zone < 8; zone++) {
    const x = INNER + zone * wide
    if (zone && zone !== 4) lines.push(poly([[x, OUTER], [x, INNER]]), poly([[x, HEIGHT - INNER], [x, HEIGHT - OUTER]]))
    const number = String(rtl ? 8 - zone : zone + 1)
    word(number, x + wide / 2, middle)
    word(number, x + wide / 2, HEIGHT - middle)
  }
  for (let zone = 0; zone < 6; zone++) {
    const y = INNER + zone * high
    if (zone && zone !== 3) lines.push(poly([[OUTER, y], [INNER, y]]), poly([[WIDTH - INNER, y], [WIDTH - OUTER, y]]))
    word('ABCDEF'[zone]!, middle, y + high / 2)
    word('ABCDEF'[zone]!, WIDTH - middle, y + high / 2)
  }
  return { lines: lines.join(' '), words: words.join(' ') }
}

function titleBlock(work: Work): void {
  const { sheet, colours } = work
  const row = (FOOT - TITLE) / 2, end = WIDTH - INNER
  const edges = COLUMNS.reduce<number[]>((all, width) => [...all, all.at(-1)! + width], [INNER])
  const vertical = edges.slice(1).map((start) => poly([[sheet.at(start), TITLE], [sheet.at(start), FOOT]]))
  const between = poly([[sheet.at(INNER), TITLE + row], [sheet.at(edges.at(-1)!), TITLE + row]])
  sheet.artifact(
    fill(box(INNER, TITLE, WIDTH - 2 * INNER, FOOT - TITLE), colours.paper),
    stroke(`${vertical.join(' ')} ${between}`, colours.text, 0.25),
    stroke(`${poly([[INNER, TITLE], [end, TITLE]])} ${box(INNER, INNER, WIDTH - 2 * INNER, HEIGHT - 2 * INNER)}`, colours.text, 0.5))
  const ids = [['serial', 'issued_on', 'valid_until_on', 'exam'], ['issuer', 'place', 'course_version', 'verify_url']] as const
  ids.forEach((names, index) => names.forEach((id, column) => {
    cell(work, id, 'mono', edges[column]! + 3.6, TITLE + index * row + 4.4, COLUMNS[column]! - 7.2, 3)
  }))
  qrBox(work, sheet.at(edges.at(-1)! + QR_CELL / 2), TITLE + row, 0, QR_CELL - 1)
}
