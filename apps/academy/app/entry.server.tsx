import type { AppLoadContext, EntryContext, HandleErrorFunction } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { renderToString } from 'react-dom/server'
import { Drawing } from './drawing.server.tsx'
import { DrawingOnce } from './drawn-once.tsx'
import { speak, Speaking } from './language.tsx'
import { languageFor } from './page-words.server.ts'
import { PAGE_TYPE } from '../server/page-type.ts'

export const streamTimeout = 5_000

/** A page as one string: nothing here is slow enough to stream, and one string is half the work (infra/decisions/0003).
 *  React alone would leave out the loader's data, which Remix streams: it is taken off the context, drained, and its scripts appended. */
export default async function handleRequest(request: Request, status: number, headers: Headers, context: EntryContext, asked: AppLoadContext) {
  const { nonce } = asked
  const language = languageFor(asked)
  const handoff = context.serverHandoffStream
  context.serverHandoffStream = undefined
  const drawing = new Drawing(language)
  const html = renderToString(
    <DrawingOnce value={drawing.draw}>
      <Speaking language={speak(language)}>
        <RemixServer context={context} url={request.url} nonce={nonce} />
      </Speaking>
    </DrawingOnce>,
  )
  const scripts = handoff && context.renderMeta?.didRenderScripts ? await handoffScripts(handoff, nonce) : ''
  headers.set('content-type', PAGE_TYPE)
  // What a page is drawn with comes before what it is worked with: scripts leave the line to styles and fonts.
  const page = html.replaceAll('<link rel="modulepreload"', '<link rel="modulepreload" fetchpriority="low"')
  const end = page.lastIndexOf('</body>')
  asked.page = drawing.page(end < 0 ? `<!doctype html>${page}` : `<!doctype html>${page.slice(0, end)}${scripts}${page.slice(end)}`)
  return new Response(null, { status, headers })
}

async function handoffScripts(stream: ReadableStream<Uint8Array>, nonce: string): Promise<string> {
  const text = await new Response(stream).text()
  // Inside a script nothing but this sign can end it or begin a comment.
  const safe = JSON.stringify(text).replaceAll('<', '\\u003c')
  return `<script nonce="${nonce}">window.__remixContext.streamController.enqueue(${safe});window.__remixContext.streamController.close();</script>`
}

/** What nobody expected. The person sees the request id, the log has the rest. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (request.signal.aborted) return
  const at = error as { status?: number; code?: string; stack?: string; message?: string }
  if (at.status && at.status < 500) return
  context.log.error({ requestId: context.requestId, code: at.code, reason: at.message, stack: at.stack }, 'unexpected')
}
