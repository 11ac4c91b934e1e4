import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { makeRecoveryCodes, mustBeFresh, readSecurity } from '@stoa/domain/people'
import { Button, EmptyState } from '@stoa/ui'
import { AccountFrame } from '../account-frame.tsx'
import { FormError, refusedIn } from '../form-error.tsx'
import { KeepCodes } from '../keep-codes.tsx'
import { paths } from '../paths.ts'
import { answerTo, serve, transact } from '../request.server.ts'
import { count } from '../words.ts'

export const meta: MetaFunction = () => [{ title: 'Recovery codes' }]

/** How many are left.  who: the signed in */
export async function loader(args: LoaderFunctionArgs) {
  return serve(args, (ctx) => readSecurity(ctx))
}

/** POST makes ten new ones and shows them, this once. The old ones no longer work. */
export async function action(args: ActionFunctionArgs) {
  const session = await args.context.session()
  try {
    return await transact(args, 'write', async (ctx) => {
      await mustBeFresh(ctx, session?.id ?? '')
      return { codes: await makeRecoveryCodes(ctx) }
    })
  } catch (error) {
    return answerTo(args, error)
  }
}

export default function RecoveryCodesPage() {
  const { recovery_codes_left: left, passkeys, authenticator_since } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const codes = answer && 'codes' in answer ? answer.codes : null
  const hasNothing = passkeys === 0 && !authenticator_since
  return (
    <AccountFrame title={codes ? 'Keep these codes' : 'Recovery codes'} lead={codes ? 'The old ones no longer work.' : undefined}>
      {codes ? (
        <KeepCodes codes={codes} to={paths.security()} />
      ) : hasNothing ? (
        <EmptyState icon="lock" title="Nothing to stand in for">
          Recovery codes take the place of a lost authenticator app or passkey. Set up one of these first.
        </EmptyState>
      ) : (
        <Form method="post" className="grid gap-5">
          <FormError refused={refusedIn(answer)} />
          <p className="max-w-measure">
            {left > 0 ? `You have ${count(left, 'code')} left.` : 'You have no codes left.'} Each lets you in once when your telephone or passkey is
            lost. New codes take the place of all old ones.
          </p>
          <Button className="justify-self-start">Make ten new codes</Button>
        </Form>
      )}
    </AccountFrame>
  )
}
