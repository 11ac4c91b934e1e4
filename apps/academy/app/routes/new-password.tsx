import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { Refusal } from '@stoa/domain'
import { hashPassword, passwordFits, proofBeforeNewPassword, replacePassword } from '@stoa/domain/people'
import { Button, PageTitle, PasswordField, Wrap } from '@stoa/ui'
import { z } from 'zod'
import { FormError, refusedIn } from '../form-error.tsx'
import { NewPassword, passwordHint } from '../person-fields.ts'
import { paths } from '../paths.ts'
import { allow, answerTo, formOf, serve, transact } from '../request.server.ts'
import { openedFrom, openSession } from '../session.server.ts'
import { Shell } from '../shell.tsx'
import { signedIn } from '@stoa/domain/tenancy'

export const meta: MetaFunction = () => [{ title: 'New password' }]

const PasswordForm = z.object({ password: NewPassword, current: z.string().max(200).default('') })

/** Whose password it will be.  who: the signed in */
export async function loader(args: LoaderFunctionArgs) {
  const session = await args.context.session()
  return serve(args, async (ctx) => ({
    email: signedIn(ctx).email,
    password_hint: passwordHint,
    asks_current: (await proofBeforeNewPassword(ctx, session?.id ?? '')) !== null,
  }))
}

/** POST replaces the password, ends every session, and opens a new one here. */
export async function action(args: ActionFunctionArgs) {
  const { context, request } = args
  try {
    const { password, current } = await formOf(request, PasswordForm)
    const from = await openedFrom(args)
    await allow(args, `new password from ${context.clientAddress}`, 20, 900)
    const proof = await transact(args, 'read', (ctx) => proofBeforeNewPassword(ctx, from.replaces ?? ''))
    if (proof && !(await passwordFits(proof, current))) throw new Refusal('input/invalid', {}, { current: 'This is not your present password.' })
    const hash = await hashPassword(password)
    return await transact(args, 'write', async (ctx) => {
      const proved = await replacePassword(ctx, hash, from.replaces ?? '')
      const headers = await openSession(ctx, ctx.viewer!.id, { ...from, ...proved, replaces: null, by: 'password' })
      return redirect(paths.home(), { headers })
    })
  } catch (error) {
    return answerTo(args, error)
  }
}

export default function NewPasswordPage() {
  const { email, password_hint, asks_current } = useLoaderData<typeof loader>()
  const stopped = refusedIn(useActionData<typeof action>())
  return (
    <Shell>
      <Wrap width="form" className="pb-18">
        <PageTitle title="Set a new password" lead="Every other device is signed out." />
        <div className="grid gap-6">
          <FormError refused={stopped} />
          <Form method="post" className="grid gap-5">
            <input type="hidden" name="username" autoComplete="username" value={email} />
            {asks_current && (
              <PasswordField name="current" label="Present password" autoComplete="current-password" required error={stopped?.fields.current} />
            )}
            <PasswordField
              name="password"
              label="New password"
              hint={password_hint}
              autoComplete="new-password"
              required
              error={stopped?.fields.password}
            />
            <Button look="go" size="l">
              Set it
            </Button>
          </Form>
        </div>
      </Wrap>
    </Shell>
  )
}
