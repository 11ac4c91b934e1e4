import type { Given, Key } from './answer.ts'
import { decimalOf, folded } from './fold.ts'
import type { QuestionForm } from './publish-form.ts'
import type { ChoiceRow } from './question-rows.ts'

/** What is right in a question whose rows are there already: as `rowsOf` made it, found again by the words of its choices, since the key
 *  itself is nothing that could be read.  in: the question as written; its rows */
export function keyOf(form: QuestionForm, choices: readonly Omit<ChoiceRow, 'position'>[]): Key {
  const idOf = (text: string, side: ChoiceRow['side'] = null) => choices.find((choice) => choice.text === text && choice.side === side)!.id
  switch (form.kind) {
    case 'single':
    case 'multiple':
      return { picked: form.choices.filter((choice) => choice.correct).map((choice) => idOf(choice.text)) }
    case 'numeric':
      return { value: decimalOf(form.answer)!, tolerance: decimalOf(form.tolerance ?? 0)! }
    case 'ordering':
      return { places: Object.fromEntries(form.items.map((item, at) => [idOf(item), at + 1])) }
    case 'matching': {
      const pairs = Object.fromEntries(form.pairs.map(({ left, right }) => [idOf(left, 'left'), idOf(right, 'right')]))
      return { pairs, extra: (form.extra ?? []).map((text) => idOf(text, 'right')) }
    }
    case 'fill-in':
      return { blanks: form.blanks, folded: form.blanks.map((taken) => taken.map(folded)) }
    case 'hot-spot':
      return { picked: form.spots.filter((spot) => spot.correct).map((spot) => idOf(spot.name)) }
  }
}

/** One right answer, as somebody would give it. */
export function rightOf(key: Key): Given {
  if ('value' in key) return { number: key.value }
  if ('folded' in key) return { blanks: key.blanks.map((taken) => taken[0]!) }
  return 'pairs' in key ? { pairs: key.pairs } : key
}
