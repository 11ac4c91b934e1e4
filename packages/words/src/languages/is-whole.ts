import type { Words } from './language.ts'

/** Whether a language says all that another says. One that does not is offered to nobody: a letter would stop in the middle.
 *  in: the words of each · out: false where a sentence is missing or empty */
export const isWhole = (words: Words, english: Words): boolean => says(words, english)

function says(own: unknown, wanted: unknown): boolean {
  if (typeof wanted === 'string') return typeof own === 'string' && own.trim() !== ''
  return Object.entries(wanted as object).every(([key, value]) => says((own as Record<string, unknown> | undefined)?.[key], value))
}
