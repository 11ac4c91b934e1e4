import type { LoaderFunctionArgs } from '@remix-run/node'
import { Refusal } from '@stoa/domain'
import { pageWordsOf } from '../page-words.server.ts'
import { resource } from '../request.server.ts'
import { takesPacked } from '../../server/headers.ts'

/** What pages say in a language, as a module: `en`, or `en.account` for a part of the product that most pages do without. Its address changes with
 *  what is said, so it is kept for as long as browsers like; one that names other words, as while a version follows another, gets those of now,
 *  and nobody keeps them.
 *  refuses: page/unknown for what is no language of ours, and no part of it */
export async function loader(args: LoaderFunctionArgs) {
  return resource(args, async () => {
    const [language, part = 'common', ...more] = args.params.language!.split('.')
    const { tag, modules, version } = pageWordsOf(language!)
    if (tag !== language || !Object.hasOwn(modules, part) || more.length > 0) throw new Refusal('page/unknown')
    const { text, brotli } = modules[part as keyof typeof modules]
    const isPacked = takesPacked(args.request.headers.get('accept-encoding'), 'br')
    return new Response(isPacked ? brotli : text, {
      headers: {
        'content-type': 'text/javascript; charset=utf-8',
        // Remix writes a query anew, so that a name without a value has an empty one.
        'cache-control': new URL(args.request.url).searchParams.has(version) ? 'public, max-age=31536000, immutable' : 'no-store',
        vary: 'accept-encoding',
        ...(isPacked ? { 'content-encoding': 'br' } : {}),
      },
    })
  })
}
