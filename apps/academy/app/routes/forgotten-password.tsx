import type { ActionFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useSearchParams } from '@remix-run/react'
import { requestLink } from '@stoa/domain/people'
import { Button, Field, Notice, PageTitle, Wrap } from '@stoa/ui'
import { z } from 'zod'
import { FormError, refusedIn } from '../form-error.tsx'
import { titleWords, useLanguage } from '../language.tsx'
import { Email } from '../person-fields.ts'
import { paths } from '../paths.ts'
import { allow, answerTo, formOf, transact } from '../request.server.ts'
import { Shell } from '../shell.tsx'
import { typedIn } from '../typed.ts'

export { handle } from '../account-words.ts'

export const meta: MetaFunction = () => [{ title: titleWords().w.signIn.forgottenTitle }]

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
  const { w: { account, security, signIn: w }, t } = useLanguage()
  const stopped = refusedIn(answer)
  const isUndone = useSearchParams()[0].has('undone')
  return (
    <Shell>
      <Wrap width="form" className="pb-18">
        <PageTitle title={security.setPassword} lead={w.forgottenLead} />
        <div className="grid gap-6">
          {isUndone && !answer && (
            <Notice tone="ok">{w.undone}</Notice>
          )}
          {answer && 'sent' in answer && <Notice tone="ok">{t(w.resetSent, { email: answer.sent })}</Notice>}
          <FormError refused={stopped} />
          <Form method="post" className="grid gap-5">
            <Field
              name="email"
              type="email"
              label={security.email}
              autoComplete="username"
              required
              defaultValue={typedIn(stopped, 'email')}
              error={stopped?.fields.email}
            />
            <Button look="go" size="l">{account.sendLink}</Button>
          </Form>
        </div>
      </Wrap>
    </Shell>
  )
}
