import type { Asked, Given } from '@stoa/domain/library'

/** An answer in one line of words, for people who look after questions.  in: the question; what was given · out: `no answer` for nothing */
export function sayGiven(asked: Asked, given: Given): string {
  const textOf = (id: string, list: readonly { id: string; text: string }[] = asked.choices) => list.find((one) => one.id === id)?.text ?? id
  const said = (() => {
    if (given.picked) return given.picked.map((id) => textOf(id)).join(' + ')
    if (given.number !== undefined) return [given.number, 'unit' in asked ? asked.unit : null].filter(Boolean).join(' ')
    if (given.blanks) return given.blanks.map((word) => word || '…').join(' | ')
    if (given.places) {
      const places = Object.entries(given.places).sort(([, a], [, b]) => a - b)
      return places.map(([id]) => textOf(id)).join(' → ')
    }
    return Object.entries(given.pairs ?? {})
      .map(([left, right]) => `${textOf(left)}: ${textOf(right, 'rights' in asked ? asked.rights : [])}`)
      .join('; ')
  })()
  return said.trim() === '' ? 'no answer' : said
}
