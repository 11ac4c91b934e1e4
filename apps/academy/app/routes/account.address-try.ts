import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { tryAddressAgain } from '@stoa/domain/people'
import { paths } from '../paths.ts'
import { allow, resource, serve } from '../request.server.ts'

/** POST lets mail to one's own address go on after it came back: one letter shows whether it arrives.  who: the signed in */
export async function action(args: ActionFunctionArgs) {
  return resource(args, async () => {
    const viewer = await args.context.viewer()
    await allow(args, `tries of ${viewer?.id ?? args.context.clientAddress}`, 5, 86_400)
    return serve(args, async (ctx) => {
      await tryAddressAgain(ctx)
      return redirect(`${paths.notifications()}?tried`)
    })
  })
}
