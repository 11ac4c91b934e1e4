import { CertificateError } from '../error.ts'
import type { Paragraph } from './paragraph.ts'
import type { Line } from './shape.ts'
import { lineOf } from './shape.ts'

/** A size to try and how many lines it may take, both as the layout sees fit. */
export interface Step { size: number, lines: number }

/** Text that found its size. */
export interface Fitted { lines: Line[], size: number, width: number }

/** Set a paragraph in the first step that holds it, its lines about equally long.
 *  in: width in the unit of the sizes; anywhere, whether a word may break inside where nothing else helps (addresses)
 *  refuses: certificate/text-too-long */
export function fit(paragraph: Paragraph, width: number, steps: Step[], anywhere = false): Fitted {
  const measure = measured(paragraph)
  const whole = measure(0, paragraph.text.length)
  const first = steps.find(({ size, lines }) => whole.width * size <= width || lines > 1)      // Most texts need one line and no search for breaks.
  if (first && whole.width * first.size <= width) return { lines: [whole], size: first.size, width: whole.width * first.size }
  for (const breaks of breakings(paragraph, anywhere)) {
    for (const { size, lines: most } of steps) {
      const lines = balanced(breaks, measure, width / size, most)
      if (lines) return { lines, size, width: Math.max(...lines.map((line) => line.width)) * size }
    }
  }
  throw new CertificateError('certificate/text-too-long', paragraph.field)
}

/** Steps from one size down to another, each about a tenth smaller. */
export function steps(from: number, to: number, lines: number): Step[] {
  const out: Step[] = []
  for (let size = from; size > to * 1.02; size *= 0.91) out.push({ size, lines })
  return [...out, { size: to, lines }]
}

type Measure = (start: number, end: number) => Line

function measured(paragraph: Paragraph): Measure {
  const known = new Map<string, Line>()
  return (start, end) => {
    const key = `${start}-${end}`
    const line = known.get(key) ?? lineOf(paragraph, start, end)
    known.set(key, line)
    return line
  }
}

/** Lines filled one after the other, or null when they are too many or a word is too wide. */
function filled(breaks: number[], measure: Measure, width: number, most: number): Line[] | null {
  const lines: Line[] = []
  for (let from = 0; from < breaks.length - 1;) {
    if (lines.length === most) return null
    let to = from
    while (to + 1 < breaks.length && measure(breaks[from]!, breaks[to + 1]!).width <= width) to++
    if (to === from) return null
    lines.push(measure(breaks[from]!, breaks[to]!))
    from = to
  }
  return lines
}

/** The same number of lines in the narrowest measure that holds them. */
function balanced(breaks: number[], measure: Measure, width: number, most: number): Line[] | null {
  let best = filled(breaks, measure, width, most)
  if (!best || best.length < 2) return best
  const count = best.length
  for (let low = width / count, high = width, step = 0; step < 8; step++) {
    const middle = (low + high) / 2
    const lines = filled(breaks, measure, middle, count)
    if (lines) { best = lines; high = middle } else low = middle
  }
  return best
}

const UNSPACED = /[\p{Script=Thai}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
const CLOSING = /^[\p{Pe}\p{Pf}\p{Po}\p{M}ー]/u

const segmenters = new Map<string, Intl.Segmenter>()

/** The segmenter of a language, kept: making one takes longer than using it. */
function wordsOf(language: string): Intl.Segmenter {
  const known = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: 'word' })
  if (segmenters.size < 100) segmenters.set(language, known)
  return known
}

/** Where a line may begin, from 0 to the end of the text: first at words, then behind hyphens too, and at last anywhere if that is allowed.
 *  source: words of Intl.Segmenter, not all of UAX 14 */
function* breakings({ text, language }: Paragraph, anywhere: boolean): Generator<number[]> {
  const words = new Set([0, text.length]), hyphens = new Set<number>()
  for (const { index } of wordsOf(language).segment(text)) {
    const before = text.slice(0, index), next = text.slice(index)
    if (before.endsWith(' ') && !next.startsWith(' ') || /[^/]\/$/.test(before) && next !== '') words.add(index)
    else if (UNSPACED.test(before.slice(-1)) && UNSPACED.test(next[0] ?? '') && !CLOSING.test(next)) words.add(index)
    else if (anywhere && !text.includes('/') && before.endsWith('-')) words.add(index)     // The groups of a serial.
    else if (/\p{L}[-‐]$/u.test(before) && /^\p{L}/u.test(next)) hyphens.add(index)
  }
  const sorted = (set: Set<number>) => [...set].sort((a, b) => a - b)
  yield sorted(words)
  if (hyphens.size) yield sorted(new Set([...words, ...hyphens]))
  if (anywhere) yield [...new Intl.Segmenter(language).segment(text)].map(({ index }) => index).concat(text.length)
}
