import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react'
import { cx } from '../cx.ts'
import { Icon } from './icon.tsx'

interface Worded {
  name: string
  label: ReactNode
  /** What to type, before anything went wrong. */
  hint?: ReactNode
  /** What happened and what to do next; the field keeps what was typed. */
  error?: ReactNode
}

export const controlShape = 'min-h-11 py-2 leading-[1.4] border rounded-sm placeholder:text-faint disabled:opacity-60 disabled:cursor-not-allowed'
export const controlInk = 'bg-surface-raised text-text border-strong hover:border-text ' +
  'aria-invalid:border-danger aria-invalid:shadow-[inset_0_0_0_1px_var(--danger)]'
export const controlClass = `w-full px-3 ${controlShape} ${controlInk}`

/** Ids and states that tie a control to its label, hint and error. */
export function wiring({ id, hint, error }: { id: string; hint?: ReactNode; error?: ReactNode }) {
  const described = cx(hint ? `${id}-hint` : '', error ? `${id}-error` : '')
  return { id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined }
}

/** The sentence under a control that says what to do now. */
export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={`${id}-error`} className="flex gap-1.5 text-s font-medium text-danger-text">
      <Icon name="triangle-alert" className="mt-[0.2em]" /><span>{children}</span>
    </p>
  )
}

function Frame({ id, label, hint, error, children }: Omit<Worded, 'name'> & { id: string; children: ReactNode }) {
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="justify-self-start font-semibold">{label}</label>
      {hint && <p id={`${id}-hint`} className="-mt-1 text-s text-muted">{hint}</p>}
      {children}
      {error && <FieldError id={id}>{error}</FieldError>}
    </div>
  )
}

/** What is typed in Latin letters or digits whatever the page speaks. */
const latin = /^(email|url|tel|number)$/

/** A line to type in, with label, hint and error tied to it. Its id is its name unless told. */
export function Field({ label, hint, error, id, className, ...input }: Worded & InputHTMLAttributes<HTMLInputElement>) {
  const wired = wiring({ id: id ?? input.name, hint, error })
  return (
    <Frame id={wired.id} label={label} hint={hint} error={error}>
      <input type="text" dir={latin.test(input.type ?? '') ? 'ltr' : undefined} {...input} {...wired} className={cx(controlClass, className)} />
    </Frame>
  )
}

/** Several lines to type in. */
export function TextArea({ label, hint, error, id, className, ...input }: Worded & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const wired = wiring({ id: id ?? input.name, hint, error })
  return (
    <Frame id={wired.id} label={label} hint={hint} error={error}>
      <textarea rows={4} {...input} {...wired} className={cx(controlClass, 'leading-base', className)} />
    </Frame>
  )
}

/** One of a list that is too long for choices. Its children are `<option>`s. */
export function Select({ label, hint, error, id, className, children, ...input }: Worded & SelectHTMLAttributes<HTMLSelectElement>) {
  const wired = wiring({ id: id ?? input.name, hint, error })
  return (
    <Frame id={wired.id} label={label} hint={hint} error={error}>
      <span className="relative grid">
        <select {...input} {...wired} className={cx(controlClass, 'appearance-none pe-10', className)}>{children}</select>
        <Icon name="chevron-down" className="pointer-events-none absolute end-3 self-center text-muted" />
      </span>
    </Frame>
  )
}

/** One thing to agree to or switch on. */
export function Checkbox({ label, hint, error, id, className, ...input }: Worded & InputHTMLAttributes<HTMLInputElement>) {
  const wired = wiring({ id: id ?? input.name, hint, error })
  return (
    <div className={cx('grid gap-1', className)}>
      <label className="flex min-h-7 cursor-pointer items-start gap-3">
        <input {...input} {...wired} type="checkbox" className="choice-mark checkbox mt-[0.15em]" />
        <span>{label}</span>
      </label>
      {hint && <p id={`${wired.id}-hint`} className="ps-8 text-s text-muted">{hint}</p>}
      {error && <div className="ps-8"><FieldError id={wired.id}>{error}</FieldError></div>}
    </div>
  )
}
