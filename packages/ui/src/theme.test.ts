import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { contrastOf, hexOf, parseOklch } from './colour.ts'
import { sampleBrands } from './sample-brands.ts'
import { checkContrast, staticTheme, themeStyle } from './theme.ts'
import type { Brand } from './theme.ts'
import { tokensCss } from './tokens.ts'

const { halden, meridian }: Record<string, Brand> = sampleBrands

test('conversions agree with CSS Color 4: white, black, and the primaries of sRGB', () => {
  expect(hexOf({ l: 1, c: 0, h: 0 })).toBe('#ffffff')
  expect(hexOf({ l: 0, c: 0, h: 0 })).toBe('#000000')
  expect(hexOf({ l: 0.62796, c: 0.25768, h: 29.234 })).toBe('#ff0000')
  expect(hexOf({ l: 0.86644, c: 0.29483, h: 142.495 })).toBe('#00ff00')
  expect(hexOf({ l: 0.45201, c: 0.31321, h: 264.052 })).toBe('#0000ff')
  expect(hexOf({ l: 0.59987, c: 0, h: 0 })).toBe('#808080')
})

test('contrast agrees with WCAG: black on white is 21, #808080 on white 3.95', () => {
  const white = { l: 1, c: 0, h: 0 }
  expect(contrastOf({ l: 0, c: 0, h: 0 }, white)).toBeCloseTo(21, 5)
  expect(contrastOf(white, { l: 0.59987, c: 0, h: 0 })).toBeCloseTo(3.95, 2)
})

test('tokens.css says what the table says', async () => {
  await expect(tokensCss()).toMatchFileSnapshot('./tokens.css')
})

test('an engineering brand and a warm one read well in both themes', () => {
  expect(checkContrast(halden)).toEqual([])
  expect(checkContrast(meridian)).toEqual([])
})

const academies = globSync(join(import.meta.dirname, '../../../tenants/*/academies/*.yaml'))

test('every brand in the files of this repository reads well in both themes', () => {
  expect(academies.length).toBeGreaterThan(5)
  for (const file of academies) {
    const field = (name: string) => new RegExp(`^  ${name}: ([^#\\n]+?)\\s*(#.*)?$`, 'm').exec(readFileSync(file, 'utf8'))![1]!
    const [ink, accent, paper] = [field('ink'), field('accent'), field('paper')]
    expect(checkContrast({ ...halden, ink, accent, paper, hero: field('hero') as Brand['hero'] }), file).toEqual([])
  }
})

test('the brands to try the design on are those of the demonstration academies', () => {
  const files = { halden: 'halden/academies/customers', kestrel: 'halden/academies/kestrel', meridian: 'meridian/academies/practitioners', handbook: 'handbook/academies/guide' }
  for (const [name, file] of Object.entries(files)) {
    const lines = readFileSync(join(import.meta.dirname, `../../../tenants/${file}.yaml`), 'utf8').split('\n').map((line) => line.replace(/\s*#.*/, ''))
    for (const [field, value] of Object.entries(sampleBrands[name as keyof typeof sampleBrands])) expect(lines, name).toContain(`  ${field}: ${value}`)
  }
})

test('hardly any accent is refused, whatever its hue and lightness', () => {
  const refused = []
  for (let hue = 0; hue < 360; hue += 15) {
    for (let l = 0.3; l < 0.9; l += 0.02) {
      const accent = `oklch(${l.toFixed(2)} 0.14 ${hue})`
      if (checkContrast({ ...halden, accent }).length > 0) refused.push(accent)
    }
  }
  expect(refused.length).toBeLessThan(24 * 30 * 0.05)
})

test('an accent in the middle, on which neither black nor white reads, is named with its button text', () => {
  const low = checkContrast({ ...halden, accent: 'oklch(0.579 0.01 90)' })
  expect(low[0]).toMatchObject({ theme: 'light', token: 'on-accent', on: 'accent', needed: 4.5 })
  expect(low[0]?.ratio).toBeLessThan(4.5)
})

test('a brand whose text is checked can only be made of numbers and our own words', () => {
  expect(themeStyle(meridian)).toMatch(/^:root\{--brand-ink:oklch\(0\.31 0\.075 258\);/)
  for (const ink of ['red', 'oklch(0.3 0.1 20);}body{display:none', 'oklch(0.3 0.1 20)\n', 'oklch(3 0.1 20)', 'oklch(0.3 0.1 999)',
    'oklch(from red l c h)', 'red;oklch(0.3 0.1 20)', 'url(https://x.example)', 'oklch(0.3 0.1 20) ', 'oklch(0.3 9 20)']) {
    expect(() => themeStyle({ ...halden, ink })).toThrow(RangeError)
  }
  for (const bad of [{ corner: 2 }, { shadow: Number.NaN }, { corner: '0;}' }, { display_face: 'constructor' }, { hero: '</style>' }]) {
    expect(() => themeStyle({ ...halden, ...bad } as Brand)).toThrow(RangeError)
  }
})

test('mail gets every token as six hexadecimal digits, near to what the browser computes', () => {
  const theme = staticTheme(halden, 'light')
  expect(Object.values(theme).every((hex) => /^#[0-9a-f]{6}$/.test(hex))).toBe(true)
  expect(theme.accent).toBe(hexOf(parseOklch(halden.accent)))
  expect(staticTheme(halden, 'dark')['surface-page']).not.toBe(theme['surface-page'])
})
