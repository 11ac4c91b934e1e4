import type { ActionFunctionArgs } from '@remix-run/node'
import { saveNote } from '@stoa/domain/learning'
import { NoteForm } from '../note-form.ts'
import { formOf, isRefusal, resource, transact } from '../request.server.ts'

/** POST keeps a note, for scripts. A stale one is answered with the text that is kept. */
export async function action(args: ActionFunctionArgs) {
  return resource(args, async () => {
    const form = await formOf(args.request, NoteForm)
    try {
      return Response.json({ edit: await transact(args, 'write', (ctx) => saveNote(ctx, { course: args.params.course!, ...form })) })
    } catch (error) {
      if (!isRefusal(error) || error.code !== 'note/stale') throw error
      return Response.json({ kept: error.details }, { status: error.status })
    }
  })
}
