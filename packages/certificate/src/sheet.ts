import type { Colour } from './colour.ts'
import type { FontBook } from './text/embed.ts'
import type { Glyph, Line, Run } from './text/shape.ts'

export const WIDTH = 297, HEIGHT = 210
export const POINTS = 72 / 25.4

/** An element of the structure tree. Its marks are the numbers of its pieces of content, in the order of reading. */
export interface Element {
  type: 'H1' | 'H2' | 'P' | 'Figure'
  id: string | null       // Of a printed field.
  text: string | null     // What it says, exactly: the text of a field, the alternative of a figure.
  lang: string | null
  marks: number[]
}

/** The page while it is drawn: operators in millimetres, y downwards from the top edge, and the structure beside them. */
export class Sheet {
  readonly operators: string[] = [`${POINTS.toFixed(6)} 0 0 ${(-POINTS).toFixed(6)} 0 ${(HEIGHT * POINTS).toFixed(3)} cm 1 j`]
  readonly elements: Element[] = []
  readonly rtl: boolean
  readonly fonts: FontBook
  #marks = 0

  constructor(fonts: FontBook, rtl: boolean) {
    this.fonts = fonts
    this.rtl = rtl
  }

  /** x of a box that begins `start` from the side where reading begins. */
  at(start: number, width = 0): number {
    return this.rtl ? WIDTH - start - width : start
  }

  /** Decoration: nothing that a reader aloud would say. */
  artifact(...operators: string[]): void {
    this.operators.push('/Artifact BMC q', ...operators, 'Q EMC')
  }

  /** Open an element. */
  element(type: Element['type'], id: string | null, text: string | null, lang: string | null): Element {
    const element = { type, id, text, lang, marks: [] }
    this.elements.push(element)
    return element
  }

  /** Content that belongs to a figure. */
  figure(alternative: string, ...operators: string[]): void {
    const element = this.element('Figure', null, alternative, null)
    this.operators.push(`/Figure <</MCID ${this.#mark(element)}>> BDC q`, ...operators, 'Q EMC')
  }

  /** A line of text; x is its left end, y the baseline. Each run is a piece of its element, in the order of reading. */
  line(line: Line, x: number, y: number, size: number, colour: Colour, element: Element): void {
    this.operators.push(`q ${colour} rg`)
    for (const run of line.runs) this.#run(run, x, y, size, element)
    this.operators.push('Q')
  }

  #run(run: Run, x: number, y: number, size: number, element: Element): void {
    const carriers = run.glyphs.filter((glyph) => glyph.text !== null)
    const others = run.glyphs.filter((glyph) => glyph.text === null)
    this.#piece(run, carriers, x, y, size, `/MCID ${this.#mark(element)}`)
    // The other glyphs of clusters follow in a piece that says nothing. ActualText over the whole run would be simpler,
    // but readers turn it around in right-to-left runs and pass it over in the structure tree.
    this.#piece(run, others, x, y, size, '/ActualText ()')
  }

  #piece(run: Run, glyphs: Glyph[], x: number, y: number, size: number, properties: string): void {
    const first = glyphs[0]
    if (!first) return
    let pen = first.x, rise = 0, shown = ''
    const out: string[] = []
    const flush = () => { if (shown) out.push(`[${shown}] TJ`); shown = '' }
    let font = ''
    for (const glyph of glyphs) {
      const code = this.fonts.code(run.face, glyph.gid, glyph.text)
      font = code.font
      if (Math.abs(glyph.y - rise) > 0.0005) { flush(); rise = glyph.y; out.push(`${n(rise * size)} Ts`) }
      const shift = Math.round((pen - glyph.x) * 1000)
      if (shift !== 0) { shown += `${shift}`; pen -= shift / 1000 }
      shown += `<${code.hex}>`
      pen += code.width / 1000
    }
    flush()
    if (rise) out.push('0 Ts')
    const place = `1 0 0 -1 ${n(x + first.x * size)} ${n(y)} Tm`      // Letters stand upright although the page counts downwards.
    this.operators.push(`/Span <<${properties}>> BDC BT /${font} ${n(size)} Tf ${place} ${out.join(' ')} ET EMC`)
  }

  #mark(element: Element): number {
    element.marks.push(this.#marks)
    return this.#marks++
  }

  get marks(): number { return this.#marks }
}

/** A length as PDF writes it, to a hundredth of a millimetre: no exponent, no trailing zeros. */
export function n(value: number): string {
  return String(Math.round(value * 100) / 100 || 0)
}
