import type { LoaderFunctionArgs } from '@remix-run/node'
import { Refusal } from '@stoa/domain'
import { certificatePaper } from '@stoa/domain/credentials'
import { resource, transact } from '../request.server.ts'

/** The paper itself, for its holder and for who may see their certificates. */
export async function loader(args: LoaderFunctionArgs) {
  return resource(args, async () => {
    const { serial, pdf_sha256 } = await transact(args, 'read', (ctx) => certificatePaper(ctx, args.params.serial!))
    const file = await args.context.world.storage.get(pdf_sha256)
    if (!file) throw new Refusal('file/unknown')
    return new Response(file.bytes as BodyInit, {
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': `attachment; filename="${serial}.pdf"`,
        'content-length': String(file.bytes.byteLength),
        'cache-control': 'private, no-store',
      },
    })
  })
}
