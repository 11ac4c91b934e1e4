import { poly, stroke } from '../pen.ts'
import type { Role } from '../text/faces.ts'
import type { Step } from '../text/fit.ts'
import { steps } from '../text/fit.ts'
import type { Block, Work } from '../typeset.ts'
import { field, fieldsAlike, heightOf, label, place } from '../typeset.ts'

/** The middle of the page: who, what, and what they can do. Both layouts read the same, in their own sizes.
 *  in: start, width and the free height in mm; sizes of name and certification in mm */
export interface Body { start: number, width: number, top: number, bottom: number, name: number, title: number, leading: number }

interface Row { gap: number, blocks: (Block | null)[] }

/** Set and place the body; distances give way before text does, so a long certificate gets tight and a short one airy. */
export function body(work: Work, { start, width, top, bottom, name, title, leading }: Body): void {
  const { colours, labels, sheet } = work
  const display: Role = work.brand.display_face
  const certifies = label(work, labels.certifies, 4, width, colours.muted)
  const look = (role: Role, lead: number, ...sizes: Step[][]) => ({ role, width, sizes: sizes.flat(), colour: colours.text, leading: lead })
  const holder = field(work, 'holder', look(
    display, leading, steps(name, name * 0.6, 1), steps(name * 0.66, name * 0.42, 2), steps(name * 0.4, 4, 3)), 'H1')
  const organization = field(work, 'organization', look('text', 1.3, steps(4.4, 3.6, 1), steps(4, 3, 2), steps(3, 2.6, 3)))
  const earned = label(work, labels.earned, 4, width, colours.muted)
  const large = Math.min(title, Math.max(holder!.fitted.size, 5.6))     // What is earned never outshines who earned it.
  const certification = field(work, 'certification', look(
    display, leading, steps(large, large * 0.72, 1), steps(large * 0.84, 3.8, 2), steps(3.8, 3.4, 3)), 'H2')
  const statement = field(work, 'statement', look('text', 1.36, steps(4.2, 3.8, 2), steps(3.8, 3.2, 3)))
  const skills = skillRows(work, width)
  const rows: Row[] = [
    { gap: 0, blocks: [certifies] }, { gap: 5.4, blocks: [holder] }, { gap: 5, blocks: [organization] }, { gap: 7, blocks: [earned] },
    { gap: 4.4, blocks: [certification] }, { gap: 4.4, blocks: [statement] }, ...skills.map((blocks, index) => ({ gap: index ? 2.6 : 7, blocks })),
  ].filter((row) => row.blocks.some(Boolean))
  const loose = sheet.rtl ? 1.12 : 1
  const height = (row: Row) => Math.max(...row.blocks.map((block) => (block ? heightOf(block) + block.depth * block.fitted.size : 0)))
  const text = rows.reduce((sum, row) => sum + height(row), 0), gaps = rows.reduce((sum, row) => sum + row.gap, 0) * loose
  const give = Math.min(1.15, (bottom - top - text) / gaps) * loose
  const spare = Math.max(0, bottom - top - text - gaps * give / loose)
  let y = top + spare * 0.46
  for (const row of rows) {
    y += row.gap * give
    row.blocks.forEach((block, column) => {
      if (!block) return
      const inset = row.blocks.length > 1 ? 4.8 : 0, x = start + column * (width / 2)
      if (inset) mark(work, x, y + block.rise * block.fitted.size * 0.55)
      place(work, block, x + inset, y)
    })
    y += height(row)
  }
}

/** Skills in two columns, read across. */
function skillRows(work: Work, width: number): (Block | null)[][] {
  const ids = [...work.texts.keys()].filter((id) => id.startsWith('skills.'))
  const sizes = ids.length > 12
    ? [...steps(3, 2.4, 1), ...steps(2.6, 2.2, 2)]
    : [...steps(3.7, 3.3, 1), ...steps(3.4, 2.8, 2), ...steps(2.7, 2.4, 3)]
  const look = { role: 'text' as const, width: width / 2 - 9, sizes, colour: work.colours.text, leading: 1.28 }
  const blocks = ids.length ? fieldsAlike(work, ids, look) : []
  const rows: (Block | null)[][] = []
  for (let index = 0; index < blocks.length; index += 2) rows.push([blocks[index]!, blocks[index + 1] ?? null])
  return rows
}

function mark(work: Work, start: number, y: number): void {
  const x = work.sheet.at(start, 2.6)
  work.sheet.artifact(stroke(poly([[x, y], [x + 2.6, y]]), work.colours.accent, 0.5))
}
