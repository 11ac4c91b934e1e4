import type { LoaderFunctionArgs } from '@remix-run/node'
import { Refusal } from '@stoa/domain'
import { pageWordsOf } from '../page-words.server.ts'
import { resource } from '../request.server.ts'

/** What pages say in a language, as a module. Its address changes with what is said, so it is kept for as long as browsers like; one that names
 *  other words, as while a version follows another, gets those of now, and nobody keeps them.
 *  refuses: page/unknown for what is no language of ours */
export async function loader(args: LoaderFunctionArgs) {
  return resource(args, async () => {
    const { tag, module, version } = pageWordsOf(args.params.language!)
    const isNamed = new URL(args.request.url).search === `?${version}`
    if (tag !== args.params.language) throw new Refusal('page/unknown')
    return new Response(module, {
      headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': isNamed ? 'public, max-age=31536000, immutable' : 'no-store' },
    })
  })
}
