import type { LoaderFunctionArgs } from '@remix-run/node'
import { artOf } from '@stoa/certificate'
import { verifySerial } from '@stoa/domain/credentials'
import { resource, transact } from '../request.server.ts'

/** The drawing of a certificate of this company, in the academy's colours, for whoever may verify it: anyone. Its address changes with the
 *  brand, so it is kept for as long as browsers like. */
export async function loader(args: LoaderFunctionArgs) {
  return resource(args, async () => {
    const { fields } = await transact(args, 'read', (ctx) => verifySerial(ctx, args.params.serial!))
    return new Response(artOf(fields.serial, args.context.academy.brand), {
      headers: {
        'content-type': 'image/svg+xml; charset=utf-8',
        'cache-control': 'public, max-age=31536000, immutable',
        'content-security-policy': "default-src 'none'",
      },
    })
  })
}
