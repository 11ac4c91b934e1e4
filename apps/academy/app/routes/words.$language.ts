import type { LoaderFunctionArgs } from '@remix-run/node'
import { pageWordsOf } from '../page-words.server.ts'

/** What pages say in a language, as a module. Its address changes with what is said, so it is kept for as long as browsers like. */
export function loader({ params }: LoaderFunctionArgs) {
  return new Response(pageWordsOf(params.language!).module, {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'public, max-age=31536000, immutable' },
  })
}
