import type { Key } from './answer.ts'
import type { QuestionWords } from './publish-form.ts'
import type { ChoiceRow, Detail } from './question-rows.ts'

type Stored = { kind: string; detail: unknown; choices: Pick<ChoiceRow, 'id' | 'text' | 'side'>[]; key: Key }

/** A question's words as an author writes them, out of its rows and its key.  in: choices by position */
export function wordsOf({ kind, detail, choices, key }: Stored): QuestionWords {
  const shown = detail as Detail
  const right = key as Record<string, unknown>
  const isPicked = (id: string) => (right.picked as string[]).includes(id)
  switch (kind as QuestionWords['kind']) {
    case 'numeric': {
      const tolerance = Number(right.tolerance)
      return { kind: 'numeric', answer: Number(right.value), ...(tolerance > 0 ? { tolerance } : {}), ...(shown.unit ? { unit: shown.unit } : {}) }
    }
    case 'ordering': {
      const places = right.places as Record<string, number>
      return { kind: 'ordering', items: [...choices].sort((a, b) => places[a.id]! - places[b.id]!).map((choice) => choice.text) }
    }
    case 'matching': {
      const textOf = (id: string) => choices.find((choice) => choice.id === id)!.text
      const { pairs, extra } = right as { pairs: Record<string, string>; extra: string[] }
      const lefts = choices.filter((choice) => choice.side === 'left')
      return {
        kind: 'matching',
        pairs: lefts.map(({ id, text }) => ({ left: text, right: textOf(pairs[id]!) })),
        ...(extra.length > 0 ? { extra: extra.map(textOf) } : {}),
      }
    }
    case 'fill-in':
      return { kind: 'fill-in', text: shown.text!, blanks: right.blanks as string[][] }
    case 'hot-spot': {
      const spots = choices.map(({ id, text }, at) => ({ name: text, ...shown.spots![at]!, ...(isPicked(id) ? { correct: true } : {}) }))
      return { kind: 'hot-spot', image: shown.image!, alt: shown.alt!, spots, files: shown.files! }
    }
    default:
      return { kind: kind as 'single', choices: choices.map(({ id, text }) => ({ text, correct: isPicked(id) })) }
  }
}
