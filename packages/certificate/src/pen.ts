import type { Colour } from './colour.ts'
import { n } from './sheet.ts'

// Paths as PDF operators, in millimetres with y downwards. Angles are in degrees, clockwise from three o'clock.

/** Degrees as radians. */
export const rad = (degrees: number) => (degrees * Math.PI) / 180

/** A point on a circle. */
export function polar(cx: number, cy: number, r: number, degrees: number): [number, number] {
  return [cx + r * Math.cos(rad(degrees)), cy + r * Math.sin(rad(degrees))]
}

/** Straight lines through points, closed if asked. */
export function poly(points: [number, number][], closed = false): string {
  return points.map(([x, y], index) => `${n(x)} ${n(y)} ${index ? 'l' : 'm'}`).join(' ') + (closed ? ' h' : '')
}

/** An arc of a circle as Bézier curves; `join` goes on from the current point. */
export function arc(cx: number, cy: number, r: number, from: number, to: number, join: 'm' | 'l' | '' = 'm'): string {
  const parts = Math.max(1, Math.ceil(Math.abs(to - from) / 60)), step = (to - from) / parts
  const k = (4 / 3) * Math.tan(rad(step) / 4) * r
  const out: string[] = []
  if (join) out.push(`${polar(cx, cy, r, from).map(n).join(' ')} ${join}`)
  for (let part = 0; part < parts; part++) {
    const a = from + part * step, b = a + step
    const [ax, ay] = polar(cx, cy, r, a), [bx, by] = polar(cx, cy, r, b)
    const controls = [ax - k * Math.sin(rad(a)), ay + k * Math.cos(rad(a)), bx + k * Math.sin(rad(b)), by - k * Math.cos(rad(b)), bx, by]
    out.push(`${controls.map(n).join(' ')} c`)
  }
  return out.join(' ')
}

/** A whole circle. */
export const circle = (cx: number, cy: number, r: number) => `${arc(cx, cy, r, 0, 360)} h`

/** A rectangle with round corners. */
export function box(x: number, y: number, width: number, height: number, corner = 0): string {
  if (corner <= 0) return `${[x, y, width, height].map(n).join(' ')} re`
  const [right, bottom] = [x + width, y + height]
  return [
    arc(x + corner, y + corner, corner, 180, 270), arc(right - corner, y + corner, corner, 270, 360, 'l'),
    arc(right - corner, bottom - corner, corner, 0, 90, 'l'), arc(x + corner, bottom - corner, corner, 90, 180, 'l'), 'h',
  ].join(' ')
}

/** Draw a path as a line. */
export function stroke(path: string, colour: Colour, width: number, extra = ''): string {
  return `${colour} RG ${n(width)} w ${extra ? `${extra} ` : ''}${path} S`
}

/** Draw a path as an area. */
export const fill = (path: string, colour: Colour) => `${colour} rg ${path} f`

/** Keep what follows, up to the next Q, inside a path. */
export const clip = (path: string) => `${path} W n`
