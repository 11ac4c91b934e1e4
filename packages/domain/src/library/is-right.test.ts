import fc from 'fast-check'
import { sql } from '@stoa/db'
import { expect, test } from 'vitest'
import { ground, useGround } from '../testing.ts'
import { answerFor } from './answer-for.ts'
import type { Answer, Key, QuestionKind } from './answer.ts'
import { decimalOf } from './fold.ts'
import { isRight } from './is-right.ts'

useGround()

const id = fc.constantFrom('a', 'b', 'c', 'd')
const ids = (min: number) => fc.uniqueArray(id, { minLength: min, maxLength: 4 })
const word = fc.constantFrom('door', 'the door', 'straße', '0', 'zero', "it's", '{1}', '"', 'ß', '\u0661')
const decimal = fc.tuple(fc.oneof(fc.integer({ min: -999, max: 999 }), fc.integer({ min: -9_999_999, max: 9_999_999 })), fc.nat(4)).map(([digits, places]) => {
  const text = String(Math.abs(digits)).padStart(places + 1, '0')
  return `${digits < 0 ? '-' : ''}${places ? `${text.slice(0, -places)}.${text.slice(-places)}` : text}`
})
/** Languages that group and part numbers in different ways, and how numbers are typed in them. */
const language = fc.constantFrom(
  ...[['en', ',', '.'], ['de', '.', ','], ['nb', ' ', ','], ['nb', '.', ','], ['de-CH', '’', '.'], ['ar', '٬', '٫']].map(([language, group, point]) => ({
    language: language!,
    write: (text: string) => {
      const [whole, part] = text.split('.') as [string, string?]
      return whole.replace(/\B(?=(\d{3})+$)/g, group!) + (part === undefined ? '' : point! + part)
    },
  })),
)
const mapped = <T>(value: fc.Arbitrary<T>) => fc.dictionary(id, value, { maxKeys: 4 })

/** A key of each kind, and answers that come near it. */
const questions: Record<QuestionKind, fc.Arbitrary<{ key: Key; answer: unknown }>> = {
  single: fc.record({ key: fc.record({ picked: id.map((one) => [one]) }), answer: fc.record({ picked: ids(0) }) }),
  multiple: fc.record({ key: fc.record({ picked: ids(1) }), answer: fc.record({ picked: fc.array(id, { maxLength: 5 }) }) }),
  'hot-spot': fc.record({ key: fc.record({ picked: ids(1) }), answer: fc.record({ picked: ids(0) }) }),
  numeric: fc
    .record({ value: decimal, off: decimal.map((text) => text.replace('-', '')), by: fc.constantFrom(-1, 1, 0), plus: decimal, far: fc.boolean(), as: language })
    .map(({ value, off, by, plus, far, as }) => {
      const typed = far ? plus : by === 0 ? value : sum(value, by === 1 ? off : `-${off}`) // At the very edge of the tolerance.
      return { key: { value, tolerance: off }, answer: answerFor({ kind: 'numeric', ids: [] }, { number: as.write(typed) }, as.language)! }
    }),
  ordering: fc.record({ key: fc.record({ places: mapped(fc.integer({ min: 1, max: 4 })) }), answer: fc.record({ places: mapped(fc.integer({ min: 1, max: 4 })) }) }),
  matching: fc.record({ key: fc.record({ pairs: mapped(id) }), answer: fc.record({ pairs: mapped(id) }) }),
  'fill-in': fc.record({
    key: fc.array(fc.uniqueArray(word, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 2 }).map((folded) => ({ blanks: folded, folded })),
    answer: fc.record({ folded: fc.array(word, { maxLength: 3 }) }),
  }),
}
const kinds = Object.keys(questions) as QuestionKind[]

function sum(a: string, b: string): string {
  const scale = 10n ** 8n
  const scaled = (text: string) => {
    const [whole, part = ''] = text.replaceAll('-', '').split('.')
    const size = BigInt(whole! + part.padEnd(8, '0'))
    return text.startsWith('-') ? -size : size
  }
  const total = scaled(a) + scaled(b)
  const size = total < 0n ? -total : total
  return `${total < 0n ? '-' : ''}${size / scale}.${String(size % scale).padStart(8, '0')}`
}

