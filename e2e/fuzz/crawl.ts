/** Walks the app as one person: along every link, and into every route with ids that belong to somebody else. */
import type { Route } from './routes.ts'
import type { Visitor } from './visitor.ts'
import type { Answer } from './wire.ts'

const PAGES_MAX = 120

/** Opens every page that links lead to from the start, and what Remix would fetch for it. The local mailbox holds everybody's mail and is no part of an academy.
 *  in: look, told of every answer · out: how many pages there were */
export async function crawl(me: Visitor, look: (path: string, answer: Answer) => void): Promise<number> {
  const found = ['/', '/people', '/trail', '/certificates', '/account', '/catalogue', '/verify']
  for (let at = 0; at < found.length && at < PAGES_MAX; at++) {
    const path = found[at]!
    const answer = await me.get(path)
    look(path, answer)
    const [bare, query] = path.split('?')
    look(`${path}, fetched`, await me.get(`${bare === '/' ? '/_root' : bare}.data${query ? `?${query}` : ''}`))
    for (const link of [...linksOf(answer), answer.headers.get('location')?.[0] ?? '']) {
      const next = link.replace(/#.*/s, '')
      if (/^\/(?!\/|mailbox|assets\/|session)/.test(next) && !found.includes(next)) found.push(next)
    }
  }
  return found.length
}

/** Every address a page names. */
export function linksOf(answer: Answer): string[] {
  if (!/html/.test(answer.headers.get('content-type')?.[0] ?? '')) return []
  return [...answer.body.toString().matchAll(/(?:href|src)="([^"]+)"/g)].map((match) => match[1]!.replaceAll('&amp;', '&'))
}

/** An address with somebody else's ids in it, and its twin with ids that nobody has. */
export interface Pair {
  path: string
  twin: string
  /** The values that differ. */
  values: [theirs: string[], nobodys: string[]]
}

/** Addresses with another tenant's ids in each parameter alone and in all at once.
 *  in: routes; ids of the other tenant by parameter, `any` for everything else; own, good values of the tenant that is asked
 *  out: all of them, each with a twin */
export function foreignPaths(routes: readonly Route[], ids: Record<string, string[]>, own: Record<string, string>, unknown: () => string): Pair[] {
  const pairs: Pair[] = []
  for (const { segments } of routes.filter((route) => route.segments.some(isParameter) && route.segments[0] !== 'mailbox')) {
    const parameters = segments.filter(isParameter).map((segment) => segment.slice(1))
    for (const [at, name] of parameters.entries()) {
      const values = [...(ids[name] ?? []).slice(0, 3), ...(at === 0 ? ids.any!.slice(0, 2) : [])]
      for (const value of values) {
        for (const others of parameters.length > 1 ? [own, ids] : [own]) {
          const theirs = parameters.map((other) =>
            other === name ? value : others === own ? (own[other] ?? ids[other]?.[0] ?? value) : (ids[other]?.[0] ?? value),
          )
          const nobodys = theirs.map((one) => (Object.values(own).includes(one) ? one : unknown()))
          pairs.push({ path: filled(segments, theirs), twin: filled(segments, nobodys), values: [theirs, nobodys] })
        }
      }
    }
  }
  return pairs
}

const isParameter = (segment: string) => segment.startsWith(':') || segment === '*'

function filled(segments: string[], values: string[]): string {
  let next = 0
  return `/${segments.map((segment) => (isParameter(segment) ? encodeURIComponent(values[next++]!) : segment)).join('/')}`
}

/** An answer without what may differ between two that say the same: the ids asked for, the request's number, the nonce. */
export function saying(answer: Answer, values: readonly string[]): { status: number; location: string | undefined; body: string } {
  const nonce = /'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy')?.join() ?? '')?.[1]
  const own = [answer.headers.get('x-request-id')?.[0], nonce, ...values]
    .filter((text): text is string => Boolean(text))
    .sort((one, other) => other.length - one.length)
  const clean = (text: string) => own.reduce((left, value) => left.replaceAll(value, '…'), text)
  return { status: answer.status, location: answer.headers.get('location')?.map(clean)[0], body: clean(answer.body.toString()) }
}
