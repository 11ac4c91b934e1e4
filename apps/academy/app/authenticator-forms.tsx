import { Form, useNavigation } from '@remix-run/react'
import { Button, Field } from '@stoa/ui'
import { FormError } from './form-error.tsx'
import type { Refused } from './request.server.ts'

/** An app as far as it is set up; the secret and its picture only while it is. */
export type AppState = { state: 'none' } | { state: 'on' } | { state: 'pending'; typed: string; picture: string }

/** The one next thing to do about an authenticator app. */
export function AuthenticatorForms({ app, stopped }: { app: AppState; stopped: Refused | null }) {
  const isBusy = useNavigation().state !== 'idle'
  if (app.state === 'on')
    return (
      <Form method="post" className="grid gap-5">
        <FormError refused={stopped} />
        <p className="max-w-measure">
          You are asked for a code of your app whenever you sign in with your password or a link. To move to another telephone, take it off here and
          set it up anew.
        </p>
        <Button name="what" value="remove" className="justify-self-start">
          Take the app off
        </Button>
      </Form>
    )
  if (app.state === 'none')
    return (
      <Form method="post" className="grid gap-5">
        <FormError refused={stopped} />
        <p className="max-w-measure">
          An authenticator app shows six digits that change every half minute. Any app that does will serve, such as the one your telephone or your
          password manager brings along. Once it is set up, your other devices are signed out.
        </p>
        <Button name="what" value="begin" look="go" className="justify-self-start">
          Begin
        </Button>
      </Form>
    )
  return (
    <div className="grid gap-8">
      <FormError refused={stopped} />
      <ol className="grid gap-8">
        <li className="grid gap-3">
          <h2>1. Show this to your app</h2>
          <img
            src={app.picture}
            alt="A QR code that holds the secret below"
            width={208}
            height={208}
            className="rounded-sm border border-border bg-[white]"
          />
          <p className="max-w-measure text-s text-muted">
            No camera at hand? Type this secret into the app instead, as a time-based one:
            <span className="mt-1 block font-code text-m text-text select-all wrap-anywhere">{app.typed}</span>
          </p>
        </li>
        <li className="grid gap-3">
          <h2>2. Type the code it shows</h2>
          <Form method="post" className="grid max-w-[26rem] gap-5">
            <Field
              name="code"
              label="Six digits"
              inputMode="numeric"
              autoComplete="one-time-code"
              required
              className="font-code"
              error={stopped?.fields.code}
            />
            <p className="flex flex-wrap gap-3">
              <Button name="what" value="confirm" look="go" disabled={isBusy}>
                Switch it on
              </Button>
            </p>
          </Form>
          <Form method="post">
            <Button name="what" value="begin" look="bare" size="s" className="-ms-3">
              Begin with a new secret
            </Button>
          </Form>
        </li>
      </ol>
    </div>
  )
}
