import type { ReactNode } from 'react'
import { cx } from '../cx.ts'
import { FieldError } from './field.tsx'
import { Tag } from './tag.tsx'

/** One answer that can be picked. */
export interface Choice {
  value: string
  label: ReactNode
  /** After an answer was judged; `said` names the judgement in words. */
  verdict?: { is: 'right' | 'wrong'; said: string }
}

interface ChoicesProps {
  /** The form field; every choice posts under it. */
  name: string
  legend: ReactNode
  choices: Choice[]
  chosen?: readonly string[]
  hint?: ReactNode
  error?: ReactNode
  /** `s` is a field of a form; `exam` sets the question large and numbers the answers 1, 2, 3 for the keyboard. */
  size?: 's' | 'm' | 'exam'
  /** Judged already: shown, not asked. */
  locked?: boolean
  required?: boolean
}

const option = 'grid grid-cols-[1.5rem_minmax(0,1fr)_auto] items-start gap-3 border rounded-sm leading-[1.45] ' +
  'transition-[background-color,border-color] duration-(--quick) ' +
  'has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus'
const open = 'border-border bg-surface-raised cursor-pointer hover:bg-surface-hover hover:border-strong ' +
  'has-checked:border-text has-checked:shadow-[inset_0_0_0_1px_var(--text)]'
const legends = {
  s: 'mb-2 font-semibold',
  m: 'mb-4 text-l font-[650] leading-[1.35]',
  exam: 'mb-6 max-w-measure text-xl font-[560] leading-[1.4]',
}
const judged = {
  right: 'border-success bg-success-wash shadow-[inset_0_0_0_1px_var(--success)]',
  wrong: 'border-danger bg-danger-wash shadow-[inset_0_0_0_1px_var(--danger)]',
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
  const { type, name, legend, choices, chosen = [], hint, error, size = 'm', locked, required } = props
  const exam = size === 'exam'
  const described = cx(hint ? `${name}-hint` : '', error ? `${name}-error` : '')
  return (
    <fieldset id={name} tabIndex={-1} aria-describedby={described || undefined} className="min-w-0 outline-none">
      <legend className={cx('text-pretty', legends[size])}>{legend}</legend>
      {hint && <p id={`${name}-hint`} className="-mt-1.5 mb-3 text-s text-muted">{hint}</p>}
      <div className={cx('grid', exam ? 'gap-2.5' : 'gap-2')}>
        {choices.map((choice, at) => (
          <label key={choice.value} className={cx(option, exam ? 'px-4 py-4 text-[1.0625rem]' : 'px-3.5 py-3',
            choice.verdict ? judged[choice.verdict.is] : locked ? 'border-border bg-surface-raised text-muted' : open)}>
            <input type={type} name={name} value={choice.value} defaultChecked={chosen.includes(choice.value)} disabled={locked}
              required={required && type === 'radio'} className={cx('mt-[0.15em] choice-mark focus-visible:outline-none', type)} />
            <span>{choice.label}</span>
            {choice.verdict
              ? <Tag tone={choice.verdict.is === 'right' ? 'ok' : 'bad'} className="mt-[0.3em]">{choice.verdict.said}</Tag>
              : exam && <Key className="mt-0.5">{at + 1}</Key>}
          </label>
        ))}
      </div>
      {error && <div className="mt-3"><FieldError id={name}>{error}</FieldError></div>}
    </fieldset>
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
