import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useSearchParams } from '@remix-run/react'
import { Refusal } from '@stoa/domain'
import { Gallery, lookOf } from '@stoa/ui/exhibits/gallery.tsx'
import { paths } from '../paths.ts'

export const meta: MetaFunction = () => [{ title: 'Stoa' }, { name: 'robots', content: 'noindex' }]

/** Every part of the design on one page, for whoever works on it. It frames itself, to be looked at in other widths.
 *  refuses: page/unknown wherever parts are not shown, which is everywhere but in development and tests */
export async function loader({ context }: LoaderFunctionArgs) {
  if (!context.config.parts || !context.direct) {
    const { code, status, sentence, fields } = new Refusal('page/unknown')
    throw data({ code, status, sentence, fields }, { status })
  }
  const policy = context.headers['content-security-policy']!
  context.headers['content-security-policy'] = policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'").replace(/frame-src [^;]*/, "frame-src 'self'")
  context.headers['x-frame-options'] = 'SAMEORIGIN'
  return null
}

export default function Parts() {
  const [query] = useSearchParams()
  return <Gallery look={lookOf(query)} theme={(brand) => paths.theme(`sample=${brand}`)} />
}
