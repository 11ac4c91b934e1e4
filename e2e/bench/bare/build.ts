import type { EntryContext, ServerBuild } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { cards, page, root, save } from './routes.ts'

/** What a build would have put together: the product's flags, the product's way of rendering, four routes. */
export const bareBuild = {
  mode: 'production',
  entry: { module: { default: render } },
  routes: {
    root: { id: 'root', path: '', module: root },
    page: { id: 'page', parentId: 'root', path: 'page', module: page },
    cards: { id: 'cards', parentId: 'root', path: 'cards', module: cards },
    save: { id: 'save', parentId: 'root', path: 'save/:person', module: save },
  },
  assets: {
    version: '1',
    url: '/assets/manifest.js',
    entry: { module: '/assets/entry.js', imports: [] },
    routes: Object.fromEntries(
      Object.entries({ root, page, cards, save }).map(([id, module]) => [
        id,
        {
          id,
          parentId: id === 'root' ? undefined : 'root',
          path: { root: '', page: 'page', cards: 'cards', save: 'save/:person' }[id]!,
          module: `/assets/${id}.js`,
          imports: [],
          hasLoader: 'loader' in module,
          hasAction: 'action' in module,
          hasClientLoader: false,
          hasClientAction: false,
          hasErrorBoundary: false,
        },
      ]),
    ),
  },
  publicPath: '/',
  assetsBuildDirectory: '',
  isSpaMode: false,
  future: {
    v3_fetcherPersist: true,
    v3_lazyRouteDiscovery: true,
    v3_relativeSplatPath: true,
    v3_routeConfig: false,
    v3_singleFetch: true,
    v3_throwAbortReason: true,
    unstable_optimizeDeps: false,
  },
} as unknown as ServerBuild

async function render(request: Request, status: number, headers: Headers, context: EntryContext) {
  const handoff = context.serverHandoffStream
  context.serverHandoffStream = undefined
  const html = renderToString(createElement(RemixServer, { context, url: request.url }))
  const data = JSON.stringify(handoff ? await new Response(handoff).text() : '').replaceAll('<', '\\u003c')
  headers.set('content-type', 'text/html; charset=utf-8')
  const scripts = `<script>window.__remixContext.streamController.enqueue(${data});window.__remixContext.streamController.close();</script>`
  return new Response(`<!doctype html>${html.replace('</body>', `${scripts}</body>`)}`, { status, headers })
}
