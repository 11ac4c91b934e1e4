import type { FieldId } from '../printed.ts'
import { box, fill } from '../pen.ts'
import { qr } from '../qr.ts'
import type { Role } from '../text/faces.ts'
import type { Work } from '../typeset.ts'
import { field, heightOf, label, place } from '../typeset.ts'

/** The side of a QR code's modules; 28 mm is what a phone reads at arm's length from a framed page. */
export const QR_SIDE = 28.2

/** A field that stands under a word of its own. */
export type Fact = FieldId & keyof Work['labels']

/** Few sizes, so that neighbours look alike. */
const SCALE = [3.9, 3.3, 2.7, 2.3]

/** A small word over a value of up to `lines` lines. An empty field leaves its place empty, word included. */
export function cell(work: Work, id: Fact, role: Role, start: number, top: number, width: number, lines: number): void {
  if (!work.texts.has(id)) return
  const word = label(work, work.labels[id] as string, 2.9, width, work.colours.muted)
  place(work, word, start, top)
  // A serial is typed from the paper by hand: rather two lines than small print.
  const sizes = id === 'serial' ? SCALE.slice(1).map((size) => ({ size, lines: 2 })) : SCALE.map((size, step) => ({ size, lines: Math.min(step + 1, lines) }))
  const value = field(work, id, {
    role, width, sizes, colour: work.colours.text, leading: 1.3,
  })
  if (value) place(work, value, start, top + heightOf(word) + (work.sheet.rtl ? 3.1 : 2.4))
}

/** The QR code in a box of paper. Left and top in mm; the box is as large as the quiet zone asks for, or as `side` says. */
export function qrBox(work: Work, middle: number, center: number, corner: number, side?: number): void {
  const { path, quiet } = qr(work.verify_url, QR_SIDE)
  const around = side ?? QR_SIDE + quiet * 2
  const ground = fill(box(middle - around / 2, center - around / 2, around, around, corner), work.colours.paper)
  work.sheet.figure(work.labels.qr(work.verify_url), ground, fill(path(middle - QR_SIDE / 2, center - QR_SIDE / 2), work.colours.text))
}
