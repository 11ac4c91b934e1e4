import { box, fill } from './pen.ts'
import { n } from './sheet.ts'
import { outline } from './text/outline.ts'
import { paragraph } from './text/paragraph.ts'
import { lineOf } from './text/shape.ts'
import { steps } from './text/fit.ts'
import type { Work } from './typeset.ts'
import { field, heightOf, place } from './typeset.ts'

/** The academy in its corner: logo, name, and the line under it.
 *  in: start and top of the mark in mm, its side, the width there is */
export function brandmark(work: Work, start: number, top: number, side: number, width: number): void {
  const { sheet, colours, brand, texts, labels } = work
  const academy = texts.get('academy') ?? ''
  const x = sheet.at(start, side)
  // Images hang from their lower edge, and this page counts downwards.
  if (work.logo) sheet.figure(labels.logo(academy), `${n(side)} 0 0 ${n(-side)} ${n(x)} ${n(top + side)} cm /${work.logo} Do`)
  else if (academy) sheet.artifact(fill(box(x, top, side, side, side * 0.36 * brand.corner), colours.text), initial(work, academy, x, top, side))
  const inset = start + (academy || work.logo ? side + 3.6 : 0), room = width - (inset - start)
  const name = field(work, 'academy', {
    role: brand.display_face, width: room, sizes: [...steps(6, 4, 1), ...steps(4.2, 2.6, 2)], colour: colours.text, leading: 1.15,
  })
  const tagline = field(work, 'tagline', {
    role: 'text', width: room, sizes: [...steps(3.4, 2.8, 1), ...steps(3, 2.4, 2)], colour: colours.muted, leading: 1.2,
  })
  const gap = name && tagline ? (sheet.rtl ? 3.2 : 2.2) : 0
  const height = (name ? heightOf(name) : 0) + gap + (tagline ? heightOf(tagline) : 0)
  let y = top + (side - height) / 2
  if (name) y = place(work, name, inset, y) + gap
  if (tagline) place(work, tagline, inset, y)
}

/** Without a logo, the academy's first letter stands in its mark. */
function initial(work: Work, academy: string, x: number, top: number, side: number): string {
  const [letter] = [...new Intl.Segmenter(work.language, { granularity: 'grapheme' }).segment(academy)]
  const { language } = work, capital = letter!.segment.toLocaleUpperCase(language)
  const set = paragraph(capital, { field: 'academy', role: work.brand.display_face, base: 'auto', language })
  const line = lineOf(set, 0, set.text.length), size = side * 0.66
  return fill(outline(line, x + (side - line.width * size) / 2, top + side * 0.73, size), work.colours.paper)
}
