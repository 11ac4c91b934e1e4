import { Form } from '@remix-run/react'
import type { AccommodationRow } from '@stoa/domain/learning'
import { Button, Field, TextArea } from '@stoa/ui'
import { useLanguage } from './language.tsx'
import type { Refused } from './request.server.ts'
import type { Spoken } from './spoken.ts'
import { typedIn } from './typed.ts'
import './running-words.ts'

/** What is granted, in words: 25 % more time, 2 breaks of up to 10 min. */
export function sayGrant({ w: { accommodation: w }, t }: Spoken, { extra_percent, breaks_max, break_minutes }: Granted): string {
  const time = t(w.moreTime, { percent: extra_percent })
  if (breaks_max === 0) return time
  const breaks = t(w.breaks, { breaks: breaks_max, minutes: break_minutes })
  return extra_percent === 0 ? breaks : t(w.both, { time, breaks })
}

type Granted = Pick<AccommodationRow, 'extra_percent' | 'breaks_max' | 'break_minutes'>

/** What is to be granted to somebody, beginning with what is. */
export function GrantFields({ open, today, stopped }: { open: AccommodationRow | null; today: string; stopped: Refused | null }) {
  const { w: { accommodation: w } } = useLanguage()
  const errors = stopped?.fields ?? {}
  const number = (name: 'extra_percent' | 'breaks_max' | 'break_minutes', label: string, max: number, hint?: string) => (
    <Field name={name} label={label} hint={hint} error={errors[name]} type="number" min={0} max={max} step={1} defaultValue={typedIn(stopped, name) ?? open?.[name] ?? 0} />
  )
  return (
    <Form method="post" className="grid gap-5">
      <input type="hidden" name="replaces" value={open?.id ?? ''} />
      {number('extra_percent', w.extra, 300, w.extraHint)}
      <div className="grid gap-5 sm:grid-cols-2">
        {number('breaks_max', w.breaksMax, 10)}
        {number('break_minutes', w.minutesEach, 60)}
      </div>
      <div className="grid items-end gap-5 sm:grid-cols-2 sm:has-[[aria-invalid]]:items-start">
        <Field
          name="from_on"
          label={w.from}
          hint={w.fromHint}
          type="date"
          required
          defaultValue={typedIn(stopped, 'from_on') ?? today}
          error={errors.from_on}
        />
        <Field name="until_on" label={w.until} hint={w.untilHint} type="date" defaultValue={typedIn(stopped, 'until_on')} error={errors.until_on} />
      </div>
      {open && <p className="-mt-2 text-s text-muted">{w.replaces}</p>}
      <TextArea
        name="reason"
        label={w.reason}
        hint={w.reasonHint}
        required
        maxLength={1000}
        defaultValue={typedIn(stopped, 'reason') ?? open?.reason}
        error={errors.reason}
      />
      <Button look="go">{open ? w.grantInstead : w.grantThis}</Button>
    </Form>
  )
}
