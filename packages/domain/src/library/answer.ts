/** Every kind of question, in a check as in an exam. */
export const questionKinds = ['single', 'multiple', 'numeric', 'ordering', 'matching', 'fill-in', 'hot-spot'] as const
export type QuestionKind = (typeof questionKinds)[number]

/** What somebody gave as an answer, as a form sends it; each kind reads its own field. Choices, items, sides and spots go by id. */
export interface Given {
  /** single, multiple, hot-spot */
  picked?: string[]
  /** numeric, as typed */
  number?: string
  /** ordering: the place of each item, from 1; an item without one is left out */
  places?: Record<string, number>
  /** matching: the right side of each left one that has one */
  pairs?: Record<string, string>
  /** fill-in: one for each blank, in order, as typed */
  blanks?: string[]
}

/** An answer as it is kept: what was given, and of typed words and numbers what they are compared by. That is made once and here, so
 *  that the database compares text without knowing of letters. */
export type Answer =
  | { picked: string[] }
  | { number: string; value: string | null }
  | { places: Record<string, number> }
  | { pairs: Record<string, string> }
  | { blanks: string[]; folded: string[] }

/** What is right. `value` and `tolerance` are decimals as `decimalOf` writes them; `folded` lists what is taken for each blank. Fields
 *  beside those are for export: `blanks` as written, `extra` right sides in order. */
export type Key =
  | { picked: string[] }
  | { value: string; tolerance: string }
  | { places: Record<string, number> }
  | { pairs: Record<string, string>; extra?: string[] }
  | { blanks: string[][]; folded: string[][] }

/** What a question offers to answer with, which an answer has to fit.  ids: choices, items, left sides or spots */
export interface Offered {
  kind: QuestionKind
  ids: string[]
  /** Right sides. */
  rights?: string[]
  /** How many blanks. */
  blanks?: number
  unit?: string | null
  /** Several spots may be right. */
  many?: boolean
}
