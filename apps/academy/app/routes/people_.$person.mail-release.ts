import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { letMailGoOn } from '@stoa/domain/people'
import { uuid } from '../attempt-form.ts'
import { paths } from '../paths.ts'
import { resource, serve } from '../request.server.ts'

/** POST lets mail to somebody go on after it came back or was called spam.  who: whoever may change people of theirs */
export async function action(args: ActionFunctionArgs) {
  return resource(args, () =>
    serve(args, async (ctx) => {
      await letMailGoOn(ctx, uuid(args.params.person!))
      return redirect(paths.people())
    }),
  )
}
