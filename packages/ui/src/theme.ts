// From an academy's brand to what its pages, mails and certificates are drawn with.
import { contrastOf, hexOf, parseOklch } from './colour.ts'
import type { Oklch } from './colour.ts'
import { colourOf, tokens } from './tokens.ts'
import type { Source, Theme, Token } from './tokens.ts'

export type { Theme, Token } from './tokens.ts'

/** All that an academy may set: three colours, two shapes, a typeface and how its hero looks. */
export interface Brand {
  ink: string
  accent: string
  paper: string
  corner: number
  shadow: number
  display_face: 'archivo' | 'newsreader'
  hero: 'dark' | 'light'
}

/** A pair of tokens that a person could not read, or could not see. */
export interface LowContrast { theme: Theme; token: Token; on: Token; ratio: number; needed: number }

const faces = {
  archivo: {
    '--face-display': '"Archivo","Vazirmatn","Archivo Fallback",sans-serif', '--display-weight': '630', '--display-stretch': '109%',
    '--display-track': '-0.021em', '--display-leading': '1.07', '--ruler-fill': '0',
  },
  newsreader: {
    '--face-display': '"Newsreader","Noto Naskh","Newsreader Fallback",serif', '--display-weight': '450', '--display-stretch': '100%',
    '--display-track': '-0.012em', '--display-leading': '1.14', '--ruler-fill': '1',
  },
}

const washes: Token[] = ['accent-wash', 'success-wash', 'warning-wash', 'danger-wash']
const surfaces: Token[] = ['surface-page', 'surface-raised', 'surface-sunken', 'surface-hover', 'surface-slab']
const pairs: { needed: number; tokens: Token[]; on: Token[] }[] = [
  { needed: 4.5, tokens: ['text', 'text-muted', 'text-faint'], on: [...surfaces, ...washes] },
  { needed: 4.5, tokens: ['accent-text'], on: [...surfaces, 'accent-wash'] },
  { needed: 4.5, tokens: ['success-text', 'warning-text', 'danger-text'], on: [...surfaces, ...washes] },
  { needed: 4.5, tokens: ['on-accent'], on: ['accent', 'accent-hover'] },
  { needed: 3, tokens: ['border-strong'], on: ['surface-page', 'surface-raised'] },
  { needed: 3, tokens: ['success', 'warning', 'danger'], on: ['surface-page', 'surface-raised'] },
  { needed: 3, tokens: ['focus'], on: surfaces },
]

/** The brand as CSS for an inline `<style>`: custom properties, and fixed colours for browsers without relative ones.
 *  in:      a brand as stored
 *  out:     CSS made of checked numbers and words of ours only
 *  refuses: RangeError when a field is not in its one allowed form, so that nothing else can reach a page */
export function themeStyle(brand: Brand): string {
  const colours = checked(brand)
  const written = (source: Source) => `oklch(${colours[source].l} ${colours[source].c} ${colours[source].h})`
  const properties = {
    '--brand-ink': written('ink'), '--brand-accent': written('accent'), '--brand-paper': written('paper'),
    '--brand-corner': String(brand.corner), '--brand-shadow': String(brand.shadow), ...faces[brand.display_face],
  }
  const fallback = Object.entries(staticTheme(brand, 'light')).map(([token, hex]) => [`--${token}`, hex] as const)
  return `:root{${block(Object.entries(properties))}}@supports not (color:oklch(from red l c h)){:root:root{${block(fallback)}}}`
}

/** Which texts, controls and focus rings of this brand fall below WCAG 2.2 AA, in either theme.
 *  out:     one entry for each pair below 4.5 (text) or 3 (controls, focus), the worst first; none when the brand reads well
 *  refuses: RangeError, as themeStyle */
export function checkContrast(brand: Brand): LowContrast[] {
  const colours = checked(brand)
  const low: LowContrast[] = []
  for (const theme of ['light', 'dark'] as const) {
    for (const pair of pairs) {
      for (const token of pair.tokens) {
        for (const on of pair.on) {
          const ratio = contrastOf(colourOf(token, theme, colours), colourOf(on, theme, colours))
          if (ratio < pair.needed) low.push({ theme, token, on, ratio: Math.floor(ratio * 100) / 100, needed: pair.needed })
        }
      }
    }
  }
  return low.sort((a, b) => a.ratio / a.needed - b.ratio / b.needed)
}

/** Every token as `#rrggbb`, for mail, documents and old browsers.
 *  refuses: RangeError, as themeStyle */
export function staticTheme(brand: Brand, theme: Theme): Record<Token, string> {
  const colours = checked(brand)
  const names = Object.keys(tokens) as Token[]
  return Object.fromEntries(names.map((token) => [token, hexOf(colourOf(token, theme, colours))])) as Record<Token, string>
}

function checked(brand: Brand): Record<Source, Oklch> {
  for (const shape of ['corner', 'shadow'] as const) {
    const value: unknown = brand[shape]
    if (typeof value !== 'number' || !(value >= 0 && value <= 1)) throw new RangeError(`${shape} is a number from 0 to 1`)
  }
  if (!Object.hasOwn(faces, brand.display_face)) throw new RangeError('display_face is archivo or newsreader')
  if (brand.hero !== 'dark' && brand.hero !== 'light') throw new RangeError('hero is dark or light')
  return { ink: parseOklch(brand.ink), accent: parseOklch(brand.accent), paper: parseOklch(brand.paper) }
}

function block(properties: readonly (readonly [string, string])[]): string {
  return properties.map(([name, value]) => `${name}:${value}`).join(';')
}
