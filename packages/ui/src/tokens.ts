// Every colour of the product, as one table: its lightness is ours and fixed, its hue and (capped) chroma are the brand's.
// tokens.css is written from this table, and theme.ts computes with it, so the two cannot drift apart.
import type { Oklch } from './colour.ts'

export type Source = 'ink' | 'accent' | 'paper'
export type Theme = 'light' | 'dark'

/** Lightnesses that follow the brand's own accent, in CSS and in TypeScript. */
const following = {
  own: { css: 'l', of: (l: number) => l },
  lifted: { css: 'max(l, 0.68)', of: (l: number) => Math.max(l, 0.68) },
  // Hover moves away from the text on it, so that the text only gets easier to read.
  hover: { css: 'calc(l + clamp(-0.05, (l - 0.58) * 1000, 0.04))', of: (l: number) => l + clamp(-0.05, (l - 0.58) * 1000, 0.04) },
  liftedHover: { css: 'calc(max(l, 0.68) + 0.04)', of: (l: number) => Math.max(l, 0.68) + 0.04 },
  // Near-black on a light accent, near-white on a dark one; at 0.58 both read about equally well.
  opposite: { css: 'clamp(0.17, (0.58 - l) * 1000, 0.99)', of: (l: number) => clamp(0.17, (0.58 - l) * 1000, 0.99) },
} as const

interface Shade { from: Source; l: number | keyof typeof following; times?: number; cap: number }
export type Token = keyof typeof tokens

const ink = (l: number, cap: number, times = 1): Shade => ({ from: 'ink', l, times, cap })
const paper = (l: number, cap: number, times = 1): Shade => ({ from: 'paper', l, times, cap })
const accent = (l: Shade['l'], cap: number): Shade => ({ from: 'accent', l, cap })
const fixed = (l: number, c: number, h: number): Oklch => ({ l, c, h })

/** Token name → [light, dark]. Components use these names and nothing else. */
export const tokens = {
  'surface-page': [paper(0.974, 0.025), ink(0.188, 0.03, 0.55)],
  'surface-raised': [paper(0.996, 0.008, 0.35), ink(0.226, 0.034, 0.6)],
  'surface-sunken': [paper(0.948, 0.03, 1.25), ink(0.254, 0.038, 0.65)],
  'surface-hover': [paper(0.942, 0.03, 1.3), ink(0.292, 0.042, 0.65)],
  'surface-slab': [paper(0.996, 0.008, 0.35), ink(0.246, 0.038, 0.7)],
  'text': [ink(0.225, 0.05), ink(0.962, 0.012, 0.15)],
  'text-muted': [ink(0.455, 0.045, 0.7), ink(0.81, 0.03, 0.4)],
  'text-faint': [ink(0.5, 0.045, 0.7), ink(0.715, 0.034, 0.5)],
  'border': [paper(0.896, 0.035, 1.5), ink(0.365, 0.044, 0.6)],
  'border-strong': [ink(0.575, 0.04, 0.6), ink(0.605, 0.04, 0.6)],
  'rule': [ink(0.225, 0.05), ink(0.575, 0.04, 0.6)],
  'accent': [accent('own', 0.4), accent('lifted', 0.19)],
  'accent-hover': [accent('hover', 0.4), accent('liftedHover', 0.19)],
  'on-accent': [accent('opposite', 0.02), accent(0.17, 0.02)],
  'accent-text': [accent(0.485, 0.16), accent(0.805, 0.13)],
  'accent-wash': [accent(0.956, 0.028), accent(0.3, 0.05)],
  'success': [fixed(0.505, 0.12, 154), fixed(0.765, 0.14, 154)],
  'success-text': [fixed(0.43, 0.105, 154), fixed(0.835, 0.12, 154)],
  'success-wash': [fixed(0.952, 0.034, 154), fixed(0.296, 0.048, 156)],
  'warning': [fixed(0.6, 0.125, 70), fixed(0.805, 0.14, 80)],
  'warning-text': [fixed(0.45, 0.095, 67), fixed(0.87, 0.11, 84)],
  'warning-wash': [fixed(0.956, 0.04, 86), fixed(0.306, 0.048, 78)],
  'danger': [fixed(0.535, 0.19, 22), fixed(0.7, 0.17, 20)],
  'danger-text': [fixed(0.465, 0.175, 22), fixed(0.81, 0.115, 18)],
  'danger-wash': [fixed(0.956, 0.022, 18), fixed(0.306, 0.06, 18)],
  'focus': [accent(0.495, 0.17), accent(0.82, 0.14)],
  'metal': [paper(0.655, 0.085, 12), paper(0.72, 0.08, 12)],
} as const satisfies Record<string, readonly [Shade | Oklch, Shade | Oklch]>

/** One token's colour for a brand, in one theme. */
export function colourOf(token: Token, theme: Theme, brand: Record<Source, Oklch>): Oklch {
  const shade: Shade | Oklch = tokens[token][theme === 'light' ? 0 : 1]
  if (!('from' in shade)) return shade
  const source = brand[shade.from]
  const l = typeof shade.l === 'number' ? shade.l : following[shade.l].of(source.l)
  return { l, c: Math.min(source.c * (shade.times ?? 1), shade.cap), h: source.h }
}

/** The same table as a stylesheet of custom properties. */
export function tokensCss(): string {
  const lines = Object.entries(tokens).map(([name, [light, dark]]) => `  --${name}: light-dark(${css(light)}, ${css(dark)});`)
  return `/* Written from tokens.ts by theme.test.ts (vitest -u): change the table there. */\n:root {\n${lines.join('\n')}\n}\n`
}

function css(shade: Shade | Oklch): string {
  if (!('from' in shade)) return `oklch(${shade.l} ${shade.c} ${shade.h})`
  const l = typeof shade.l === 'number' ? shade.l : following[shade.l].css
  const chroma = shade.times === undefined || shade.times === 1 ? 'c' : `c * ${shade.times}`
  return `oklch(from var(--brand-${shade.from}) ${l} min(${chroma}, ${shade.cap}) h)`
}

function clamp(least: number, value: number, most: number): number {
  return Math.min(most, Math.max(least, value))
}
