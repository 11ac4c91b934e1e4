import type { LoaderFunctionArgs } from '@remix-run/node'
import { themeStyle } from '@stoa/ui'

/** The academy's own colours and shapes as a stylesheet. Its address changes with the brand, so it is kept for as long as browsers like. */
export function loader({ context }: LoaderFunctionArgs) {
  return new Response(themeStyle(context.academy.brand), {
    headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=31536000, immutable' },
  })
}
