import type { ActionFunctionArgs } from '@remix-run/node'
import { saveResponse } from '@stoa/domain/learning'
import { ResponseForm, uuid } from '../attempt-form.ts'
import { briefly } from '../briefly.server.ts'
import { formOf, resource } from '../request.server.ts'

/** Every answer is a Response made here: the server calls the action itself (server/routes.ts). */
export const handle = { answers_scripts: true }

/** POST saves one answer of an open attempt. 200 says that it is in the database. */
export async function action(args: ActionFunctionArgs) {
  return resource(args, async () => {
    const { given, ...form } = await formOf(args.request, ResponseForm)
    const saved_at = await briefly(args, 'write', (ctx) => saveResponse(ctx, { attempt: uuid(args.params.attempt), ...form, ...given }))
    return Response.json({ saved_at })
  })
}
