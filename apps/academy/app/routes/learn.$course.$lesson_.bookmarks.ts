import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { setBookmark } from '@stoa/domain/learning'
import { BookmarkForm } from '../note-form.ts'
import { paths } from '../paths.ts'
import { formIn, formOf, resource, serve, transact } from '../request.server.ts'

/** POST sets a bookmark or takes it off, and goes back to the block; a script, which asks for JSON, stays where it is. */
export async function action(args: ActionFunctionArgs) {
  const { course, lesson } = args.params as { course: string; lesson: string }
  if (args.request.headers.get('accept') === 'application/json')
    return resource(args, async () => {
      const wish = await formOf(args.request, BookmarkForm)
      await transact(args, 'write', (ctx) => setBookmark(ctx, { course, ...wish }))
      return new Response(null, { status: 204 })
    })
  const wish = await formIn(args, BookmarkForm)
  return serve(args, async (ctx) => {
    await setBookmark(ctx, { course, ...wish })
    return redirect(paths.lesson(course, lesson, wish.block))
  })
}

/** Opened by itself, it leads to the lesson. */
export function loader({ params }: LoaderFunctionArgs) {
  return redirect(paths.lesson(params.course!, params.lesson!))
}
