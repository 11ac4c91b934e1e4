import type { ReactNode } from 'react'
import { cx } from '../cx.ts'
import { FieldError } from './field.tsx'
import { Tag } from './tag.tsx'
import { OfPage } from './written.tsx'

/** A judgement in words; sign and colour say the same. */
export interface Judgement {
  is: 'right' | 'wrong'
  said: string
}

/** What every part that answers a question has around it. */
export interface QuestionProps {
  /** Unique on the page; hint and error are tied to it. */
  id: string
  legend: ReactNode
  hint?: ReactNode
  error?: ReactNode
  /** `s` is a field of a form; `exam` sets the question large. */
  size?: 's' | 'm' | 'exam'
}

const legends = {
  s: 'mb-2 font-semibold',
  m: 'mb-4 text-l font-[650] leading-[1.35]',
  exam: 'mb-6 max-w-measure text-xl font-[560] leading-[1.4]',
}

export const judged = {
  right: 'border-success bg-success-wash shadow-[inset_0_0_0_1px_var(--success)]',
  wrong: 'border-danger bg-danger-wash shadow-[inset_0_0_0_1px_var(--danger)]',
}

/** A question with its answer below it: prompt, what to know before answering, and what to do after something went wrong. */
export function QuestionFrame({ id, legend, hint, error, size = 'm', children }: QuestionProps & { children: ReactNode }) {
  const described = cx(hint ? `${id}-hint` : '', error ? `${id}-error` : '')
  return (
    <fieldset id={id} tabIndex={-1} aria-describedby={described || undefined} className="min-w-0 outline-none">
      <legend dir="auto" className={cx('text-pretty', legends[size])}>{legend}</legend>
      {hint && <p id={`${id}-hint`} className="-mt-1.5 mb-3 text-s text-muted"><OfPage>{hint}</OfPage></p>}
      {children}
      {error && <div className="mt-3"><FieldError id={id}><OfPage>{error}</OfPage></FieldError></div>}
    </fieldset>
  )
}

/** The judgement of one part of an answer, in two or three words. */
export function JudgementTag({ verdict, className }: { verdict: Judgement; className?: string }) {
  return <Tag tone={verdict.is === 'right' ? 'ok' : 'bad'} wraps className={className}><OfPage>{verdict.said}</OfPage></Tag>
}
