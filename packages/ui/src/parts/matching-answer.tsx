import type { ReactNode } from 'react'
import { cx } from '../cx.ts'
import { controlInk, controlShape } from './field.tsx'
import { Icon } from './icon.tsx'
import { judged, QuestionFrame, JudgementTag, type QuestionProps, type Judgement } from './question.tsx'
import { usePageTongue } from './written.tsx'

/** One left side, and what was chosen for it. */
export interface MatchingRow {
  id: string
  label: ReactNode
  chosen?: string
  verdict?: Judgement
}

interface MatchingAnswerProps extends QuestionProps {
  name: string
  rows: MatchingRow[]
  rights: { id: string; text: string }[]
  /** The entry of a list from which nothing was chosen yet. */
  unchosen: string
}

/** Something to choose for each of a few. Each list posts `left:right`, or nothing. */
export function MatchingAnswer({ name, rows, rights, unchosen, ...frame }: MatchingAnswerProps) {
  const { id, size } = frame
  const page = usePageTongue()
  return (
    <QuestionFrame {...frame}>
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-2">
        {rows.map((row, at) => (
          <li key={row.id} className={cx('grid grid-cols-[minmax(0,1fr)] items-center gap-x-4 gap-y-2 rounded-sm border px-3.5 py-3 sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]',
            row.verdict ? judged[row.verdict.is] : 'border-border bg-surface-raised')}>
            <label htmlFor={`${id}-${at}`} dir="auto" className={cx('leading-[1.45]', size === 'exam' && 'text-[1.0625rem]')}>{row.label}</label>
            <span className="relative grid min-w-0">
              <select id={`${id}-${at}`} name={name} defaultValue={row.chosen ? `${row.id}:${row.chosen}` : ''}
                className={cx(controlShape, controlInk, 'w-full appearance-none ps-3 pe-10 text-ellipsis')}>
                <option value="" lang={page?.lang}>{unchosen}</option>
                {rights.map((right) => <option key={right.id} value={`${row.id}:${right.id}`}>{right.text}</option>)}
              </select>
              <Icon name="chevron-down" className="pointer-events-none absolute end-3 self-center text-muted" />
            </span>
            {row.verdict && <JudgementTag verdict={row.verdict} className="whitespace-normal sm:col-start-2" />}
          </li>
        ))}
      </ul>
    </QuestionFrame>
  )
}
