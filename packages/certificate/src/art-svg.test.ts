import { expect, test } from 'vitest'
import { artOf } from './art-svg.ts'

const brand = { ink: 'oklch(0.27 0.028 158)', accent: 'oklch(0.685 0.2 42)', paper: 'oklch(0.97 0.0042 145)', corner: 0.2 }
const faces = ['archivo', 'newsreader'] as const

test('the drawing of a certificate is well-formed, made of numbers alone, and no two serials have the same', () => {
  for (const display_face of faces) {
    const [one, again, other] = ['HAL-7Q2M-9X4D', 'HAL-7Q2M-9X4D', 'HAL-7Q2M-9X4E'].map((serial) => artOf(serial, { ...brand, display_face }))
    expect(one).toBe(again)
    expect(one).not.toBe(other)
    expect(one!.match(/<g /g)?.length ?? 0).toBe(one!.match(/<\/g>/g)?.length ?? 0)
    for (const [, d] of one!.matchAll(/ d="([^"]*)"/g)) expect(d).toMatch(/^(M-?[\d.]+ -?[\d.]+([MLCZhv]|-?[\d.]+| )*)$/)
    expect(one).not.toMatch(/NaN|undefined/)
  }
})

test('a serial puts nothing of its own into the drawing', () => {
  for (const display_face of faces) expect(artOf('"><script>', { ...brand, display_face })).not.toMatch(/script/)
})
