import { Form, useNavigation } from '@remix-run/react'
import { Button, Field } from '@stoa/ui'
import { FormError } from './form-error.tsx'
import { useLanguage } from './language.tsx'
import type { Refused } from './request.server.ts'
import './account-words.ts'

/** An app as far as it is set up; the secret and its picture only while it is. */
export type AppState = { state: 'none' } | { state: 'on' } | { state: 'pending'; typed: string; picture: string }

/** The one next thing to do about an authenticator app. */
export function AuthenticatorForms({ app, stopped }: { app: AppState; stopped: Refused | null }) {
  const { secondFactor: w } = useLanguage().w
  const isBusy = useNavigation().state !== 'idle'
  if (app.state === 'on')
    return (
      <Form method="post" className="grid gap-5">
        <FormError refused={stopped} />
        <p className="max-w-measure">{w.appIsOn}</p>
        <Button name="what" value="remove" className="justify-self-start">
          {w.takeAppOff}
        </Button>
      </Form>
    )
  if (app.state === 'none')
    return (
      <Form method="post" className="grid gap-5">
        <FormError refused={stopped} />
        <p className="max-w-measure">{w.appIsOff}</p>
        <Button name="what" value="begin" look="go" className="justify-self-start">
          {w.begin}
        </Button>
      </Form>
    )
  return (
    <div className="grid gap-8">
      <FormError refused={stopped} />
      <ol className="grid gap-8">
        <li className="grid gap-3">
          <h2>{w.showApp}</h2>
          <img
            src={app.picture}
            alt={w.picture}
            width={208}
            height={208}
            className="rounded-sm border border-border bg-white"
          />
          <p className="max-w-measure text-s text-muted">
            {w.noCamera}
            <span dir="ltr" className="mt-1 block font-code text-m text-text select-all wrap-anywhere">{app.typed}</span>
          </p>
        </li>
        <li className="grid gap-3">
          <h2>{w.typeCode}</h2>
          <Form method="post" className="grid max-w-form gap-5">
            <Field
              name="code"
              label={w.sixDigits}
              inputMode="numeric"
              autoComplete="one-time-code"
              required
              className="font-code"
              dir="ltr"
              error={stopped?.fields.code}
            />
            <p className="flex flex-wrap gap-3">
              <Button name="what" value="confirm" look="go" disabled={isBusy}>
                {w.switchOn}
              </Button>
            </p>
          </Form>
          <Form method="post">
            <Button name="what" value="begin" look="bare" size="s" className="-ms-3">
              {w.newSecret}
            </Button>
          </Form>
        </li>
      </ol>
    </div>
  )
}
