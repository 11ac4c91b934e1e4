import type { ServerBuild } from '@remix-run/server-runtime'
import { expect, test } from 'vitest'
import { handlerByPath } from './routes.ts'

/** A build of three pages, one of which takes whatever no other does. */
function build(): ServerBuild {
  const routes = { root: { path: '' }, 'routes/$': { path: '*', parentId: 'root' }, 'routes/exam': { path: 'exams/:course', parentId: 'root' } }
  const listed = Object.entries(routes).map(([id, route]) => [id, { ...route, id, module: { default: () => null, loader: () => Response.json(id) } }])
  return {
    assetsBuildDirectory: '',
    basename: '/',
    publicPath: '/',
    mode: 'production',
    isSpaMode: false,
    future: { v3_lazyRouteDiscovery: true, v3_singleFetch: true },
    entry: { module: { default: () => new Response('') } },
    assets: { version: '1', url: '', entry: { module: '', imports: [] }, routes: Object.fromEntries(listed) },
    routes: Object.fromEntries(listed),
  } as unknown as ServerBuild
}

test('a browser that asks for routes it does not know is told of them, although its question has a path that any page could have', async () => {
  const answer = await handlerByPath(build())(new Request('http://academy.test/__manifest?version=1&p=/exams/lockout'), {} as never)
  expect(Object.keys((await answer.json()) as object)).toContain('routes/exam')
})
