import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { fetchDataExport, mustBeFresh } from '@stoa/domain/people'
import { uuid } from '../attempt-form.ts'
import { paths } from '../paths.ts'
import { serve } from '../request.server.ts'

/** POST hands out the archive, to the person it is about and nobody else. Whoever has to confirm first that it is them comes back to the
 *  list of copies. */
export async function action(args: ActionFunctionArgs) {
  const session = await args.context.session()
  const found = await serve(args, async (ctx) => {
    await mustBeFresh(ctx, session?.id ?? '')
    return fetchDataExport(ctx, uuid(args.params.export))
  })
  const file = await args.context.world.storage.stream(found.sha256)
  if (!file) return redirect(paths.data())
  return new Response(file.stream, {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="my-data-${found.requested_at.toISOString().slice(0, 10)}.zip"`,
      'content-length': String(file.size),
      'cache-control': 'private, no-store',
    },
  })
}

/** Opened by itself, it leads to the page where copies are listed. */
export const loader = () => redirect(paths.data())
