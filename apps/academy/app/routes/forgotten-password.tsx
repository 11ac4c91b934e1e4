import type { ActionFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData } from '@remix-run/react'
import { normalEmail, requestLink } from '@stoa/domain/people'
import { Button, Field, Notice, PageTitle, Wrap } from '@stoa/ui'
import { z } from 'zod'
import { FormError, refusedIn } from '../form-error.tsx'
import { paths } from '../paths.ts'
import { allow, formOf, isRefusal, refused, transact } from '../request.server.ts'
import { Shell } from '../shell.tsx'

export const meta: MetaFunction = () => [{ title: 'Forgotten password' }]

const Forgotten = z.object({
  email: z.string().max(300).transform((typed) => normalEmail(typed)).pipe(z.string({ error: 'Enter an e-mail address, such as ana@example.com.' })),
})

/** POST sends a link to set a new password with; an unknown address gets the same words and no mail. */
export async function action(args: ActionFunctionArgs) {
  try {
    const { email } = await formOf(args.request, Forgotten)
    await allow(args, `sign-in from ${args.context.clientAddress}`, 60, 900)
    await allow(args, `reset of ${email}`, 5, 900)
    await transact(args, 'write', (ctx) => requestLink(ctx, { email, purpose: 'reset-password', returnTo: paths.newPassword() }, args.context.origin))
    return { sent: email }
  } catch (error) {
    if (isRefusal(error)) return refused(args, error)
    throw error
  }
}

export default function ForgottenPassword() {
  const answer = useActionData<typeof action>()
  const stopped = refusedIn(answer)
  return (
    <Shell>
      <Wrap width="form" className="pb-18">
        <PageTitle title="Set a new password" lead="We send you a link that works once, for ten minutes." />
        <div className="grid gap-6">
          {answer && 'sent' in answer && <Notice tone="ok">If {answer.sent} has an account here, a link is on its way.</Notice>}
          <FormError refused={stopped} />
          <Form method="post" className="grid gap-5">
            <Field name="email" type="email" label="E-mail address" autoComplete="username" required error={stopped?.fields.email} />
            <Button look="go" size="l">Send the link</Button>
          </Form>
        </div>
      </Wrap>
    </Shell>
  )
}
