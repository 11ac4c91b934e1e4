import { matchRoutes } from '@remix-run/react'
import { createRequestHandler, type AppLoadContext, type ServerBuild } from '@remix-run/server-runtime'
import type { RequestContext } from './site.ts'

type Routes = ServerBuild['routes']
type Handle = (request: Request, context: RequestContext) => Promise<Response>
interface Branch {
  id: string
  index?: boolean
  path?: string
  caseSensitive?: boolean
  children?: Branch[]
}

const REMEMBERED_MAX = 5_000
// Where the browser asks for routes it does not know yet: it asks about other paths than its own.
const MANIFEST = '/__manifest'

/** Answers each request by a handler that knows only the routes on its path. Remix ranks every route it knows several times a request,
 *  which with all of them costs more than rendering a small page does.
 *  in: the production build · out: the same answers as one handler of the whole build gives */
export function handlerByPath(build: ServerBuild): Handle {
  const whole = createRequestHandler(build, 'production') as unknown as Handle
  const make = (ids: string[]) => {
    const only = <R extends object>(routes: R) => Object.fromEntries(ids.map((id) => [id, routes[id as keyof R]])) as R
    return createRequestHandler({ ...build, routes: only(build.routes), assets: { ...build.assets, routes: only(build.assets.routes) } }, 'production') as unknown as Handle
  }
  const branches = branchesOf(build.routes)
  const byLeaf = new Map<string, Handle>()
  const byPath = new Map<string, Handle>()
  const choose = (path: string): Handle => {
    const match = matchRoutes(branches as never, path)?.at(-1)
    const leaf = match?.route.id
    if (!leaf || path === MANIFEST) return whole
    const known = byLeaf.get(leaf) ?? make(routesAround(build.routes, leaf))
    byLeaf.set(leaf, known)
    const { handle, action } = build.routes[leaf]!.module
    if (!(handle as { answers_scripts?: true } | undefined)?.answers_scripts || !action) return known
    const { params } = match
    // What is saved all day long is answered without Remix, which would look for its route once more and has no part in it.
    return (request, context) =>
      request.method === 'POST' && !new URL(request.url).pathname.endsWith('.data')
        ? (action({ request, params, context: context as unknown as AppLoadContext }) as Promise<Response>)
        : known(request, context)
  }
  return (request, context) => {
    const path = pathOf(request.url)
    const handle = byPath.get(path) ?? choose(path)
    if (byPath.size >= REMEMBERED_MAX) byPath.clear()
    byPath.set(path, handle)
    return handle(request, context)
  }
}

/** A page's own path, also where only its data is asked for. */
function pathOf(url: string): string {
  const { pathname } = new URL(url)
  return pathname.endsWith('.data') ? pathname.replace(/\.data$/, '').replace(/^\/_root$/, '/') : pathname
}

/** A route, what it lies in, and the first pages of those: the browser is told of these, so that it can go back up without asking. */
function routesAround(routes: Routes, leaf: string): string[] {
  const ids = new Set<string>()
  for (let id: string | undefined = leaf; id; id = routes[id]!.parentId) ids.add(id)
  const firsts = Object.values(routes).filter((route) => route!.index && !route!.path && ids.has(route!.parentId ?? ''))
  return [...new Set([...ids, ...firsts.map((route) => route!.id)])]
}

function branchesOf(routes: Routes, parent?: string): Branch[] {
  return Object.values(routes)
    .filter((route) => route!.parentId === parent)
    .map((route) => {
      const { id, path, index, caseSensitive } = route!
      return index ? { id, index, path } : { id, path, caseSensitive, children: branchesOf(routes, id) }
    }) as Branch[]
}
