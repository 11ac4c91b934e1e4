import { rightOf, shownAgain, wrongParts, type Answer, type Given, type Key } from '../library/index.ts'

/** What is told of a question of a practice after it was answered. */
export interface Told {
  given: Given
  right: Given
  /** The items, left sides or blanks that were not answered rightly. */
  wrong: string[]
  is_right: boolean
  explanation: string
  /** The block that answers it, while the course has it. */
  lesson: { slug: string; block: string; title: string } | null
}

/** A question of a practice with what was given and what is right. */
export interface Answerable {
  key: Key
  explanation: string
  answer: Answer | null
  is_right: boolean | null
  is_faulty: boolean
  block: string
  lesson: string | null
  lesson_title: string | null
}

/** out: what is told; null before there is an answer, and of a question that was found faulty */
export function toldOf({ key, answer, is_right, is_faulty, explanation, block, lesson, lesson_title }: Answerable): Told | null {
  if (answer === null || is_faulty) return null
  const right = rightOf(key)
  const place = lesson === null ? null : { slug: lesson, block, title: lesson_title! }
  return { given: shownAgain(answer), right, wrong: wrongParts({ right, key }, answer), is_right: is_right!, explanation, lesson: place }
}
