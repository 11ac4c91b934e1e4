import { sql } from '@stoa/db'
import type { RefusedField } from '@stoa/words'
import { answerFor, blanksIn, isComplete, type Answer, type Given, type Offered, type QuestionKind } from '../library/index.ts'
import { Refusal } from '../refusals.ts'

/** What decides whether an answer fits a question that was drawn. */
export interface DrawnQuestion {
  kind: QuestionKind
  detail: unknown
  ids: string[]
  rights: string[] | null
  /** Of the course, where a number is asked for. */
  language: string | null
}

/** The language of the course as it was when an exam `e` was published, as a query. */
export const languageOfExam = sql<string>`select v.language from course_versions v where v.tenant_id = e.tenant_id and v.id = e.version_id`

/** The same as columns of a query whose item is `i`, whose question is `q` and whose exam is `e`. */
export const itemColumns = [
  sql<QuestionKind>`q.kind`.as('kind'),
  sql<unknown>`q.detail`.as('detail'),
  sql<string[]>`i.choice_order`.as('ids'),
  sql<string[] | null>`case when q.kind = 'matching'
    then array(select c.id from choices c where c.tenant_id = q.tenant_id and c.question_id = q.id and c.side = 'right') end`.as('rights'),
  sql<string | null>`case when q.kind = 'numeric' then (${languageOfExam}) end`.as('language'),
]

function offeredIn({ kind, detail, ids, rights }: DrawnQuestion): Offered {
  const { unit, text, many } = detail as { unit?: string; text?: string; many?: boolean }
  const lefts = rights ? ids.filter((id) => !rights.includes(id)) : ids
  return { kind, ids: lefts, rights: rights ?? [], blanks: blanksIn(text ?? '').length, unit: unit ?? null, many: many === true }
}

/** out: what was given as an answer to the question, as it is kept; null where it does not fit */
export const answerTo = (question: DrawnQuestion, given: Given): Answer | null => answerFor(offeredIn(question), given, question.language ?? 'en')

/** The name of what is said to an answer that lacks a part. */
export const UNFINISHED = {
  single: 'pickOne',
  multiple: 'pickSome',
  numeric: 'writeNumber',
  ordering: 'placeEvery',
  matching: 'chooseEvery',
  'fill-in': 'fillEvery',
  'hot-spot': 'pickSpot',
} as const satisfies Record<QuestionKind, RefusedField>

/** refuses: input/invalid, said beside the answer, where a part of it is missing */
export function finished(question: DrawnQuestion, answer: Answer): void {
  if (!isComplete(offeredIn(question), answer) || ('value' in answer && answer.value === null))
    throw new Refusal('input/invalid', {}, { answer: UNFINISHED[question.kind] })
}
