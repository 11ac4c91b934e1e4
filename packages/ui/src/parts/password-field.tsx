import { useState, type InputHTMLAttributes, type ReactNode } from 'react'
import { cx } from '../cx.ts'
import { useAwake } from '../awake.ts'
import { controlClass, FieldError, wiring } from './field.tsx'

interface Worded {
  name: string
  label: ReactNode
  hint?: ReactNode
  error?: ReactNode
}

/** A password to type, which can be looked at while it is typed. The button comes with JavaScript: without it the field is plain.
 *  in: show and hide, the words of the button */
export function PasswordField({
  label,
  hint,
  error,
  show,
  hide,
  ...input
}: Worded & { show: string; hide: string } & Omit<InputHTMLAttributes<HTMLInputElement>, 'type'>) {
  const ready = useAwake()
  const [shown, setShown] = useState(false)
  const wired = wiring({ id: input.id ?? input.name, hint, error })
  return (
    <div className="grid gap-1.5">
      <label htmlFor={wired.id} className="justify-self-start font-semibold">
        {label}
      </label>
      {hint && (
        <p id={`${wired.id}-hint`} className="-mt-1 text-s text-muted">
          {hint}
        </p>
      )}
      <span className="relative grid">
        <input
          {...input}
          {...wired}
          type={shown ? 'text' : 'password'}
          dir="ltr"
          spellCheck={false}
          autoCapitalize="none"
          className={cx(controlClass, ready && 'pe-20 [:dir(rtl)>&]:ps-20 [:dir(rtl)>&]:pe-3')}
        />
        {ready && (
          <button
            type="button"
            aria-controls={wired.id}
            aria-pressed={shown}
            onClick={() => setShown(!shown)}
            className="absolute end-1.5 min-h-8 min-w-15 cursor-pointer self-center rounded-sm px-2 text-s font-semibold text-accent-text hover:bg-surface-hover"
          >
            {shown ? hide : show}
          </button>
        )}
      </span>
      {error && <FieldError id={wired.id}>{error}</FieldError>}
    </div>
  )
}
