import type { QuestionKind } from './answer.ts'
import { inPicture, type Asked, type Choice } from './asked.ts'
import type { PictureFile } from './pictures.ts'
import type { Detail } from './question-rows.ts'

/** A question of a pool as it is put to somebody.
 *  in: its kind and detail; its choices in the order to show them in, left sides before right ones, each with its side and, from 1, its
 *      position; its files by hash */
export function askedOf(
  row: { kind: QuestionKind; detail: unknown; choices: (Choice & { side: string | null; position: number })[] },
  files: Map<string, PictureFile>,
): Asked {
  const detail = row.detail as Detail
  const plain = (side: string | null) => row.choices.filter((choice) => choice.side === side).map(({ id, text }) => ({ id, text }))
  switch (row.kind) {
    case 'numeric':
      return { kind: 'numeric', choices: [], unit: detail.unit ?? null }
    case 'matching':
      return { kind: 'matching', choices: plain('left'), rights: plain('right') }
    case 'fill-in':
      return { kind: 'fill-in', choices: [], text: detail.text! }
    case 'hot-spot': {
      const spots = row.choices.map(({ id, text, position }) => ({ id, text, ...detail.spots![position - 1]! }))
      return { kind: 'hot-spot', choices: inPicture(spots), picture: files.get(detail.files?.image ?? '') ?? null, alt: detail.alt!, many: detail.many === true }
    }
    default:
      return { kind: row.kind, choices: plain(null) }
  }
}
