import type { ReactNode } from 'react'
import { cx } from '../cx.ts'
import { judged, QuestionFrame, JudgementTag, type QuestionProps, type Judgement } from './question.tsx'

/** One answer that can be picked. */
export interface Choice {
  value: string
  label: ReactNode
  /** After an answer was judged; `said` names the judgement in words. */
  verdict?: Judgement
}

interface ChoicesProps extends Omit<QuestionProps, 'id'> {
  /** The form field; every choice posts under it. */
  name: string
  /** The name, unless told: several questions of one page share a name. */
  id?: string
  choices: Choice[]
  chosen?: readonly string[]
  /** Judged already: shown, not asked. */
  locked?: boolean
  required?: boolean
}

/** Exactly one answer of a few: whole rows to press, states by border, words and icon, never by colour alone. */
export function RadioChoices(props: ChoicesProps) {
  return <Choices {...props} type="radio" />
}

/** Any number of answers of a few. */
export function CheckChoices(props: ChoicesProps) {
  return <Choices {...props} type="checkbox" />
}

function Choices(props: ChoicesProps & { type: 'radio' | 'checkbox' }) {
  const { type, name, id = name, choices, chosen = [], size = 'm', locked, required, ...frame } = props
  const exam = size === 'exam'
  return (
    <QuestionFrame {...frame} id={id} size={size}>
      <div className={cx('grid', exam ? 'gap-2.5' : 'gap-2')}>
        {choices.map((choice, at) => (
          <label key={choice.value} className={cx('choice', exam ? 'px-4 py-4 text-[1.0625rem]' : 'px-3.5 py-3',
            choice.verdict ? judged[choice.verdict.is] : locked ? 'border-border bg-surface-raised text-muted' : 'open-choice')}>
            <input type={type} name={name} value={choice.value} defaultChecked={chosen.includes(choice.value)} disabled={locked}
              required={required && type === 'radio'} className={cx('mt-[0.15em] choice-mark focus-visible:outline-none', type)} />
            <span dir="auto">{choice.label}</span>
            {choice.verdict ? <JudgementTag verdict={choice.verdict} className="mt-[0.3em]" /> : exam && <Key className="mt-0.5">{at + 1}</Key>}
          </label>
        ))}
      </div>
    </QuestionFrame>
  )
}

/** A key of the keyboard, beside what it does. Hidden where there is no keyboard to expect. */
export function Key({ children, onAccent, className }: { children: ReactNode; onAccent?: boolean; className?: string }) {
  return (
    <kbd aria-hidden className={cx('inline-grid min-w-[1.7em] place-items-center rounded-[4px] border px-1.5 pointer-coarse:hidden',
      'font-code text-[0.78em] leading-[1.5] font-medium',
      onAccent ? 'border-current' : 'border-border border-b-2 bg-surface-raised text-muted', className)}>{children}</kbd>
  )
}
