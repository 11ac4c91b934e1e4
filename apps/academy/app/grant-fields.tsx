import { Form } from '@remix-run/react'
import type { AccommodationRow } from '@stoa/domain/learning'
import { Button, Field, TextArea } from '@stoa/ui'
import type { Refused } from './request.server.ts'
import { typedIn } from './typed.ts'
import { count } from './words.ts'

/** What is granted, in words: 25 % more time, 2 breaks of up to 10 min. */
export const sayGrant = ({ extra_percent, breaks_max, break_minutes }: Pick<AccommodationRow, 'extra_percent' | 'breaks_max' | 'break_minutes'>) =>
  [extra_percent > 0 && `${extra_percent} % more time`, breaks_max > 0 && `${count(breaks_max, 'break')} of up to ${break_minutes} min`]
    .filter(Boolean)
    .join(', ')

/** What is to be granted to somebody, beginning with what is. */
export function GrantFields({ open, today, stopped }: { open: AccommodationRow | null; today: string; stopped: Refused | null }) {
  const errors = stopped?.fields ?? {}
  const number = (name: 'extra_percent' | 'breaks_max' | 'break_minutes', label: string, max: number, hint?: string) => (
    <Field name={name} label={label} hint={hint} error={errors[name]} type="number" min={0} max={max} step={1} defaultValue={typedIn(stopped, name) ?? open?.[name] ?? 0} />
  )
  return (
    <Form method="post" className="grid gap-5">
      <input type="hidden" name="replaces" value={open?.id ?? ''} />
      {number('extra_percent', 'Extra time, in per cent', 300, 'Added to the minutes of every exam.')}
      <div className="grid gap-5 sm:grid-cols-2">
        {number('breaks_max', 'Breaks', 10)}
        {number('break_minutes', 'Minutes each', 60)}
      </div>
      <div className="grid items-end gap-5 sm:grid-cols-2 sm:has-[[aria-invalid]]:items-start">
        <Field
          name="from_on"
          label="From"
          hint="The first day it counts."
          type="date"
          required
          defaultValue={typedIn(stopped, 'from_on') ?? today}
          error={errors.from_on}
        />
        <Field name="until_on" label="Until" hint="Empty: until you end it." type="date" defaultValue={typedIn(stopped, 'until_on')} error={errors.until_on} />
      </div>
      {open && <p className="-mt-2 text-s text-muted">What is granted now ends when this begins: at once from today on, else at the end of the day before.</p>}
      <TextArea
        name="reason"
        label="What it rests on"
        hint="Read by owners and administrators alone."
        required
        maxLength={1000}
        defaultValue={typedIn(stopped, 'reason') ?? open?.reason}
        error={errors.reason}
      />
      <Button look="go">{open ? 'Grant this instead' : 'Grant this'}</Button>
    </Form>
  )
}
