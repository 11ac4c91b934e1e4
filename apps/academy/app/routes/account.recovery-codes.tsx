import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { makeRecoveryCodes, mustBeFresh, readSecurity } from '@stoa/domain/people'
import { Button, EmptyState } from '@stoa/ui'
import { AccountFrame } from '../account-frame.tsx'
import { FormError, refusedIn } from '../form-error.tsx'
import { KeepCodes } from '../keep-codes.tsx'
import { titleWords, useLanguage } from '../language.tsx'
import { paths } from '../paths.ts'
import { answerTo, serve, transact } from '../request.server.ts'

export { handle } from '../account-words.ts'

export const meta: MetaFunction = () => [{ title: titleWords().w.security.recoveryCodes }]

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
  const { w: { security: w }, t } = useLanguage()
  const answer = useActionData<typeof action>()
  const codes = answer && 'codes' in answer ? answer.codes : null
  const hasNothing = passkeys === 0 && !authenticator_since
  return (
    <AccountFrame title={codes ? w.keepCodes : w.recoveryCodes} lead={codes ? w.oldCodesOver : undefined}>
      {codes ? (
        <KeepCodes codes={codes} to={paths.security()} />
      ) : hasNothing ? (
        <EmptyState icon="lock" title={w.nothingLost}>
          {w.nothingLostYet}
        </EmptyState>
      ) : (
        <Form method="post" className="grid gap-5">
          <FormError refused={refusedIn(answer)} />
          <p className="max-w-measure">{t(w.codesYouHave, { count: left })}</p>
          <Button className="justify-self-start">{w.makeTenCodes}</Button>
        </Form>
      )}
    </AccountFrame>
  )
}
