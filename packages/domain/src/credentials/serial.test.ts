import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newSerial, normalSerial } from './serial.ts'

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const prefix = fc.string({ unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), minLength: 2, maxLength: 5 })
const serial = fc
  .tuple(prefix, fc.string({ unit: fc.constantFrom(...DIGITS), minLength: 26, maxLength: 26 }))
  .map(([letters, digits]) =>
    [letters, digits.slice(0, 5), digits.slice(5, 10), digits.slice(10, 15), digits.slice(15, 20), digits.slice(20)].join('-'),
  )

test('a new number has the letters of its tenant and 130 bits that nobody chose', () => {
  const made = Array.from({ length: 2000 }, () => newSerial('HAL'))
  for (const one of made) expect(one).toMatch(/^HAL(-[0-9A-HJKMNP-TV-Z]{5}){4}-[0-9A-HJKMNP-TV-Z]{6}$/)
  expect(new Set(made).size).toBe(2000)
  const used = new Set(made.join('').replaceAll('HAL-', '').replaceAll('-', ''))
  expect([...used].sort().join('')).toBe([...DIGITS].sort().join(''))
})

test('a number as it is stored stays as it is', () =>
  fc.assert(fc.property(fc.oneof(serial, prefix.map(newSerial)), (stored) => void expect(normalSerial(stored)).toBe(stored))))

test('however a person types it, it is the same number', () => {
  const blank = fc.constantFrom('', ' ', '  ', '-', '–', '_', '\t', '\u00a0', '\n')
  // Each digit with what may stand before it, in either case, and with a letter that looks like it.
  const typing = fc.record({
    blanks: fc.array(blank, { minLength: 40, maxLength: 40 }),
    lower: fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
    alike: fc.array(fc.nat(2), { minLength: 40, maxLength: 40 }),
  })
  const lookalikes: Record<string, string[]> = { 0: ['0', 'O', 'o'], 1: ['1', 'I', 'L'] }
  fc.assert(
    fc.property(serial, typing, (stored, { blanks, lower, alike }) => {
      const [letters, ...groups] = stored.split('-')
      const typed = [...letters!, ...groups.join('')].map((digit, at) => {
        const shown = at >= letters!.length ? lookalikes[digit]?.[alike[at]!] ?? digit : digit
        return blanks[at]! + (lower[at] ? shown.toLowerCase() : shown)
      })
      expect(normalSerial(typed.join(''))).toBe(stored)
    }),
    { numRuns: 500 },
  )
})

test.each([
  ['full width letters', 'ＨＡＬ-7K3M9-2QDXA-7K3M9-2QDXA-7K3M92', 'HAL-7K3M9-2QDXA-7K3M9-2QDXA-7K3M92'],
  ['an empty field', '', null],
  ['a U, which no number has', 'HAL-7K3M9-2QDXA-7K3M9-2QDXA-7K3M9U', null],
  ['one digit too few', 'HA-7K3M9-2QDXA-7K3M9-2QDXA-7K3M9', null],
  ['one digit too many', 'HALDE-17K3M9-2QDXA-7K3M9-2QDXA-7K3M92', null],
  ['no letters in front', '7K3M9-2QDXA-7K3M9-2QDXA-7K3M92', null],
  ['a percent sign', 'HAL-7K3M9-2QDXA-7K3M9-2QDXA-7K3M9%', null],
  ['a NUL', 'HAL-7K3M9-2QDXA-7K3M9-2QDXA-7K3M9\u0000', null],
])('%s: %j is %j', (_, typed, stored) => expect(normalSerial(typed)).toBe(stored))

test('whatever is typed, the answer is a number as it is stored, or none', () =>
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'HALIO01u -–ſßıK'), minLength: 25, maxLength: 36 })),
      (typed) => {
        const stored = normalSerial(typed)
        expect(stored ?? 'LCK-00000-00000-00000-00000-000000').toMatch(/^[A-Z]{2,5}(-[0-9A-HJKMNP-TV-Z]{5}){4}-[0-9A-HJKMNP-TV-Z]{6}$/)
      },
    ),
    { numRuns: 1000 },
  ))
