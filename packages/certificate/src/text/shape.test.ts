import { expect, test } from 'vitest'
import { paragraph } from './paragraph.ts'
import type { Line } from './shape.ts'
import { lineOf } from './shape.ts'
import { fit, steps } from './fit.ts'

const set = (text: string, base: 'ltr' | 'rtl' | 'auto' = 'auto') => paragraph(text, { field: 'holder', role: 'archivo', base, language: 'en' })
const line = (text: string, base?: 'ltr' | 'rtl' | 'auto') => lineOf(set(text, base), 0, text.length)

/** What the eye sees from left to right: the text of the glyphs by their place on the line. */
const seen = ({ runs }: Line) => runs.flatMap((run) => run.glyphs).filter((g) => g.text).sort((a, b) => a.x - b.x).map((g) => g.text).join('')
const read = ({ runs }: Line) => runs.flatMap((run) => run.glyphs).map((g) => g.text ?? '').join('')

test('runs stand in the order of the eye and are kept in the order of reading', () => {
  for (const [text, base, visual] of [
    ['ab אבג cd', 'ltr', 'ab גבא cd'], ['ab אבג cd', 'rtl', 'cd גבא ab'], ['אב 12 גד', 'auto', 'דג 12 בא'],
    ['אב ab 12 cd גד', 'rtl', 'דג ab 12 cd בא'], ['Noa (נועה) Levi', 'auto', 'Noa (העונ) Levi'],
  ] as const) {
    expect(seen(line(text, base))).toBe(visual)
    expect(read(line(text, base))).toBe(text)
  }
})

test('Arabic letters join, and each letter is said once', () => {
  const alone = [...'محمد'].map((letter) => line(letter).runs[0]!.glyphs[0]!.gid)
  const joined = line('محمد')
  expect(joined.runs.flatMap((run) => run.glyphs).map((g) => g.gid)).not.toEqual(alone.reverse())
  expect(read(joined)).toBe('محمد')
})

test('every cluster of Devanagari and Thai says its own text once', () => {
  for (const name of ['लक्ष्मी श्रीनिवासन', 'ณัฐวุฒิ ศรีสุวรรณ', 'กำพล น้ำเพชร', 'יִצְחָק לֵוִי'])
    expect(read(line(name))).toBe(name)
})

test('a word is set in one font', () => {
  const items = (text: string) => paragraph(text, { field: 'holder', role: 'text', base: 'auto', language: 'en' }).items
  const fonts = (text: string) => [...new Set(items(text).map((item) => item.face.key))]
  expect(fonts('Nguyễn')).toEqual(['NotoSans-Regular'])        // The text face has no ễ, so none of the word is set in it.
  expect(fonts('Tomasz')).toEqual(['AtkinsonHyperlegibleNext-Regular'])
  expect(fonts('Al (محمد)')).toEqual(['AtkinsonHyperlegibleNext-Regular', 'NotoSansArabic-Regular'])
})

test('text shrinks first, then takes two lines of about the same length, and breaks behind a hyphen only in need', () => {
  const sizes = [...steps(10, 6, 1), ...steps(6, 3, 2)]
  expect(fit(set('Ana Lund'), 100, sizes)).toMatchObject({ size: 10, lines: { length: 1 } })
  const two = fit(set('Maximiliane Oberstaufenbach-Wittgenstein'), 100, sizes)
  expect(two.lines.map(read)).toEqual(['Maximiliane ', 'Oberstaufenbach-Wittgenstein'])
  const long = fit(set('Oberstaufenbachhausen-Wittgensteinerberg'), 56, [{ size: 4.2, lines: 2 }])
  expect(long.lines.map(read)).toEqual(['Oberstaufenbachhausen-', 'Wittgensteinerberg'])
  const even = fit(set('Ana Maria Luz Sol Eva Ida Una Pia'), 30, [{ size: 3.5, lines: 2 }])
  expect(Math.abs(even.lines[0]!.width - even.lines[1]!.width)).toBeLessThan(2)
})
