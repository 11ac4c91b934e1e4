import type { LoaderFunctionArgs } from '@remix-run/node'
import { Refusal } from '@stoa/domain'
import { readFile } from '@stoa/domain/library'
import { resource, transact } from '../request.server.ts'

/** What a page shows itself. Anything else is to be saved, under the name that the link to it bears. */
const SHOWN = /^(image|video|audio)\/|^text\/vtt\b/

/** A file of this tenant by its hash, with ranges for films. The same address is the same bytes for ever. */
export async function loader(args: LoaderFunctionArgs) {
  return resource(args, async () => {
    const sha256 = args.params.sha256!
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Refusal('file/unknown')
    const { content_type } = await transact(args, 'read', (ctx) => readFile(ctx, sha256))
    const headers = {
      'content-type': content_type,
      'cache-control': 'private, max-age=31536000, immutable',
      'accept-ranges': 'bytes',
      etag: `"${sha256}"`,
      'content-security-policy': `default-src 'none'; sandbox`,
      'x-content-type-options': 'nosniff',
      ...(SHOWN.test(content_type) ? {} : { 'content-disposition': 'attachment' }),
    }
    if (args.request.headers.get('if-none-match') === `"${sha256}"`) return new Response(null, { status: 304, headers })
    const whole = await args.context.world.storage.stream(sha256)
    if (!whole) throw new Refusal('file/unknown')
    const range = rangeOf(args.request.headers.get('range'), whole.size)
    if (args.request.method === 'HEAD') {
      await whole.stream.cancel()     // Nobody will read it, and Remix would leave it open.
      return new Response(null, { headers: { ...headers, 'content-length': String(whole.size) } })
    }
    if (!range) return new Response(whole.stream, { headers: { ...headers, 'content-length': String(whole.size) } })
    await whole.stream.cancel()
    if (range === 'unsatisfiable') return new Response(null, { status: 416, headers: { ...headers, 'content-range': `bytes */${whole.size}` } })
    const part = await args.context.world.storage.stream(sha256, range)
    return new Response(part!.stream, {
      status: 206,
      headers: {
        ...headers,
        'content-length': String(range.end - range.start + 1),
        'content-range': `bytes ${range.start}-${range.end}/${whole.size}`,
      },
    })
  })
}

/** One range of bytes; several at once are answered with the whole.  source: RFC 9110, 14.2 */
function rangeOf(header: string | null, size: number): { start: number; end: number } | 'unsatisfiable' | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  if (!match || (match[1] === '' && match[2] === '')) return null
  const start = match[1] === '' ? Math.max(0, size - Number(match[2])) : Number(match[1])
  const end = match[1] === '' || match[2] === '' ? size - 1 : Math.min(size - 1, Number(match[2]))
  return start > end || start >= size ? 'unsatisfiable' : { start, end }
}
