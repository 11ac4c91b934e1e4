import { createReadableStreamFromReadable } from '@remix-run/node'
import { createRequestHandler, type AppLoadContext, type ServerBuild } from '@remix-run/server-runtime'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeWebStream } from 'node:stream/web'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { heldFiles } from './assets.ts'
import type { Config } from './config.ts'
import { isProxied, takesPacked } from './headers.ts'
import { PAGE_TYPE } from './page-type.ts'
import { handlerByPath } from './routes.ts'
import type { RequestContext } from './site.ts'

/** The two things behind the door: files of the build, and Remix. */
export interface App {
  assets(request: IncomingMessage, response: ServerResponse, next: () => void): void
  remix(request: Request, context: RequestContext): Promise<Response>
}

/** in: config · out: the production build, or in development the same through Vite with hot reload */
export async function appFrom(config: Config): Promise<App> {
  if (config.dev) {
    const vite = await (await import('vite')).createServer({ root: import.meta.dirname + '/..', server: { middlewareMode: true }, appType: 'custom' })
    return {
      assets: (request, response, next) => vite.middlewares(request, response, next),
      remix: async (request, context) =>
        createRequestHandler((await vite.ssrLoadModule('virtual:remix/server-build')) as unknown as ServerBuild, 'development')(
          request,
          context as unknown as AppLoadContext,
        ),
    }
  }
  const build = (await import(new URL('../build/server/index.js', import.meta.url).href)) as ServerBuild
  return { assets: heldFiles(fileURLToPath(new URL('../build/client', import.meta.url))), remix: handlerByPath(build) }
}

// Where a request came from is judged in front of Remix, which would judge it once more and by other rules: it breaks on `Origin: null`,
// which browsers send from a page that wants no referrer, and it believes anybody's X-Forwarded-Host.
const judged = new Set(['origin', 'x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-for', 'forwarded'])

const FORM_BYTES_MAX = 100_000

/** A form of common size, in one piece: taken chunk by chunk through streams of two kinds it would cost as much as keeping it does.
 *  out: null for everything else, which is read as it comes */
export async function smallForm(request: IncomingMessage): Promise<Uint8Array | null> {
  const { 'content-length': length, 'content-type': type = '' } = request.headers
  if (request.method !== 'POST' || !(Number(length) <= FORM_BYTES_MAX) || !type.startsWith('application/x-www-form-urlencoded')) return null
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)
}

/** A web Request from node's, on the address the browser believes it is at.
 *  in: form, what smallForm read; signal, told when its reader leaves before the answer is there */
export function toRequest(request: IncomingMessage, form: Uint8Array | null, signal: AbortSignal, url: string): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers))
    if (!judged.has(name)) for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) headers.append(name, one)
  const method = request.method ?? 'GET'
  const body = method === 'GET' || method === 'HEAD' ? null : (form ?? createReadableStreamFromReadable(request))
  return new Request(url, { method, headers, body, signal, ...(body && !form ? { duplex: 'half' } : {}) } as RequestInit)
}

/** Sends a web Response through node's, with what every answer carries.  in: the page, where the answer is one (site.ts) */
export async function send(response: ServerResponse, answer: Response, page: Buffer | null, always: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(always)) if (!answer.headers.has(name)) response.setHeader(name, value)
  response.statusCode = answer.status
  for (const [name, value] of answer.headers) if (name !== 'set-cookie') response.setHeader(name, value)
  const cookies = answer.headers.getSetCookie()
  if (cookies.length > 0) response.setHeader('set-cookie', cookies)
  const isRead = response.req.method !== 'HEAD'
  if (isRead && page !== null && answer.body === null && answer.headers.get('content-type') === PAGE_TYPE) {
    await whole(response, page)
  } else if (isRead && answer.body && isWords(answer)) {
    await whole(response, Buffer.from(await answer.arrayBuffer()))
  } else if (isRead && answer.body) {
    // A reader who is slow makes us wait, and one who leaves ends the source too.
    await pipeline(Readable.fromWeb(answer.body as NodeWebStream), response).catch((error: { code?: string }) => {
      if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE' && error.code !== 'ABORT_ERR') throw error
    })
  } else {
    await answer.body?.cancel()
    response.end()
  }
}

const SMALL = 1_400
const packed = promisify(gzip)

/** A proxy in front packs what it hands on. Where there is none, we do, off the thread that draws pages: a page is a fifth as long then. */
async function whole(response: ServerResponse, bytes: Buffer): Promise<void> {
  const isLong = bytes.length > SMALL && !response.hasHeader('content-encoding')
  // Said by every long answer: what a stranger says of a proxy changes nothing that can be seen but the packing.
  if (isLong) response.setHeader('vary', 'accept-encoding')
  if (isLong && takesPacked(String(response.req.headers['accept-encoding'] ?? ''), 'gzip') && !isProxied(response.req)) {
    response.setHeader('content-encoding', 'gzip')
    bytes = await packed(bytes, { level: 5 })
  }
  response.setHeader('content-length', bytes.length)
  response.end(bytes)
}

// Pages and their data are one string in memory already (infra/decisions/0003): handed on whole, without the machinery of streams.
const isWords = (answer: Response) => /^(text\/(html|x-script|css|plain)|application\/json)\b/.test(answer.headers.get('content-type') ?? '')
