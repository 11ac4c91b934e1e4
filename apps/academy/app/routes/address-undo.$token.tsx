import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { readUndo, undoEmailChange } from '@stoa/domain/people'
import { Button, Notice, PageTitle, Wrap } from '@stoa/ui'
import { FormError, refusedIn } from '../form-error.tsx'
import { titleWords, useLanguage } from '../language.tsx'
import { paths } from '../paths.ts'
import { allow, answerTo, serve, transact } from '../request.server.ts'
import { Shell } from '../shell.tsx'

export { handle } from '../account-words.ts'

export const meta: MetaFunction = () => [{ title: titleWords().w.account.notMe }, { name: 'referrer', content: 'no-referrer' }]

/** GET shows a button and spends nothing.  who: whoever reads mail to the old address, for seven days */
export async function loader(args: LoaderFunctionArgs) {
  return serve(args, (ctx) => readUndo(ctx, args.params.token!))
}

/** POST gives the account its old address back and lets nobody stay in; then a new password is chosen. */
export async function action(args: ActionFunctionArgs) {
  try {
    await allow(args, `link from ${args.context.clientAddress}`, 60, 900)
    return await transact(args, 'write', async (ctx) => {
      const { old_email, is_back } = await undoEmailChange(ctx, args.params.token!)
      return is_back ? redirect(`${paths.forgotten()}?undone`) : { taken: old_email }
    })
  } catch (error) {
    return answerTo(args, error)
  }
}

export default function AddressUndoPage() {
  const { old_email, new_email, is_done } = useLoaderData<typeof loader>()
  const { w: { account: w }, t } = useLanguage()
  const answer = useActionData<typeof action>()
  if (answer && 'taken' in answer)
    return (
      <Shell>
        <Wrap width="form" className="pb-18">
          <PageTitle title={w.nobodyInside} lead={t(w.allOut, { email: new_email })} />
          <Notice tone="warn">{t(w.addressTaken, { email: answer.taken })}</Notice>
        </Wrap>
      </Shell>
    )
  return (
    <Shell>
      <Wrap width="form" className="pb-18">
        <PageTitle
          title={w.notMe}
          lead={t(is_done ? w.wasChanged : w.willChange, { wanted: new_email, old: old_email })}
        />
        <div className="grid gap-6">
          <FormError refused={refusedIn(answer)} />
          <p>{w.undoTakes}</p>
          <Form method="post">
            <Button look="go" size="l">
              {w.undo}
            </Button>
          </Form>
        </div>
      </Wrap>
    </Shell>
  )
}
