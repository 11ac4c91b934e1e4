import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { consumeLink, readLink } from '@stoa/domain/people'
import { Button, Notice, PageTitle, Wrap } from '@stoa/ui'
import { FormError, refusedIn } from '../form-error.tsx'
import { titleWords, useLanguage } from '../language.tsx'
import { paths, safeReturn } from '../paths.ts'
import { allow, answerTo, serve, transact } from '../request.server.ts'
import { goIn, openedFrom, signUpToken } from '../session.server.ts'
import { Shell } from '../shell.tsx'

export { handle } from '../account-words.ts'

export const meta: MetaFunction = () => [{ title: titleWords().w.signIn.link }, { name: 'referrer', content: 'no-referrer' }]

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
      const link = await consumeLink(ctx, args.params.token!, signUpToken(request, context.secure), paths.newPassword(), context.reader.locale)
      return goIn(ctx, { ...link, to: safeReturn(link.return_to, context.origin) }, { ...from, by: 'link' })
    })
  } catch (error) {
    return answerTo(args, error)
  }
}

export default function LinkPage() {
  const link = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { w: { common, security, signIn: w }, t } = useLanguage()
  const words = {
    'sign-up': [w.finishAccount, w.finish],
    'sign-in': [common.signIn, common.signIn],
    'reset-password': [security.setPassword, common.goOn],
  } as const
  const [title, press] = words[link.purpose]
  return (
    <Shell>
      <Wrap width="form" className="pb-18">
        <PageTitle title={title} lead={t(w.linkLead, { email: link.email })} />
        <FormError refused={refusedIn(answer)} />
        {link.is_elsewhere && <Notice>{w.linkElsewhere}</Notice>}
        <Form method="post" className="mt-4"><Button look="go" size="l">{press}</Button></Form>
      </Wrap>
    </Shell>
  )
}
