import type { Offered } from './answer.ts'
import type { PictureFile } from './pictures.ts'

/** Something to pick, to order, to match or to point at. */
export interface Choice {
  id: string
  text: string
}

/** A marked area of a picture, in per cent of its width and height; `text` is what a screen reader says. */
export interface Spot extends Choice {
  x: number
  y: number
  width: number
  height: number
}

/** A question as it is put to somebody, beside its prompt: in the order to show it in, and nothing in it that tells the answer.
 *  `choices` are left sides where there are right ones. */
export type Asked =
  | { kind: 'single' | 'multiple' | 'ordering'; choices: Choice[] }
  | { kind: 'numeric'; choices: Choice[]; unit: string | null }
  | { kind: 'matching'; choices: Choice[]; rights: Choice[] }
  | { kind: 'fill-in'; choices: Choice[]; text: string }
  | { kind: 'hot-spot'; choices: Spot[]; picture: PictureFile | null; alt: string; many: boolean }

/** What can be given as an answer to it. */
export function offeredBy(asked: Asked): Offered {
  return {
    kind: asked.kind,
    ids: asked.choices.map((choice) => choice.id),
    ...('rights' in asked ? { rights: asked.rights.map((right) => right.id) } : {}),
    ...('text' in asked ? { blanks: blanksIn(asked.text).length } : {}),
    ...('unit' in asked ? { unit: asked.unit } : {}),
    ...('many' in asked ? { many: asked.many } : {}),
  }
}

/** The numbers of the blanks in a text, in its order: `{1}` is the first. */
export function blanksIn(text: string): number[] {
  return [...text.matchAll(/\{(\d{1,3})\}/g)].map((match) => Number(match[1]))
}

/** Spots as one reads a picture, from the top and from the left, which tells nothing of how they were written. */
export function inPicture(spots: readonly Spot[]): Spot[] {
  return [...spots].sort((a, b) => a.y + a.height / 2 - (b.y + b.height / 2) || a.x - b.x)
}
