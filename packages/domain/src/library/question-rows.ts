import type { Key } from './answer.ts'
import { decimalOf, folded } from './fold.ts'
import type { QuestionForm } from './publish-form.ts'
import { scrambled, seeded, shuffled } from './shuffle.ts'

/** What is shown of a question beside its prompt and choices. Spots stand in the order of their choices. */
export interface Detail {
  unit?: string
  text?: string
  image?: string
  alt?: string
  files?: Record<string, string>
  spots?: { x: number; y: number; width: number; height: number }[]
  many?: boolean
}

/** A choice as its row holds it, without what it belongs to. */
export interface ChoiceRow {
  id: string
  position: number
  text: string
  side: 'left' | 'right' | null
}

/** What the rows of a question hold: what is shown, what can be chosen, what is right. Positions of items and of right sides are drawn,
 *  since whoever reads them may not read the key. */
export function rowsOf(form: QuestionForm): { detail: Detail; choices: ChoiceRow[]; key: Key } {
  const random = seeded(crypto.getRandomValues(new Uint32Array(1))[0]!)
  switch (form.kind) {
    case 'single':
    case 'multiple': {
      const choices = listed(form.choices.map((choice) => choice.text))
      return { detail: {}, choices, key: { picked: choices.filter((_, at) => form.choices[at]!.correct).map(({ id }) => id) } }
    }
    case 'numeric':
      return {
        detail: form.unit === undefined ? {} : { unit: form.unit },
        choices: [],
        key: { value: decimalOf(form.answer)!, tolerance: decimalOf(form.tolerance ?? 0)! },
      }
    case 'ordering': {
      const order = scrambled(form.items.length, random)
      const choices = listed(order.map((at) => form.items[at]!))
      return { detail: {}, choices, key: { places: Object.fromEntries(choices.map(({ id }, at) => [id, order[at]! + 1])) } }
    }
    case 'matching': {
      const lefts = listed(form.pairs.map((pair) => pair.left), 'left')
      const rights = listed(shuffled([...form.pairs.map((pair) => pair.right), ...(form.extra ?? [])], random), 'right', lefts.length)
      const idOf = (text: string) => rights.find((right) => right.text === text)!.id
      const key = { pairs: Object.fromEntries(form.pairs.map(({ right }, at) => [lefts[at]!.id, idOf(right)])), extra: (form.extra ?? []).map(idOf) }
      return { detail: {}, choices: [...lefts, ...rights], key }
    }
    case 'fill-in':
      return { detail: { text: form.text }, choices: [], key: { blanks: form.blanks, folded: form.blanks.map((taken) => taken.map(folded)) } }
    case 'hot-spot': {
      const choices = listed(form.spots.map((spot) => spot.name))
      const picked = choices.filter((_, at) => form.spots[at]!.correct).map(({ id }) => id)
      const spots = form.spots.map(({ x, y, width, height }) => ({ x, y, width, height }))
      const { image, alt, files } = form
      return { detail: { image, alt, files, spots, many: picked.length > 1 }, choices, key: { picked } }
    }
  }
}

function listed(texts: string[], side: ChoiceRow['side'] = null, before = 0): ChoiceRow[] {
  return texts.map((text, at) => ({ id: crypto.randomUUID(), position: before + at + 1, text, side }))
}
