import { n } from '../sheet.ts'
import type { Line } from './shape.ts'

/** A line of text as an outline, for letters that are part of a drawing and that nobody should read aloud or copy.
 *  in: left end and baseline in mm.  out: path operators */
export function outline(line: Line, x: number, y: number, size: number): string {
  const out: string[] = []
  for (const { face, glyphs } of line.runs) {
    for (const glyph of glyphs) {
      const scale = size / face.upem
      const px = (v: number) => x + glyph.x * size + v * scale, py = (v: number) => y - glyph.y * size - v * scale
      let at: [number, number] = [0, 0]
      for (const [, letter, numbers] of face.font.glyphToPath(glyph.gid).matchAll(/([MLQCZ])([^MLQCZ]*)/g)) {
        const v = (numbers!.match(/-?[\d.]+/g) ?? []).map(Number)
        if (letter === 'Z') { out.push('h'); continue }
        // A quadratic curve becomes a cubic one: its handles lie at two thirds of the way.
        const [hx = 0, hy = 0, ex = 0, ey = 0] = v, part = (from: number, to: number) => from + (2 / 3) * (to - from)
        const c = letter === 'Q' ? [part(at[0], hx), part(at[1], hy), part(ex, hx), part(ey, hy), ex, ey] : v
        out.push(c.map((value, index) => n(index % 2 ? py(value) : px(value))).join(' '), letter === 'M' ? 'm' : letter === 'L' ? 'l' : 'c')
        at = [c.at(-2)!, c.at(-1)!]
      }
    }
  }
  return out.join(' ')
}
