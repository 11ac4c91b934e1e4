import { expect, test } from 'vitest'
import { drawingSheet, fields, arabic } from './examples.ts'
import { CertificateError, checked, clean, draw, printed } from './index.ts'

test('a character without a glyph is refused by name, in any field', async () => {
  for (const [field, character] of [['holder', '🦊'], ['organization', 'ሰ'], ['place', '\ud800'], ['academy', 'ᚠ']] as const) {
    const refusal = await draw({ ...fields, [field]: `Ana ${character} Lund` }, drawingSheet).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(CertificateError)
    expect(refusal).toMatchObject({ code: 'certificate/missing-glyph', field, character })
  }
  await expect(draw({ ...fields, holder: 'Ana 🦊' }, drawingSheet)).rejects.toThrow('U+1F98A')
})

test('bidi controls are stripped, so that a name cannot turn its neighbours around', async () => {
  const hostile = '\u202eTomasz\u2066 Wiec\u2069zorek\u202c'
  expect(clean(hostile)).toBe('Tomasz Wieczorek')
  expect(printed(checked({ ...fields, holder: hostile })).get('holder')).toBe('Tomasz Wieczorek')
  expect((await draw({ ...fields, holder: hostile }, drawingSheet)).sha256).toBe((await draw(fields, drawingSheet)).sha256)
})

test('line ends, tabs and NUL become blanks, and letters are composed', () => {
  expect(clean(' Ana\u0000\n\tLund\u00a0 ')).toBe('Ana Lund')
  expect(clean('Z\u0307o\u0301l\u0301c')).toBe('Żóĺc')
})

test('days are printed in the language and never in another calendar', () => {
  const said = (language: string) => printed(checked({ ...fields, language })).get('issued_on')
  expect(said('en')).toBe('9 October 2026')
  expect(said('en-US')).toBe('October 9, 2026')
  expect(said('de')).toBe('9. Oktober 2026')
  expect(said('th')).toContain('2026')
  expect(said('ar-SA')).toMatch(/2026|٢٠٢٦/)
})

test('each bad input has its code and its field', async () => {
  const refusal = (change: object, brand: object) =>
    draw({ ...fields, ...change }, { ...drawingSheet, ...brand }).catch((error: unknown) => error)
  const expected: [object, object, string, string][] = [
    [{ holder: ' \u202e ' }, {}, 'certificate/empty-field', 'holder'],
    [{ issued_on: '2026-02-30' }, {}, 'certificate/bad-date', 'issued_on'],
    [{ valid_until_on: '9.10.2028' }, {}, 'certificate/bad-date', 'valid_until_on'],
    [{ language: 'not a tag' }, {}, 'certificate/bad-language', 'language'],
    [{ course_version: 0 }, {}, 'certificate/bad-version', 'course_version'],
    [{}, { ink: '#123456' }, 'certificate/bad-colour', 'brand.ink'],
    [{}, { accent: 'oklch(7 0 0)' }, 'certificate/bad-colour', 'brand.accent'],
    [{}, { corner: 2 }, 'certificate/bad-corner', 'brand.corner'],
    [{}, { display_face: 'comic' }, 'certificate/bad-face', 'brand.display_face'],
    [{}, { logo_png: new Uint8Array([1, 2, 3]) }, 'certificate/bad-logo', 'brand.logo_png'],
    [{ statement: 'x '.repeat(400) }, {}, 'certificate/text-too-long', 'statement'],
  ]
  for (const [change, brand, code, field] of expected) expect(await refusal(change, brand)).toMatchObject({ code, field })
})

test('what is empty is not printed', async () => {
  const sparse = { ...fields, organization: null, statement: '', skills: ['', ' '], tagline: '', exam: '', place: '' }
  expect([...printed(checked(sparse)).keys()]).toEqual([
    'academy', 'holder', 'certification', 'serial', 'issued_on', 'valid_until_on', 'issuer', 'course_version', 'verify_url',
  ])
  await expect(draw(sparse, drawingSheet)).resolves.toMatchObject({ sha256: expect.stringMatching(/^[0-9a-f]{64}$/) })
  await expect(draw({ ...arabic, organization: null }, drawingSheet)).resolves.toBeTruthy()
})
