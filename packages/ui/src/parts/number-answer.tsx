import type { ReactNode } from 'react'
import { cx } from '../cx.ts'
import { controlInk, controlShape } from './field.tsx'
import { judged, QuestionFrame, JudgementTag, type QuestionProps, type Judgement } from './question.tsx'
import { OfPage } from './written.tsx'

interface NumberAnswerProps extends QuestionProps {
  name: string
  /** Over the field: "Your answer". */
  label: ReactNode
  unit?: string | null
  given?: string
  verdict?: Judgement
}

/** A number to type, with its unit behind it. Any spelling of a number is taken, so it is a field of text with the keyboard for digits. */
export function NumberAnswer({ name, label, unit, given, verdict, ...frame }: NumberAnswerProps) {
  const { id, error, hint, size } = frame
  const described = cx(unit ? `${id}-unit` : '', hint ? `${id}-hint` : '', error ? `${id}-error` : '')
  return (
    <QuestionFrame {...frame}>
      <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
        <label className="grid gap-1.5 text-s font-semibold">
          <span className="justify-self-start"><OfPage>{label}</OfPage></span>
          <span className="flex items-center gap-2.5 text-m font-normal">
            <input type="text" dir="ltr" inputMode="decimal" autoComplete="off" name={name} defaultValue={given} maxLength={60} aria-invalid={error ? true : undefined}
              aria-describedby={described || undefined}
              className={cx(controlShape, 'w-40 px-3 tabular-nums', size === 'exam' && 'text-l', verdict ? judged[verdict.is] : controlInk)} />
            {unit && <span id={`${id}-unit`}>{unit}</span>}
          </span>
        </label>
        {verdict && <JudgementTag verdict={verdict} className="min-h-11 content-center items-center" />}
      </div>
    </QuestionFrame>
  )
}
