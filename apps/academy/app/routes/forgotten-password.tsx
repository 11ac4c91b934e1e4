import type { ActionFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useSearchParams } from '@remix-run/react'
import { requestLink } from '@stoa/domain/people'
import { Button, Field, Notice, PageTitle, Wrap } from '@stoa/ui'
import { z } from 'zod'
import { FormError, refusedIn } from '../form-error.tsx'
import { Email } from '../person-fields.ts'
import { paths } from '../paths.ts'
import { allow, answerTo, formOf, transact } from '../request.server.ts'
import { Shell } from '../shell.tsx'
import { typedIn } from '../typed.ts'

export const meta: MetaFunction = () => [{ title: 'Forgotten password' }]

const Forgotten = z.object({
  email: Email,
})

/** POST sends a link to set a new password with; an unknown address gets the same words and no mail. */
export async function action(args: ActionFunctionArgs) {
  try {
    const { email } = await formOf(args.request, Forgotten)
    await allow(args, `sign-in from ${args.context.clientAddress}`, 60, 900)
    await allow(args, `reset of ${email}`, 5, 900)
    await transact(args, 'write', (ctx) => requestLink(ctx, { email, purpose: 'reset-password', returnTo: paths.newPassword() }))
    return { sent: email }
  } catch (error) {
    return answerTo(args, error)
  }
}

export default function ForgottenPassword() {
  const answer = useActionData<typeof action>()
  const stopped = refusedIn(answer)
  const isUndone = useSearchParams()[0].has('undone')
  return (
    <Shell>
      <Wrap width="form" className="pb-18">
        <PageTitle title="Set a new password" lead="We send you a link that works once, for ten minutes." />
        <div className="grid gap-6">
          {isUndone && !answer && (
            <Notice tone="ok">Your account has its address back. Everybody is signed out, and the old password no longer works: choose a new one now.</Notice>
          )}
          {answer && 'sent' in answer && <Notice tone="ok">If {answer.sent} has an account here, a link is on its way.</Notice>}
          <FormError refused={stopped} />
          <Form method="post" className="grid gap-5">
            <Field
              name="email"
              type="email"
              label="E-mail address"
              autoComplete="username"
              required
              defaultValue={typedIn(stopped, 'email')}
              error={stopped?.fields.email}
            />
            <Button look="go" size="l">Send the link</Button>
          </Form>
        </div>
      </Wrap>
    </Shell>
  )
}
