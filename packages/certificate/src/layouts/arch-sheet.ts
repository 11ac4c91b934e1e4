import { rosettePanel } from '../art/rosette.ts'
import { brandmark } from '../brandmark.ts'
import { poly, stroke } from '../pen.ts'
import { HEIGHT, WIDTH } from '../sheet.ts'
import type { Work } from '../typeset.ts'
import { paper } from '../typeset.ts'
import { body } from './body.ts'
import type { Fact } from './cell.ts'
import { cell, qrBox } from './cell.ts'

const PANEL = 104, START = 20, COLUMN = 155, FACTS = 147

/** The arch and rosette: a panel of night and gold beside a page of text. */
export function archSheet(work: Work): void {
  const { sheet, colours, brand } = work
  paper(work)
  const left = sheet.at(WIDTH - PANEL, PANEL)
  sheet.artifact(...rosettePanel(work.serial, left, PANEL, HEIGHT, colours))
  brandmark(work, START, 18, 13, COLUMN)
  body(work, { start: START, width: COLUMN, top: 44, bottom: FACTS - 8, name: 18.5, title: 9.6, leading: sheet.rtl ? 1.4 : 1.12 })
  facts(work)
  qrBox(work, left + PANEL / 2, 173.5, 3.4 * brand.corner)
}

const ORDER: Fact[] = ['issued_on', 'valid_until_on', 'serial', 'issuer', 'place', 'course_version', 'exam', 'verify_url']

/** Three columns of facts; the address takes two, and an empty fact leaves no hole. */
function facts(work: Work): void {
  const { sheet, colours, texts } = work
  const x = sheet.at(START, COLUMN)
  sheet.artifact(stroke(poly([[x, FACTS], [x + COLUMN, FACTS]]), colours.gold, 0.4))
  const third = COLUMN / 3
  let at = 0
  for (const id of ORDER.filter((one) => texts.has(one))) {
    const span = id === 'verify_url' ? 2 : 1
    if ((at % 3) + span > 3) at += 3 - (at % 3)
    cell(work, id, 'medium', START + (at % 3) * third, FACTS + 5.4 + Math.floor(at / 3) * 15.2, span * third - 5, 2)
    at += span
  }
}
