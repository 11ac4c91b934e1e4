import type { Answer, Key, QuestionKind } from './answer.ts'

/** Whether an answer is right. There are no half points, and what is no answer at all is wrong.
 *  in: the kind; what is right; the answer as kept, or anything else · source: app.is_right, which says the same where only the database
 *  may know the key */
export function isRight(kind: QuestionKind, key: Key, answer: Answer | null): boolean {
  const [right, given] = [key as Fields, (answer ?? {}) as Fields]
  switch (kind) {
    case 'single':
    case 'multiple':
    case 'hot-spot':
      return isTexts(given.picked) && sameSet(given.picked, right.picked as string[])
    case 'numeric':
      return isWithin(given.value, right.value as string, right.tolerance as string)
    case 'ordering':
      return sameFields(given.places, right.places)
    case 'matching':
      return sameFields(given.pairs, right.pairs)
    case 'fill-in':
      return wrongBlanks(right.folded as string[][], given.folded).length === 0
  }
}

type Fields = Record<string, unknown>

/** Places of the blanks, from 0, in which nothing stands that is taken there.  in: what is taken for each; what was given, folded */
export function wrongBlanks(taken: readonly string[][], given: unknown): number[] {
  const isWhole = Array.isArray(given) && given.length === taken.length
  return taken.flatMap((words, at) => (isWhole && words.includes(given[at] as string) ? [] : [at]))
}

const isTexts = (list: unknown): list is string[] => Array.isArray(list) && list.every((one) => typeof one === 'string')

function sameSet(a: string[], b: string[]): boolean {
  return a.every((one) => b.includes(one)) && b.every((one) => a.includes(one))
}

/** Whether two objects hold the same under the same names. */
function sameFields(a: unknown, b: unknown): boolean {
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object' || Array.isArray(a)) return false
  const names = Object.keys(b)
  return Object.keys(a).length === names.length && names.every((name) => Object.hasOwn(a, name) && (a as Fields)[name] === (b as Fields)[name])
}

// Decimals are compared as they are written: 0.3 is within 0.1 of 0.2, and no binary fraction says otherwise.
function isWithin(value: unknown, right: string, tolerance: string): boolean {
  if (typeof value !== 'string' || !/^-?[0-9]{1,30}(\.[0-9]{1,30})?$/.test(value)) return false
  const [a, b, off] = [scaled(value), scaled(right), scaled(tolerance)]
  const apart = a > b ? a - b : b - a
  return apart <= off
}

function scaled(decimal: string): bigint {
  const [whole = '', part = ''] = decimal.replace('-', '').split('.')
  const out = BigInt(whole + part.padEnd(30, '0'))
  return decimal.startsWith('-') ? -out : out
}
