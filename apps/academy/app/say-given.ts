import type { Asked, Given } from '@stoa/domain/library'

/** An answer in words, a piece for each of its parts.  in: the question; what was given · out: nothing for nothing */
export function partsGiven(asked: Asked, given: Given): string[] {
  const textOf = (id: string, list: readonly { id: string; text: string }[] = asked.choices) => list.find((one) => one.id === id)?.text ?? id
  if (given.picked) return given.picked.map((id) => textOf(id))
  if (given.number !== undefined) return given.number.trim() ? [[given.number, 'unit' in asked ? asked.unit : null].filter(Boolean).join(' ')] : []
  if (given.blanks) return given.blanks.map((word) => word || '…')
  if (given.places) {
    const places = Object.entries(given.places).sort(([, a], [, b]) => a - b)
    return places.map(([id]) => textOf(id))
  }
  return Object.entries(given.pairs ?? {}).map(([left, right]) => `${textOf(left)}: ${textOf(right, 'rights' in asked ? asked.rights : [])}`)
}

/** The same in one line, for people who look after questions.  out: `no answer` for nothing */
export function sayGiven(asked: Asked, given: Given): string {
  const between = given.picked ? ' + ' : given.blanks ? ' | ' : given.places ? ' → ' : '; '
  return partsGiven(asked, given).join(between) || 'no answer'
}
