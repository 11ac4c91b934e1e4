import type { QuestionForm } from '@stoa/domain/library'
import type { PoolFile } from './forms-course.ts'

/** The fields of a check in the one way in which they are kept, whichever way they were written. */
export function asCheck(fields: Record<string, unknown>): Record<string, unknown> {
  const lists = ['choices', 'spots'].filter((field) => Array.isArray(fields[field]))
  return { ...withoutNothing(fields), ...Object.fromEntries(lists.map((field) => [field, (fields[field] as { correct?: boolean }[]).map(withoutFalse)])) }
}

/** A question of a pool as it is published.  in: as read; the hash of its picture, where it has one */
export function asQuestion(question: PoolFile['questions'][number], picture: string): QuestionForm {
  if (question.kind === 'single' || question.kind === 'multiple')
    return { ...question, choices: question.choices.map((choice) => ({ text: choice.text, correct: choice.correct === true })) }
  if (question.kind === 'hot-spot') return { ...question, spots: question.spots.map(withoutFalse), files: { image: picture } }
  return withoutNothing(question)
}

// What is not correct does not say so, nor does what is left out by saying nothing: no tolerance, no extra side.
function withoutFalse<T extends { correct?: boolean }>({ correct, ...choice }: T) {
  return { ...choice, ...(correct ? { correct } : {}) }
}

function withoutNothing<T extends object>(fields: T): T {
  const saysNothing = ([field, value]: [string, unknown]) => (field === 'tolerance' && value === 0) || (field === 'extra' && (value as unknown[]).length === 0)
  return Object.fromEntries(Object.entries(fields).filter((entry) => !saysNothing(entry))) as T
}
