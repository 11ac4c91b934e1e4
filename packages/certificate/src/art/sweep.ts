import type { Palette } from '../colour.ts'
import { arc, circle, fill, polar, poly, stroke } from '../pen.ts'
import { chance, symbols } from './serial.ts'

/** The drawing of the engineering sheet: the path of a tool, from the middle outwards. Each symbol of the serial is one sweep
 *  on a ring of its own, as wide as the symbol counts, and a step leads out to the next ring. Around it runs a ruler of minutes.
 *  in: centre and radius in mm; mirrored, for pages that run from right to left.  out: operators */
export function sweep(serial: string, cx: number, cy: number, radius: number, colours: Palette, mirrored: boolean): string[] {
  const values = symbols(serial).slice(0, 40), random = chance(serial)
  const inner = radius * 0.17, outer = radius * 0.9, pitch = (outer - inner) / Math.max(values.length - 1, 4)
  const ring = (index: number) => inner + index * pitch
  const rings = Math.round((outer - inner) / pitch) + 1
  const out: string[] = []
  const accented = Math.floor(values.length * (0.35 + random() * 0.45))
  let angle = 0
  const path = values.map((value) => {
    const from = angle, turn = random() < 0.62 ? 1 : -1
    angle = from + turn * (34 + value * 5.6)
    return { from, to: angle, weight: 0.45 + Math.floor(random() * 3) * 0.4 }
  })
  // Turned so that the middle of the accented sweep lies below and towards the text: the sheet cuts the drawing off on the other side.
  const away = 98 + random() * 80 - (path[accented]!.from + path[accented]!.to) / 2
  const seen = (degrees: number) => (mirrored ? 180 - degrees - away : degrees + away)
  const sweeps = path.map(({ from, to, weight }, index) => ({ r: ring(index), from: seen(from), to: seen(to), weight, index }))

  for (const { r, from, to, index } of sweeps.slice(0, -1))     // Tinted areas: where the arm passed on its way to the next ring.
    if (index % 3 === 0 || index === accented)
      out.push(fill(`${arc(cx, cy, r, from, to)} ${arc(cx, cy, r + pitch, to, from, 'l')} h`, colours.tint))
  for (let index = 0; index < rings; index++) out.push(stroke(circle(cx, cy, ring(index)), colours.faint, 0.18))
  out.push(stroke(circle(cx, cy, radius), colours.metal, 0.22))

  const ruler: string[] = []
  for (let minute = 0; minute < 240; minute++) {
    const length = minute % 60 === 0 ? 5.4 : minute % 20 === 0 ? 3.6 : minute % 4 === 0 ? 2.2 : 1.1
    ruler.push(poly([polar(cx, cy, radius, minute * 1.5), polar(cx, cy, radius + length, minute * 1.5)]))
  }
  out.push(stroke(ruler.join(' '), colours.metal, 0.18))

  const reach = radius + 9
  const axes = `${poly([[cx - reach, cy], [cx + reach, cy]])} ${poly([[cx, cy - reach], [cx, cy + reach]])}`
  out.push(stroke(axes, colours.metal, 0.16, '[5 1.2 0.8 1.2] 0 d'))
  out.push('[] 0 d 1 J')
  sweeps.forEach(({ r, from, to, weight, index }) => {
    const hot = index === accented
    out.push(stroke(arc(cx, cy, r, from, to), hot ? colours.accent : colours.metal, hot ? 1.5 : weight))
    const after = sweeps[index + 1]
    if (after) out.push(stroke(poly([polar(cx, cy, r, to), polar(cx, cy, after.r, to)]), hot ? colours.accent : colours.metal, 0.32))
  })
  for (const { r, from, index } of sweeps.slice(1)) {
    const [x, y] = polar(cx, cy, r, from)
    out.push(fill(circle(x, y, 0.95), index === accented ? colours.accent : colours.metal), fill(circle(x, y, 0.45), colours.paper))
  }
  const last = sweeps.at(-1)!, [x, y] = polar(cx, cy, last.r, last.to)
  out.push(fill(circle(x, y, 1.5), colours.text), fill(circle(x, y, 0.55), colours.paper))
  out.push(fill(circle(cx, cy, 1.1), colours.text), stroke(circle(cx, cy, 3), colours.text, 0.22))
  const [sx, sy] = polar(cx, cy, sweeps[0]!.r, sweeps[0]!.from)
  out.push(stroke(poly([polar(cx, cy, 3, sweeps[0]!.from), [sx, sy]]), colours.text, 0.22))
  return out
}