/** Asks both graders about a list, the database in one question.  out: what they do not agree on */
async function disputed(list: { kind: QuestionKind; key: Key; answer: unknown }[]) {
  const { rows } = await sql<{ is_right: boolean }>`
    select app.is_right(one->>'kind', one->'key', one->'answer') as is_right
    from jsonb_array_elements(${JSON.stringify(list)}::jsonb) with ordinality as list (one, place) order by place`.execute(ground().superuser.doors)
  return list.filter(({ kind, key, answer }, at) => rows[at]!.is_right !== isRight(kind, key, JSON.parse(JSON.stringify(answer ?? null)) as Answer | null))
}

const answered = fc.constantFrom(...kinds).chain((kind) => questions[kind].map((both) => ({ kind, ...both })))
const nonsense = fc.constantFrom(...kinds).chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    key: questions[kind].map((both) => both.key),
    answer: fc.oneof(
      fc.json().map((text) => JSON.parse(text.replaceAll('\\u0000', '')) as unknown),
      fc.record({ picked: fc.jsonValue(), value: fc.jsonValue(), places: fc.jsonValue(), pairs: fc.jsonValue(), folded: fc.jsonValue() }),
      fc.constantFrom(null, {}, [], { value: '1e999' }, { value: 'NaN' }, { value: '' }, { value: '1'.repeat(60) }, { picked: [['a']] }, { picked: 'a' }, { folded: {} }),
    ).filter((value) => !/\\u0000|\\ud[89a-f]/i.test(JSON.stringify(value) ?? '')),
  }),
)

test('the page’s grader and the database’s agree on every kind', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(answered, { minLength: 50, maxLength: 50 }), async (list) => {
      expect(await disputed(list)).toEqual([])
    }),
    { numRuns: 60 },
  )
})

test('and on nonsense, which is wrong and never an error', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(nonsense, { minLength: 50, maxLength: 50 }), async (list) => {
      expect(await disputed(list)).toEqual([])
    }),
    { numRuns: 40 },
  )
})

test('a number is as right in the writing of any language as in plain digits, to both graders', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(decimal, language), { minLength: 50, maxLength: 50 }), async (list) => {
      const asked = list.map(([value, { write, language }]) => {
        const key = { value: decimalOf(Number(value))!, tolerance: '0' }
        return { kind: 'numeric' as const, key, answer: answerFor({ kind: 'numeric', ids: [] }, { number: write(value) }, language) }
      })
      expect(asked.filter(({ kind, key, answer }) => !isRight(kind, key, answer))).toEqual([])
      expect(await disputed(asked)).toEqual([])
    }),
    { numRuns: 40 },
  )
})

test('what comes near is right often enough for that to mean something', () => {
  for (const kind of kinds) {
    const list = fc.sample(questions[kind], { numRuns: 2000, seed: 7 })
    const right = list.filter(({ key, answer }) => isRight(kind, key, answer as Answer)).length
    expect([kind, right > 20, right < 1900]).toEqual([kind, true, true])
  }
})

test.each<[QuestionKind, Key, Answer | null, boolean]>([
  ['numeric', { value: '0.2', tolerance: '0.1' }, { number: '0,3', value: '0.3' }, true],
  ['numeric', { value: '0.2', tolerance: '0.1' }, { number: '0.31', value: '0.31' }, false],
  ['numeric', { value: '-18', tolerance: '0' }, { number: '18', value: '18' }, false],
  ['numeric', { value: '5', tolerance: '0' }, { number: 'five', value: null }, false],
  ['ordering', { places: { a: 1, b: 2 } }, { places: { a: 1 } }, false],
  ['ordering', { places: { a: 1, b: 2 } }, { places: { b: 2, a: 1 } }, true],
  ['matching', { pairs: { a: 'x', b: 'y' }, extra: ['z'] }, { pairs: { a: 'x', b: 'y' } }, true],
  ['matching', { pairs: { a: 'x', b: 'y' }, extra: ['z'] }, { pairs: { a: 'x', b: 'z' } }, false],
  ['fill-in', { blanks: [['0', 'Zero'], ['door']], folded: [['0', 'zero'], ['door']] }, { blanks: ['ZERO', 'door'], folded: ['zero', 'door'] }, true],
  ['fill-in', { blanks: [['0'], ['door']], folded: [['0'], ['door']] }, { blanks: ['door', '0'], folded: ['door', '0'] }, false],
  ['hot-spot', { picked: ['a', 'b'] }, { picked: ['a'] }, false],
  ['single', { picked: ['a'] }, null, false],
])('%s by %j, answered %j, is right: %s', async (kind, key, answer, right) => {
  expect(isRight(kind, key, answer)).toBe(right)
  expect(await disputed([{ kind, key, answer }])).toEqual([])
})
