import type { Palette } from '../colour.ts'
import { arc, box, circle, clip, fill, polar, poly, rad, stroke } from '../pen.ts'
import { n } from '../sheet.ts'
import { chance, symbols } from './serial.ts'

/** A pointed arch: two arcs, each struck from the foot of the other.
 *  in: axis, springing line and foot in mm, half of its width */
function arch(cx: number, spring: number, foot: number, half: number, offset: number): string {
  const w = half - offset, r = 2 * half - offset
  // Concentric lines keep the centres of the outermost arch, so their distance stays the same all around.
  const apex = (Math.acos(half / r) * 180) / Math.PI
  return [
    poly([[cx - w, foot], [cx - w, spring]]),
    arc(cx + half, spring, r, 180, 180 + apex, ''), arc(cx - half, spring, r, 360 - apex, 360, ''),
    `${poly([[cx + w, spring], [cx + w, foot]]).replace(' m', ' l')}`,
  ].join(' ')
}

/** Stars in touching hexagons. The angle at which lines cross an edge decides the whole pattern.
 *  source: E. H. Hankin's polygons in contact */
function lattice(left: number, top: number, right: number, bottom: number, apothem: number, angle: number): string {
  const half = Math.PI / 6
  const inner = apothem / (Math.cos(half) + Math.sin(half) * Math.tan(rad(angle)))
  const rowHeight = apothem * Math.sqrt(3)
  const out: string[] = []
  for (let row = 0; top + row * rowHeight < bottom + apothem; row++) {
    for (let x = left + (row % 2) * apothem; x < right + apothem; x += apothem * 2) {
      const y = top + row * rowHeight
      out.push(poly(Array.from({ length: 12 }, (_, i) => polar(x, y, i % 2 ? inner : apothem, i * 30)), true))
    }
  }
  return out.join(' ')
}

/** The star {points/skip}: each corner joined to the one `skip` further on. */
function star(cx: number, cy: number, r: number, points: number, skip: number, turn: number): string {
  const corner = (i: number) => polar(cx, cy, r, turn + (i * 360) / points)
  return Array.from({ length: points }, (_, i) => poly([corner(i), corner(i + skip)])).join(' ')
}

/** Pointed petals between two radii. */
function petals(cx: number, cy: number, inner: number, outer: number, count: number, turn: number, breadth: number): string {
  const out: string[] = []
  for (let i = 0; i < count; i++) {
    const axis = turn + (i * 360) / count, middle = inner + (outer - inner) * 0.55, wide = (180 / count) * breadth
    const tip = polar(cx, cy, outer, axis), foot = polar(cx, cy, inner, axis)
    const left = polar(cx, cy, middle, axis - wide), right = polar(cx, cy, middle, axis + wide)
    const bend = (...points: [number, number][]) => `${points.flat().map(n).join(' ')} c`      // Both handles on one point: a leaf.
    out.push(`${poly([foot])} ${bend(left, left, tip)} ${bend(right, right, foot)} h`)
  }
  return out.join(' ')
}

/** The drawing of the arch sheet: a panel with an arch, a lattice and a rosette. The beads around the rosette spell the serial, six to a symbol.
 *  in: left and width of the panel, height of the page, in mm.  out: operators */
export function rosettePanel(serial: string, left: number, width: number, height: number, colours: Palette): string[] {
  const values = symbols(serial), random = chance(serial)
  const pick = <T>(from: T[]): T => from[Math.floor(random() * from.length)]!
  const cx = left + width / 2, half = width / 2 - 9.5, spring = 15 + half * Math.sqrt(3), cy = spring + 1, foot = height + 6
  const ground = box(left <= 0 ? -1 : left, -1, width + 1, height + 2)      // A little over the edges of the page.
  const out = [fill(ground, colours.panel), clip(ground), '0 J']
  const inside = arch(cx, spring, foot, half, 5.4)
  out.push('q', clip(inside), stroke(lattice(left, 4, left + width, height, 6.8, 38 + random() * 30), colours.veil, 0.24), 'Q')
  const mouldings = [[0, 0.22], [1.7, 0.22], [3.2, 0.3], [5.4, 0.62]] as const
  for (const [offset, weight] of mouldings) out.push(stroke(arch(cx, spring, foot, half, offset), colours.gold, weight))

  const r = half - 9.5, fold = pick([8, 10, 12, 14, 16])
  const turn = -90, step = 360 / fold
  out.push(fill(circle(cx, cy, r), colours.panel), stroke(circle(cx, cy, r), colours.gold, 0.62))
  out.push(stroke(circle(cx, cy, r - 1.1), colours.gold, 0.2))

  const bits = values.flatMap((value) => Array.from({ length: 6 }, (_, bit) => (value >> (5 - bit)) & 1))
  const bead = Math.min(0.62, (Math.PI * (r - 2.9)) / bits.length * 0.62)
  const dots = bits.map((bit, i) => ({ bit, at: polar(cx, cy, r - 2.9, turn + (i * 360) / bits.length) }))
  out.push(fill(dots.filter((dot) => dot.bit).map(({ at: [x, y] }) => circle(x, y, bead)).join(' '), colours.gold))
  out.push(stroke(dots.filter((dot) => !dot.bit).map(({ at: [x, y] }) => circle(x, y, bead * 0.62)).join(' '), colours.gold, 0.14))

  const body = r - 4.8
  out.push(stroke(circle(cx, cy, body), colours.gold, 0.2))
  const wide = Math.max(3, Math.round(fold * (0.3 + random() * 0.12)))
  out.push(stroke(star(cx, cy, body, fold, wide, turn), colours.gold, 0.42))
  const waist = body * Math.cos(rad((180 * wide) / fold)) / Math.cos(rad((180 * (wide - 1)) / fold))
  out.push(stroke(petals(cx, cy, waist, body, fold, turn + step / 2, 0.5 + random() * 0.35), colours.gold, 0.24))
  const second = body * (0.56 + random() * 0.12)
  out.push(fill(circle(cx, cy, second), colours.panel), stroke(circle(cx, cy, second), colours.gold, 0.34))
  out.push(stroke(star(cx, cy, second, fold, Math.max(2, Math.floor(fold / 4)), turn + step / 2), colours.gold, 0.28))
  out.push(stroke(petals(cx, cy, second * 0.28, second * (0.86 + random() * 0.12), fold, turn, 0.55 + random() * 0.3), colours.gold, 0.34))
  out.push(fill(circle(cx, cy, second * 0.2), colours.gold), stroke(circle(cx, cy, second * 0.27), colours.gold, 0.2))
  out.push(fill(petals(cx, cy, 0, second * 0.17, fold / 2, turn, 0.6), colours.panel))
  return out
}
