import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { confirmEmailChange, readEmailChange } from '@stoa/domain/people'
import { Button } from '@stoa/ui'
import { AccountFrame } from '../account-frame.tsx'
import { FormError, refusedIn } from '../form-error.tsx'
import { titleWords, useLanguage } from '../language.tsx'
import { paths } from '../paths.ts'
import { allow, answerTo, serve, transact } from '../request.server.ts'

export { handle } from '../account-words.ts'

export const meta: MetaFunction = () => [{ title: titleWords().w.account.newAddress }, { name: 'referrer', content: 'no-referrer' }]

/** GET shows a button and spends nothing.  who: the person who asked, signed in */
export async function loader(args: LoaderFunctionArgs) {
  return serve(args, (ctx) => readEmailChange(ctx, args.params.token!))
}

/** POST makes the address the account's, and ends all other sessions. */
export async function action(args: ActionFunctionArgs) {
  try {
    await allow(args, `link from ${args.context.clientAddress}`, 60, 900)
    const session = await args.context.session()
    return await transact(args, 'write', async (ctx) => {
      await confirmEmailChange(ctx, args.params.token!, session?.id ?? '')
      return redirect(`${paths.security()}?done=email`)
    })
  } catch (error) {
    return answerTo(args, error)
  }
}

export default function EmailLinkPage() {
  const { account: w } = useLanguage().w
  const { new_email } = useLoaderData<typeof loader>()
  return (
    <AccountFrame title={w.newAddress} lead={<span className="wrap-anywhere">{new_email}</span>}>
      <FormError refused={refusedIn(useActionData<typeof action>())} />
      <Form method="post">
        <Button look="go" size="l">
          {w.useAddress}
        </Button>
      </Form>
    </AccountFrame>
  )
}
