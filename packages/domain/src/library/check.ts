import type { Given, Key } from './answer.ts'
import { inPicture, type Asked } from './asked.ts'
import type { Source } from './block.ts'
import { decimalOf, folded } from './fold.ts'
import type { PictureFile } from './pictures.ts'
import type { QuestionWords } from './publish-form.ts'
import { scrambled, seeded, seedOf, shuffled } from './shuffle.ts'

/** A knowledge check: what is asked, what is right, and what is said afterwards. */
export interface Check {
  asked: Asked
  key: Key
  /** One right answer, as somebody would give it. */
  right: Given
  /** What is said to a choice that was picked, by its id. */
  feedback: Record<string, string>
  explanation: string
}

/** A check as its block holds it. Its ids are places: of choices and spots as written, of items and sides as they are shown. What has an
 *  order of its own is shown in another, the same for everybody and each time.
 *  in: the block's slug and source; the files of the lesson by hash */
export function checkIn(slug: string, source: Source, files: Map<string, PictureFile>): Check {
  const said = { feedback: {}, explanation: String(source.explanation ?? '') }
  const words = source as unknown as QuestionWords
  const random = seeded(seedOf(`${slug} ${String(source.prompt)}`))
  switch (words.kind) {
    case 'single':
    case 'multiple': {
      const written = words.choices as { text: string; correct?: boolean; feedback?: string }[]
      const feedback = Object.fromEntries(written.flatMap((choice, at) => (choice.feedback ? [[String(at), choice.feedback]] : [])))
      return { asked: { kind: words.kind, choices: listed(written.map((choice) => choice.text)) }, ...rightOnes(written), ...said, feedback }
    }
    case 'numeric': {
      const [value, tolerance] = [decimalOf(words.answer)!, decimalOf(words.tolerance ?? 0)!]
      return { asked: { kind: 'numeric', choices: [], unit: words.unit ?? null }, key: { value, tolerance }, right: { number: value }, ...said }
    }
    case 'ordering': {
      const order = scrambled(words.items.length, random)
      const places = Object.fromEntries(order.map((at, id) => [String(id), at + 1]))
      return { asked: { kind: 'ordering', choices: listed(order.map((at) => words.items[at]!)) }, key: { places }, right: { places }, ...said }
    }
    case 'matching': {
      const rights = shuffled([...words.pairs.map((pair) => pair.right), ...(words.extra ?? [])], random)
      const pairs = Object.fromEntries(words.pairs.map((pair, at) => [String(at), String(rights.indexOf(pair.right))]))
      const asked = { kind: 'matching' as const, choices: listed(words.pairs.map((pair) => pair.left)), rights: listed(rights) }
      return { asked, key: { pairs }, right: { pairs }, ...said }
    }
    case 'fill-in': {
      const key = { blanks: words.blanks, folded: words.blanks.map((taken) => taken.map(folded)) }
      return { asked: { kind: 'fill-in', choices: [], text: words.text }, key, right: { blanks: words.blanks.map((taken) => taken[0]!) }, ...said }
    }
    case 'hot-spot': {
      const spots = words.spots.map(({ name, correct: _, ...place }, at) => ({ id: String(at), text: name, ...place }))
      const many = words.spots.filter((spot) => spot.correct).length > 1
      const picture = files.get(source.files?.image ?? '') ?? null
      return { asked: { kind: 'hot-spot', choices: inPicture(spots), picture, alt: words.alt, many }, ...rightOnes(words.spots), ...said }
    }
  }
}

const listed = (texts: string[]) => texts.map((text, at) => ({ id: String(at), text }))

function rightOnes(written: { correct?: boolean }[]) {
  const picked = written.flatMap((choice, at) => (choice.correct ? [String(at)] : []))
  return { key: { picked }, right: { picked } }
}
