import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData } from '@remix-run/react'
import { hashPassword, PASSWORD_LENGTH, replacePassword } from '@stoa/domain/people'
import { Button, Field, PageTitle, Wrap } from '@stoa/ui'
import { z } from 'zod'
import { FormError, refusedIn } from '../form-error.tsx'
import { paths } from '../paths.ts'
import { allow, formOf, isRefusal, refused, serve, transact } from '../request.server.ts'
import { openSession } from '../session.server.ts'
import { Shell } from '../shell.tsx'
import { signedIn } from '@stoa/domain/tenancy'

export const meta: MetaFunction = () => [{ title: 'New password' }]

const NewPassword = z.object({
  password: z.string().min(PASSWORD_LENGTH.min, `Use at least ${PASSWORD_LENGTH.min} characters. A few words in a row are easy to remember.`).max(PASSWORD_LENGTH.max, `A password has at most ${PASSWORD_LENGTH.max} characters.`),
})

export async function loader(args: LoaderFunctionArgs) {
  return serve(args, async (ctx) => ({ email: signedIn(ctx).email }))
}

/** POST replaces the password, ends every session, and opens a new one here. */
export async function action(args: ActionFunctionArgs) {
  const { context, request } = args
  try {
    const { password } = await formOf(request, NewPassword)
    await allow(args, `new password from ${context.clientAddress}`, 20, 900)
    const hash = await hashPassword(password)
    return await transact(args, 'write', async (ctx) => {
      await replacePassword(ctx, hash)
      const cookie = await openSession(ctx, ctx.viewer!.id, { secure: context.secure, userAgent: request.headers.get('user-agent') ?? '' })
      return redirect(paths.home(), { headers: { 'set-cookie': cookie } })
    })
  } catch (error) {
    if (isRefusal(error)) return refused(args, error)
    throw error
  }
}

export default function NewPasswordPage() {
  const stopped = refusedIn(useActionData<typeof action>())
  return (
    <Shell>
      <Wrap width="form" className="pb-18">
        <PageTitle title="Set a new password" lead="Every other device is signed out." />
        <div className="grid gap-6">
          <FormError refused={stopped} />
          <Form method="post" className="grid gap-5">
            <Field name="password" type="password" label="New password" hint="At least 10 characters; a few words in a row are easy to remember" autoComplete="new-password" required error={stopped?.fields.password} />
            <Button look="go" size="l">Set it</Button>
          </Form>
        </div>
      </Wrap>
    </Shell>
  )
}
