import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { readUndo, undoEmailChange } from '@stoa/domain/people'
import { Button, Notice, PageTitle, Wrap } from '@stoa/ui'
import { FormError, refusedIn } from '../form-error.tsx'
import { paths } from '../paths.ts'
import { allow, answerTo, serve, transact } from '../request.server.ts'
import { Shell } from '../shell.tsx'

export const meta: MetaFunction = () => [{ title: 'That was not me' }, { name: 'referrer', content: 'no-referrer' }]

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
  const answer = useActionData<typeof action>()
  if (answer && 'taken' in answer)
    return (
      <Shell>
        <Wrap width="form" className="pb-18">
          <PageTitle title="Nobody is in your account any more" lead={`Everybody is signed out, and no mail about it goes to ${new_email}.`} />
          <Notice tone="warn">
            {answer.taken} has another account here by now, so this one cannot have that address back. Ask an administrator of this academy to
            bring the two together.
          </Notice>
        </Wrap>
      </Shell>
    )
  return (
    <Shell>
      <Wrap width="form" className="pb-18">
        <PageTitle
          title="That was not me"
          lead={
            is_done
              ? `The address of your account was changed to ${new_email}. One press gives it ${old_email} back.`
              : `Somebody wants to change the address of your account to ${new_email}. One press keeps ${old_email}.`
          }
        />
        <div className="grid gap-6">
          <FormError refused={refusedIn(answer)} />
          <p>
            Everybody is signed out, and the password no longer works until you choose a new one. Passkeys and apps that were added since are taken
            off.
          </p>
          <Form method="post">
            <Button look="go" size="l">
              Undo it
            </Button>
          </Form>
        </div>
      </Wrap>
    </Shell>
  )
}
