import type { LoaderFunctionArgs } from '@remix-run/node'
import { artOf } from '@stoa/certificate'

/** The drawing of a certificate, in the academy's colours. It is made of the number alone and tells whoever has it nothing more, not even
 *  whether there is such a certificate. Its address changes with the brand, so it is kept for as long as browsers like. */
export function loader({ context, params }: LoaderFunctionArgs) {
  return new Response(artOf(params.serial!.slice(0, 60), context.academy.brand), {
    headers: {
      'content-type': 'image/svg+xml; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'",
    },
  })
}
