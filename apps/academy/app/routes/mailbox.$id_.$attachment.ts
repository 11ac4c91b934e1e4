import type { LoaderFunctionArgs } from '@remix-run/node'
import { Refusal } from '@stoa/domain'
import { letterOf, mailboxOfTwin } from '../mailbox.server.ts'
import { resource } from '../request.server.ts'

/** A file that came with a letter of the local mailbox. */
export async function loader(args: LoaderFunctionArgs) {
  return resource(args, async () => {
    const file = (await letterOf(mailboxOfTwin(args), args.params.id!)).attachments[Number(args.params.attachment)]
    if (!file) throw new Refusal('file/unknown')
    return new Response(file.bytes as BodyInit, {
      headers: { 'content-type': file.content_type, 'content-disposition': `attachment; filename="${file.filename.replace(/[^\w.-]/g, '_')}"` },
    })
  })
}
