import { staticTheme, type Theme } from '@stoa/ui/theme.ts'
import type { Brand } from './load-academy.ts'

/** The few tokens a letter is drawn with, by the names that its style sheet gives them. */
const used = {
  page: 'surface-page',
  card: 'surface-raised',
  text: 'text',
  muted: 'text-muted',
  line: 'border',
  accent: 'accent',
  on: 'on-accent',
  link: 'accent-text',
} as const

/** Colours as `#rrggbb`. */
export type LetterColours = Record<keyof typeof used, string>

const known = new Map<string, Record<Theme, LetterColours>>()
const KNOWN_MAX = 500

/** The academy's colours for letters, in both themes: the same arithmetic as its pages. */
export function letterColours(brand: Brand): Record<Theme, LetterColours> {
  const name = JSON.stringify(brand)
  const there = known.get(name)
  if (there) return there
  const of = (theme: Theme) => {
    const all = staticTheme(brand, theme)
    return Object.fromEntries(Object.entries(used).map(([short, token]) => [short, all[token]])) as LetterColours
  }
  const colours = { light: of('light'), dark: of('dark') }
  if (known.size >= KNOWN_MAX) known.clear()
  known.set(name, colours)
  return colours
}
