import type { Answer, Given, Offered } from './answer.ts'
import { folded, numberIn } from './fold.ts'

const FIELD = {
  single: 'picked',
  multiple: 'picked',
  'hot-spot': 'picked',
  numeric: 'number',
  ordering: 'places',
  matching: 'pairs',
  'fill-in': 'blanks',
} as const satisfies Record<Offered['kind'], keyof Given>

/** What was given as an answer to a question, as it is kept. Nothing given is an empty answer; half an answer is kept as half of one.
 *  in:  what is offered; what was given; the language of the course, by which numbers are read
 *  out: null where it does not fit: fields of another kind, ids that are not offered, more of them than may be, places that are none */
export function answerFor(offered: Offered, given: Given, language: string): Answer | null {
  const field = FIELD[offered.kind]
  if (Object.keys(given).some((name) => name !== field && given[name as keyof Given] !== undefined)) return null
  switch (field) {
    case 'picked': {
      const picked = [...new Set(given.picked)]
      const isFew = picked.length <= 1 || offered.kind === 'multiple' || offered.many === true
      return isFew && picked.every((id) => offered.ids.includes(id)) ? { picked } : null
    }
    case 'number': {
      const number = given.number ?? ''
      return { number, value: numberIn(number, offered.unit, language) }
    }
    case 'places': {
      const places = Object.entries(given.places ?? {})
      const fits = places.every(([id, place]) => offered.ids.includes(id) && Number.isInteger(place) && place >= 1 && place <= offered.ids.length)
      return fits ? { places: Object.fromEntries(places) } : null
    }
    case 'pairs': {
      const pairs = Object.entries(given.pairs ?? {})
      const fits = pairs.every(([left, right]) => offered.ids.includes(left) && offered.rights!.includes(right))
      return fits ? { pairs: Object.fromEntries(pairs) } : null
    }
    case 'blanks': {
      const blanks = given.blanks ?? Array.from({ length: offered.blanks! }, () => '')
      return blanks.length === offered.blanks ? { blanks, folded: blanks.map(folded) } : null
    }
  }
}

/** Whether every part of an answer is there: one that lacks a part is still to be given, and counts as wrong. */
export function isComplete(offered: Offered, answer: Answer): boolean {
  if ('picked' in answer) return answer.picked.length > 0
  if ('number' in answer) return answer.number.trim() !== ''
  if ('places' in answer) return Object.keys(answer.places).length === offered.ids.length
  if ('pairs' in answer) return Object.keys(answer.pairs).length === offered.ids.length
  return answer.folded.every((word) => word !== '')
}
