import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { mustBeFresh, requestEmailChange } from '@stoa/domain/people'
import { signedIn } from '@stoa/domain/tenancy'
import { Button, Field, Notice, TextLink } from '@stoa/ui'
import { z } from 'zod'
import { AccountFrame } from '../account-frame.tsx'
import { FormError, refusedIn } from '../form-error.tsx'
import { titleWords, useLanguage } from '../language.tsx'
import { Email } from '../person-fields.ts'
import { paths } from '../paths.ts'
import { allow, answerTo, formOf, isRefusal, serve, transact } from '../request.server.ts'
import { typedIn } from '../typed.ts'

export { handle } from '../account-words.ts'

export const meta: MetaFunction = () => [{ title: titleWords().w.account.address }]

const Wanted = z.object({ email: Email })

/** The present address, and what was typed before it had to be confirmed that it is them.  who: the signed in */
export async function loader(args: LoaderFunctionArgs) {
  const typed = (new URL(args.request.url).searchParams.get('email') ?? '').slice(0, 300)
  return serve(args, async (ctx) => ({ email: signedIn(ctx).email, typed }))
}

/** POST has a link sent to the new address, if it can be had; known and unknown addresses get the same words after the same work. */
export async function action(args: ActionFunctionArgs) {
  const session = await args.context.session()
  let email = ''
  try {
    email = (await formOf(args.request, Wanted)).email
    const { id } = await transact(args, 'read', async (ctx) => {
      await mustBeFresh(ctx, session?.id ?? '')
      return signedIn(ctx)
    })
    await allow(args, `address of ${id}`, 5, 900)
    await transact(args, 'write', (ctx) => requestEmailChange(ctx, email))
    return { sent: email }
  } catch (error) {
    if (isRefusal(error) && error.code === 'access/confirm') return redirect(paths.confirm(paths.email(email)))
    return answerTo(args, error)
  }
}

export default function EmailPage() {
  const { email, typed } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { w: { account: w }, t } = useLanguage()
  const stopped = refusedIn(answer)
  const sent = answer && 'sent' in answer ? answer.sent : null
  return (
    <AccountFrame title={w.address} lead={<span className="wrap-anywhere">{t(w.addressNow, { email })}</span>}>
      {sent ? (
        <div className="grid gap-4">
          <Notice tone="ok">{t(w.addressSent, { email: sent })}</Notice>
          <p className="max-w-measure text-muted">{w.addressNotYet}</p>
          <p>
            <TextLink href={paths.security()} icon="arrow-left">
              {w.backToSecurity}
            </TextLink>
          </p>
        </div>
      ) : (
        <div className="grid max-w-form gap-6">
          <FormError refused={stopped} />
          <Form method="post" className="grid gap-5">
            <Field
              name="email"
              type="email"
              label={w.newEmail}
              hint={w.newEmailHint}
              autoComplete="email"
              required
              defaultValue={typedIn(stopped, 'email') ?? typed}
              error={stopped?.fields.email}
            />
            <Button look="go" className="justify-self-start">
              {w.sendLink}
            </Button>
          </Form>
        </div>
      )}
    </AccountFrame>
  )
}
