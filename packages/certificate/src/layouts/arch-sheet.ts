import { rosettePanel } from '../art/rosette.ts'
import { brandmark } from '../brandmark.ts'
import { poly, stroke } from '../pen.ts'
import { HEIGHT, WIDTH } from '../sheet.ts'
import type { Work } from '../typeset.ts'
import { paper } from '../typeset.ts'
import { body } from './body.ts'
import { cell, qrBox } from './cell.ts'

const PANEL = 104, START = 20, COLUMN = 155, FACTS = 150

/** The arch and rosette: a panel of night and gold beside a page of text. */
export function archSheet(work: Work): void {
  const { sheet, colours, brand } = work
  paper(work)
  const left = sheet.at(WIDTH - PANEL, PANEL)
  sheet.artifact(...rosettePanel(work.serial, left, PANEL, HEIGHT, colours))
  brandmark(work, START, 18, 13, COLUMN)
  body(work, { start: START, width: COLUMN, top: 44, bottom: FACTS - 9, name: 18.5, title: 9.6, leading: sheet.rtl ? 1.4 : 1.12 })
  facts(work)
  qrBox(work, left + PANEL / 2, 173.5, 3.4 * brand.corner)
}

function facts(work: Work): void {
  const { sheet, colours } = work
  const x = sheet.at(START, COLUMN)
  sheet.artifact(stroke(poly([[x, FACTS], [x + COLUMN, FACTS]]), colours.gold, 0.4))
  const third = COLUMN / 3, width = third - 5
  const rows = [['issued_on', 'valid_until_on', 'serial'], ['issuer', 'place', 'course_version'], ['exam', 'verify_url']] as const
  rows.forEach((ids, row) => ids.forEach((id, column) => {
    cell(work, id, 'medium', START + column * third, FACTS + 5.4 + row * 14.4, id === 'verify_url' ? width + third : width)
  }))
}
