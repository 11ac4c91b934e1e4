import type { CertificateBrand, Colour, Palette } from './colour.ts'
import type { Labels } from './labels/labels.ts'
import type { FieldId } from './printed.ts'
import type { Element, Sheet } from './sheet.ts'
import { HEIGHT, WIDTH } from './sheet.ts'
import type { Role, Script } from './text/faces.ts'
import type { Fitted, Step } from './text/fit.ts'
import { fit } from './text/fit.ts'
import { paragraph } from './text/paragraph.ts'

/** What a layout gets: the page, the texts and the colours. */
export interface Work {
  sheet: Sheet
  colours: Palette
  brand: CertificateBrand
  labels: Labels
  language: string
  serial: string
  verify_url: string
  texts: Map<FieldId, string>
  logo: string | null          // Name of the image among the page's resources.
}

/** A text that has its size and waits for its place. `rise` and `depth` are what its letters need above and below the baseline, in em. */
export interface Block { fitted: Fitted, colour: Colour, leading: number, element: Element, rise: number, depth: number }

/** Scripts that reach further up and down than Latin, and stand further apart. */
const tall: Partial<Record<Script, { rise: number, depth: number, leading: number }>> = {
  Arab: { rise: 0.74, depth: 0.16, leading: 1.45 }, Deva: { rise: 0.84, depth: 0.12, leading: 1.4 }, Thai: { rise: 0.86, depth: 0.16, leading: 1.45 },
}

/** Latin digits and addresses stay left to right in every language. */
const MACHINE: ReadonlySet<string> = new Set(['serial', 'verify_url'])
/** Texts that begin with a word of ours run in the page's direction; others in that of their first letter. */
const SENTENCES: ReadonlySet<string> = new Set(['organization', 'statement', 'course_version'])

/** How a field looks: what it is for, the room it has, the sizes it may take. */
export interface Look { role: Role, width: number, sizes: Step[], colour: Colour, leading: number }

/** Set a printed field: the one way text of a field reaches the page. Null when the field is empty.
 *  refuses: certificate/missing-glyph, certificate/text-too-long */
export function field(work: Work, id: FieldId, look: Look, type: Element['type'] = 'P'): Block | null {
  const { role, width, sizes, colour, leading } = look
  const text = work.texts.get(id)
  if (text === undefined) return null
  const set = fieldText(work, id, role, text)
  const fitted = fit(set, width, sizes, MACHINE.has(id))
  const needs = set.items.map((item) => tall[item.script]).find(Boolean)
  const element = work.sheet.element(type, id, text, MACHINE.has(id) ? 'zxx' : null)
  const { rise, depth, leading: apart } = needs ?? { rise: riseOf(work, role), depth: 0, leading: 0 }
  return { fitted, colour, leading: Math.max(leading, apart), element, rise, depth }
}

/** Set several fields in one size, that of the one which needs the smallest.
 *  refuses: certificate/missing-glyph, certificate/text-too-long */
export function fieldsAlike(work: Work, ids: FieldId[], look: Look): (Block | null)[] {
  const set = ids.map((id) => fit(fieldText(work, id, look.role, work.texts.get(id) ?? ''), look.width, look.sizes))
  const size = Math.min(...set.map((fitted) => fitted.size)), lines = Math.max(...set.map((fitted) => fitted.lines.length))
  return ids.map((id) => field(work, id, { ...look, sizes: [{ size, lines }] }))
}

function fieldText(work: Work, id: FieldId, role: Role, text: string) {
  const page = work.sheet.rtl ? 'rtl' : 'ltr'
  const base = MACHINE.has(id) ? 'ltr' : SENTENCES.has(id) ? page : 'auto'
  const track = role === 'archivo' ? -0.018 : role === 'newsreader' ? -0.008 : 0
  return paragraph(text, { field: id, role, base, language: work.language, track })
}

/** Set words of ours. */
export function label(work: Work, text: string, size: number, width: number, colour: Colour): Block {
  const set = paragraph(text, { field: 'label', role: 'text', base: work.sheet.rtl ? 'rtl' : 'ltr', language: work.language })
  const sizes = [{ size, lines: 1 }, { size: size * 0.85, lines: 1 }, { size: size * 0.85, lines: 2 }]
  const element = work.sheet.element('P', null, null, null)
  return { fitted: fit(set, width, sizes), colour, leading: 1.25, element, rise: riseOf(work, 'text'), depth: 0 }
}

/** Height of the letters above the baseline that counts for distances, in em. */
const riseOf = (work: Work, role: Role) => (work.sheet.rtl ? 0.74 : role === 'newsreader' ? 0.66 : 0.7)

/** Height of a block from the top of its letters to its last baseline. */
export function heightOf(block: Block): number {
  return (block.rise + (block.fitted.lines.length - 1) * block.leading) * block.fitted.size
}

/** Draw a block with its letters' top at `top`, on the side where reading begins.  out: its last baseline */
export function place(work: Work, block: Block, start: number, top: number): number {
  const { lines, size } = block.fitted
  let baseline = top + block.rise * size
  lines.forEach((line, index) => {
    if (index) baseline += block.leading * size
    work.sheet.line(line, work.sheet.at(start, line.width * size), baseline, size, block.colour, block.element)
  })
  return baseline
}

/** The whole page in the colour of paper, and a little over its edges. */
export function paper(work: Work): void {
  work.sheet.artifact(`${work.colours.paper} rg -1 -1 ${WIDTH + 2} ${HEIGHT + 2} re f`)
}
