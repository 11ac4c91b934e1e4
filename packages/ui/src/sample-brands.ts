import type { Brand } from './theme.ts'

/** Brands to try the design on: those of the demonstration academies, which a test compares with their files. */
export const sampleBrands = {
  halden: {
    ink: 'oklch(0.27 0.028 158)', accent: 'oklch(0.685 0.2 42)', paper: 'oklch(0.97 0.0042 145)', corner: 0.2, shadow: 0, display_face: 'archivo', hero: 'dark',
  },
  kestrel: {
    ink: 'oklch(0.29 0.055 205)', accent: 'oklch(0.53 0.19 300)', paper: 'oklch(0.972 0.008 200)', corner: 0.7, shadow: 0.6, display_face: 'archivo', hero: 'light',
  },
  meridian: {
    ink: 'oklch(0.31 0.075 258)', accent: 'oklch(0.48 0.125 256)', paper: 'oklch(0.968 0.0125 84)', corner: 1, shadow: 1, display_face: 'newsreader', hero: 'light',
  },
  handbook: {
    ink: 'oklch(0.28 0.068 332)', accent: 'oklch(0.79 0.145 82)', paper: 'oklch(0.971 0.008 60)', corner: 0, shadow: 0.3, display_face: 'newsreader', hero: 'dark',
  },
} as const satisfies Record<string, Brand>

export type SampleBrand = keyof typeof sampleBrands
