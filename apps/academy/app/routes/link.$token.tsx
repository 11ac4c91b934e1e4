import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { consumeLink, readLink } from '@stoa/domain/people'
import { Button, Notice, PageTitle, Wrap } from '@stoa/ui'
import { FormError, refusedIn } from '../form-error.tsx'
import { paths, safeReturn } from '../paths.ts'
import { allow, answerTo, serve, transact } from '../request.server.ts'
import { goIn, openedFrom, signUpToken } from '../session.server.ts'
import { Shell } from '../shell.tsx'

export const meta: MetaFunction = () => [{ title: 'Your link' }, { name: 'referrer', content: 'no-referrer' }]

/** GET shows a button and spends nothing: mail scanners follow links. */
export async function loader(args: LoaderFunctionArgs) {
  const browser = signUpToken(args.request, args.context.secure)
  return serve(args, (ctx) => readLink(ctx, args.params.token!, browser))
}

/** POST spends the link and lets the person in, to where they were going, or up to their second step. */
export async function action(args: ActionFunctionArgs) {
  const { context, request } = args
  try {
    await allow(args, `link from ${context.clientAddress}`, 60, 900)
    const from = await openedFrom(args)
    return await transact(args, 'write', async (ctx) => {
      const link = await consumeLink(ctx, args.params.token!, signUpToken(request, context.secure), paths.newPassword())
      return goIn(ctx, { ...link, to: safeReturn(link.return_to, context.origin) }, { ...from, by: 'link' })
    })
  } catch (error) {
    return answerTo(args, error)
  }
}

const words = {
  'sign-up': ['Finish your account', 'Finish and go on'],
  'sign-in': ['Sign in', 'Sign in'],
  'reset-password': ['Set a new password', 'Go on'],
} as const

export default function LinkPage() {
  const link = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [title, press] = words[link.purpose]
  return (
    <Shell>
      <Wrap width="form" className="pb-18">
        <PageTitle title={title} lead={`As ${link.email}. One press, and you are in.`} />
        <FormError refused={refusedIn(answer)} />
        {link.is_elsewhere && (
          <Notice>
            You asked for this link in another browser. What you did there without an account is not lost: it stays in that browser for 30
            days, and comes along when you sign in there.
          </Notice>
        )}
        <Form method="post" className="mt-4"><Button look="go" size="l">{press}</Button></Form>
      </Wrap>
    </Shell>
  )
}
