import type { LoaderFunctionArgs } from '@remix-run/node'
import { sampleBrands, themeStyle, type SampleBrand } from '@stoa/ui'

/** The academy's own colours and shapes as a stylesheet. Its address changes with the brand, so it is kept for as long as browsers like.
 *  Where parts of the design are looked at, a sample brand can be had instead. */
export function loader({ context, request }: LoaderFunctionArgs) {
  const sample = context.config.parts ? (new URL(request.url).searchParams.get('sample') ?? '') : ''
  const brand = Object.hasOwn(sampleBrands, sample) ? sampleBrands[sample as SampleBrand] : context.academy.brand
  return new Response(themeStyle(brand), {
    headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=31536000, immutable' },
  })
}
