import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { Refusal } from '@stoa/domain'
import { hashPassword, passwordFits, proofBeforeNewPassword, replacePassword } from '@stoa/domain/people'
import { Button, PageTitle, PasswordField, Wrap } from '@stoa/ui'
import { z } from 'zod'
import { FormError, refusedIn } from '../form-error.tsx'
import { titleWords, useLanguage } from '../language.tsx'
import { NewPassword, PASSWORD_MIN, said } from '../person-fields.ts'
import { paths } from '../paths.ts'
import { allow, answerTo, formOf, serve, transact } from '../request.server.ts'
import { openedFrom, openSession } from '../session.server.ts'
import { Shell } from '../shell.tsx'
import { signedIn } from '@stoa/domain/tenancy'

export { handle } from '../account-words.ts'

export const meta: MetaFunction = () => [{ title: titleWords().w.signIn.newPassword }]

const PasswordForm = z.object({ password: NewPassword, current: z.string().max(200, said('passwordWrong')).default('') })

/** Whose password it will be.  who: the signed in */
export async function loader(args: LoaderFunctionArgs) {
  const session = await args.context.session()
  return serve(args, async (ctx) => ({
    email: signedIn(ctx).email,
    password_min: PASSWORD_MIN,
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
    if (proof && !(await passwordFits(proof, current))) throw new Refusal('input/invalid', {}, { current: said('passwordWrong') })
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
  const { email, password_min, asks_current } = useLoaderData<typeof loader>()
  const { w: { security, signIn: w }, t } = useLanguage()
  const stopped = refusedIn(useActionData<typeof action>())
  return (
    <Shell>
      <Wrap width="form" className="pb-18">
        <PageTitle title={security.setPassword} lead={w.newPasswordLead} />
        <div className="grid gap-6">
          <FormError refused={stopped} />
          <Form method="post" className="grid gap-5">
            <input type="hidden" name="username" autoComplete="username" value={email} />
            {asks_current && (
              <PasswordField
                name="current"
                label={w.presentPassword}
                show={w.show}
                hide={w.hide}
                autoComplete="current-password"
                required
                error={stopped?.fields.current}
              />
            )}
            <PasswordField
              name="password"
              label={w.newPassword}
              hint={t(w.passwordHint, { min: password_min })}
              show={w.show}
              hide={w.hide}
              autoComplete="new-password"
              required
              error={stopped?.fields.password}
            />
            <Button look="go" size="l">
              {w.setIt}
            </Button>
          </Form>
        </div>
      </Wrap>
    </Shell>
  )
}
