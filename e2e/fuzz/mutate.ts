/** A request that is nearly right: made for a route, then spoiled in one to three ways. */
import type { Ground } from './ground.ts'
import { wireText } from './hostile.ts'
import type { Chance } from './random.ts'
import { fieldsOf, type Route } from './routes.ts'
import { spoils, type Draft } from './spoils.ts'
import type { Wire } from './wire.ts'

/** A request and what is known about it. */
export interface Shot extends Wire {
  route: string
  who: 'guest' | 'learner' | 'admin'
  /** How it was spoiled. */
  notes: string[]
  /** An unsafe request that does not say it comes from a page of this very host: to be refused, whatever else it holds. */
  foreign: boolean
}

/** One request, all chosen by `random`.  in: the routes there are; the ground; onlyForeign for unsafe requests of other sites alone */
export function mutated(random: Chance, routes: readonly Route[], ground: Ground, onlyForeign = false): Shot {
  const who = random.one(['guest', 'learner', 'admin'] as const)
  const route = random.one(onlyForeign ? routes.filter((one) => one.hasAction) : routes)
  const posts = onlyForeign || (route.hasAction && random.percent(65))
  const fill = (segment: string) =>
    segment.startsWith(':') || segment === '*' ? wireText(random.one(ground.good[segment.slice(1)] ?? ground.ids)) : segment
  const values = (value: string) =>
    wireText(value === 'EMAIL' ? `fuzz-${random.below(1e9)}@nordlys.example` : ground.good[value] ? random.one(ground.good[value]) : value)
  const draft: Draft = {
    method: posts ? 'POST' : 'GET',
    version: '1.1',
    path: route.segments.map(fill),
    prefix: '',
    suffix: '',
    query: [],
    host: `${ground.host}:${ground.port}`,
    form: posts ? Object.entries(fieldsOf(route)).map(([name, value]): [string, string] => [name, values(value)]) : null,
    type: 'application/x-www-form-urlencoded',
    body: null,
    cut: false,
    own: posts,
    cookie: ground.people[who].cookie || null,
    extra: [],
    raw: null,
  }
  // A form that always asks for a link never tries a password; one that always finishes never answers.
  for (const name of ['link', 'finish']) if (draft.form && random.percent(50)) draft.form = draft.form.filter(([field]) => field !== name)
  const notes = onlyForeign ? ['no origin of ours'] : Array.from({ length: 1 + random.below(3) }, () => random.one(Object.keys(spoils)))
  for (const note of notes) spoils[note]!(draft, random, ground)
  return { ...written(draft, ground), route: route.id, who, notes }
}

function written(draft: Draft, ground: Ground): Omit<Shot, 'route' | 'who' | 'notes'> {
  const { method, version, host } = draft
  const safe = method === 'GET' || method === 'HEAD'
  const own: [string, string][] = draft.own
    ? [
        ['Origin', `http://${ground.host}:${ground.port}`],
        ['Sec-Fetch-Site', 'same-origin'],
      ]
    : []
  const body =
    draft.form || draft.body
      ? (draft.body ?? Buffer.from(draft.form!.map(([name, value]) => `${name.includes('%') ? name : wireText(name)}=${value}`).join('&'), 'latin1'))
      : null
  const query = draft.query.map(([name, value]) => `${name}=${value}`).join('&')
  const says = (name: string) => draft.extra.some(([header]) => header.toLowerCase() === name)
  const lies = says('content-length') || says('transfer-encoding') // About its length: it ends where it ends.
  const headers: [string, string][] = [
    ...(host === null ? [] : [['Host', host] as [string, string]]),
    ...(draft.cookie && !says('cookie') ? [['Cookie', draft.cookie] as [string, string]] : []),
    ...own,
    ...(body
      ? [
          ...(draft.type === null ? [] : [['Content-Type', draft.type] as [string, string]]),
          ...(lies ? [] : [['Content-Length', String(body.length)] as [string, string]]),
        ]
      : []),
    ...draft.extra,
  ]
  return {
    method,
    version,
    headers,
    body,
    target: `${draft.prefix}/${draft.path.join('/')}${draft.suffix}${query && `?${query}`}`,
    cutAt: lies ? (body?.length ?? 0) : draft.cut && body ? body.length >> 1 : undefined,
    raw: draft.raw ?? undefined,
    foreign: !safe && !draft.own && !draft.raw,
  }
}
