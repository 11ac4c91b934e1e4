import type { LoaderFunctionArgs } from '@remix-run/node'
import { letterOf, mailboxOfTwin } from '../mailbox.server.ts'
import { resource } from '../request.server.ts'

/** A letter of the local mailbox as a mail program shows it: nothing in it runs, and nothing is fetched. */
export async function loader(args: LoaderFunctionArgs) {
  return resource(args, async () => {
    const { html, attachments } = await letterOf(mailboxOfTwin(args), args.params.id!)
    const shown = attachments.reduce(
      (page, file) =>
        file.content_id ? page.replaceAll(`cid:${file.content_id}"`, `data:${file.content_type};base64,${Buffer.from(file.bytes).toString('base64')}"`) : page,
      html,
    )
    return new Response(shown, {
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy':
          `default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; ` + 'sandbox allow-popups allow-top-navigation-by-user-activation',
        'x-frame-options': 'SAMEORIGIN',
      },
    })
  })
}
