import type { ServerBuild } from '@remix-run/server-runtime'
import { expect, test } from 'vitest'
import { handlerByPath } from './routes.ts'

/** A build of three pages, one of which takes whatever no other does. */
function build(own: object = {}): ServerBuild {
  const routes = { root: { path: '' }, 'routes/$': { path: '*', parentId: 'root' }, 'routes/exam': { path: 'exams/:course', parentId: 'root', own } }
  const listed = Object.entries(routes).map(([id, route]) => {
    const module = 'own' in route && 'handle' in route.own ? route.own : { default: () => null, loader: () => Response.json(id) }
    return [id, { ...route, id, module }]
  })
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

test('a route that answers scripts by itself is given its parameters, and what goes wrong in it is for the server to say', async () => {
  const said: unknown[] = []
  const action = async ({ params, request }: { params: { course?: string }; request: Request }) => {
    said.push(params.course, await request.text())
    if (params.course === 'broken') throw new Error('broken')
    return new Response(null, { status: 204 })
  }
  const handle = handlerByPath(build({ handle: { answers_scripts: true }, action }))
  const post = (path: string) => handle(new Request(`http://academy.test${path}`, { method: 'POST', body: 'a=1' }), {} as never)
  const answer = await post('/exams/lock%20out')
  expect([answer.status, answer.headers.get('x-remix-response'), said]).toEqual([204, null, ['lock out', 'a=1']])
  await expect(post('/exams/broken')).rejects.toThrow('broken')
  // A page of ours never asks so, and Remix knows what to say.
  expect((await post('/exams/lockout.data')).headers.get('x-remix-response')).toBe('yes')
})
