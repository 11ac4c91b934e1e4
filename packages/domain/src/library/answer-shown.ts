import type { Answer, Given } from './answer.ts'
import type { Check } from './check.ts'
import { wrongBlanks } from './is-right.ts'

/** An answer as its person gave it, without what it is compared by. */
export function shownAgain(answer: Answer): Given {
  if ('number' in answer) return { number: answer.number }
  return 'blanks' in answer ? { blanks: answer.blanks } : answer
}

/** The items, left sides or blanks (from 0) of a check or a question that an answer has wrong, by id. Of choices and numbers there are none. */
export function wrongParts({ right, key }: Pick<Check, 'right' | 'key'>, answer: Answer): string[] {
  if ('folded' in answer) return wrongBlanks((key as { folded: string[][] }).folded, answer.folded).map(String)
  if ('places' in answer) return Object.keys(right.places!).filter((id) => answer.places[id] !== right.places![id])
  if ('pairs' in answer) return Object.keys(right.pairs!).filter((id) => answer.pairs[id] !== right.pairs![id])
  return []
}
