/** A request that is nearly right: made for a route, then spoiled in one to three ways. */
import type { Ground } from './ground.ts'
import { hostile, oddHeaders, randomUuid, wireText } from './hostile.ts'
import type { Chance } from './random.ts'
import { fieldsOf, queries, type Route } from './routes.ts'
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

/** A request before it is written down. */
export interface Draft {
  method: string
  version: string
  path: string[]
  prefix: string
  suffix: string
  query: [string, string][]
  host: string | null
  form: [string, string][] | null
  type: string | null
  body: Buffer | null
  cut: boolean
  own: boolean
  cookie: string | null
  extra: [string, string][]
  raw: Buffer | null
}

type Spoil = (draft: Draft, random: Chance, ground: Ground) => void

const replaceAt = <T>(list: T[], random: Chance, make: (old: T) => T) => {
  if (list.length === 0) return
  const at = random.below(list.length)
  list[at] = make(list[at]!)
}
const foreignOrigins: [string, string][][] = [
  [], [['Origin', 'null']], [['Origin', 'https://evil.example']], [['Origin', 'http://practitioners.meridian.localhost']], [['Origin', 'http://customers.halden.localhost']], [['Sec-Fetch-Site', 'cross-site']],
  [['Sec-Fetch-Site', 'same-site'], ['Origin', 'http://people.halden.localhost']], [['Sec-Fetch-Site', 'none']], [['Sec-Fetch-Site', 'SAME-ORIGIN']], [['Sec-Fetch-Site', '']], [['Origin', '\xff']],
  [['X-Forwarded-Host', 'evil.example'], ['Origin', 'http://evil.example']], [['Sec-Fetch-Site', 'same-origin'], ['Sec-Fetch-Site', 'cross-site']],
]

/** Every way to spoil a request, by name. */
export const spoils: Record<string, Spoil> = {
  'a parameter': (draft, random, ground) => replaceAt(draft.path, random, () => hostile(random, ground.ids, 'path')),
  'somebody else’s id': (draft, random, ground) => replaceAt(draft.path, random, () => wireText(random.one(ground.ids))),
  'an unknown id': (draft, random) => replaceAt(draft.path, random, () => randomUuid(random)),
  'a field': (draft, random, ground) => replaceAt<[string, string]>(draft.form ?? [], random, ([name]) => [name, hostile(random, ground.ids, 'body')]),
  'a field’s id': (draft, random, ground) => replaceAt<[string, string]>(draft.form ?? [], random, ([name]) => [name, random.percent(50) ? wireText(random.one(ground.ids)) : randomUuid(random)]),
  'a missing field': (draft, random) => draft.form?.splice(random.below(draft.form.length + 1), 1),
  'a field twice': (draft, random) => draft.form?.push(...draft.form.slice(0, 1 + random.below(2))),
  'a list for one': (draft, random) => replaceAt<[string, string]>(draft.form ?? [], random, ([name, value]) => [name.replace('[]', '') + random.one(['[]', '[0]', '[__proto__]', '[a][b]', '.x', '']), value]),
  'many of a list': (draft, random) => draft.form?.push(...Array.from({ length: random.one([21, 5000]) }, (): [string, string] => ['picked[]', '1'])),
  'a field of another name': (draft, random, ground) => draft.form?.push([random.one(['__proto__', 'constructor', 'toString', '__proto__[]', 'tenant_id', 'person_id', 'is_flagged', '', '%00', '%FF', 'x'.repeat(5000)]), hostile(random, ground.ids, 'body')]),
  'bytes for a form': (draft, random) => {
    if (draft.form) draft.body = Buffer.from(random.one(['\xff\xfe\xfd', 'email=\xff', 'a=%', '&&&===', '\x00', '', '{"email":{"__proto__":{"x":1}}}', '[[[[', '<x/>', `${'&'.repeat(100_000)}`]), 'latin1')
  },
  'another content type': (draft, random) => {
    draft.type = random.one([null, 'application/json', 'multipart/form-data; boundary=x', 'multipart/form-data', 'text/plain', 'application/x-www-form-urlencoded; charset=utf-16', 'application/x-www-form-urlencodedX', '\xff', 'application/xml'])
    if (draft.type?.includes('json')) draft.body = Buffer.from(JSON.stringify({ email: { $ne: null }, picked: [[['x']]], nested: { ids: ['a'] } }))
    if (draft.type?.includes('boundary')) draft.body = Buffer.from('--x\r\nContent-Disposition: form-data; name="email"; filename="../../x"\r\n\r\nx\r\n--x--')
  },
  'a cut body': (draft) => void (draft.cut = true),
  'another method': (draft, random) => void (draft.method = random.one(['HEAD', 'OPTIONS', 'TRACE', 'PUT', 'PATCH', 'DELETE', 'PROPFIND', 'POST', 'GET', 'get', 'CONNECT', 'QUERY', 'M-SEARCH'])),
  'an odd path': (draft, random) => {
    draft.prefix = random.one(['', '/', '//evil.example', '/.', '/..', '/%2e%2e', '/\\', '/;', '/%2f', '/..%2f..%2f', '/assets/../..', '/assets/%2e%2e%2f', '/assets/..%5c'])
    draft.suffix = random.one(['/', '//', '/.', '/..', '/%2e%2e/people', ';x=y', '%20', '%00', '/index', '/x'.repeat(800), '.html', '\\', '/%', '#x', '%23', '.DATA'])
  },
  'a single fetch': (draft, random) => {
    draft.suffix = random.one(['.data', '.data', '.data.data', '/.data', '/_root.data'])
    if (random.percent(50)) draft.query.push(['_routes', random.one(['', 'root', 'routes/people', '__proto__', ',,,', 'root,root,root', 'constructor', '%FF', 'routes%2Ftrail'])])
  },
  'a query': (draft, random, ground) => void draft.query.push([random.one(queries), hostile(random, ground.ids, 'path')]),
  'a query of Remix': (draft, random) => void draft.query.push(random.one([['_data', 'routes/session'], ['_data', 'routes%2Fpeople'], ['index', ''], ['_data', 'root'], ['_data', '__proto__'], ['_action', 'x'], ['p', '%2F'], ['p', '\\']] as [string, string][])),
  'no origin of ours': (draft, random) => {
    draft.own = false
    draft.extra.push(...random.one(foreignOrigins))
  },
  'another host': (draft, random) => void (draft.host = random.one([null, '', 'nobody.example', '127.0.0.1', 'localhost', 'academy.kestrel.test', 'practitioners.meridian.localhost', 'customers.halden.localhost.', 'CUSTOMERS.halden.LOCALHOST', 'customers.halden.localhost:99999', 'customers.halden.localhost:0', 'customers.halden.localhost:', 'a..b', '[::1]', 'x@customers.halden.localhost', 'customers.halden.localhost/x', '\xff', 'x'.repeat(300), '__proto__', 'customers.halden.localhost, evil.example'])),
  'another cookie': (draft, random, ground) => void (draft.cookie = random.one([null, ground.strangersCookie, `${ground.people.learner.cookie}; ${ground.people.admin.cookie}`, `${ground.people.learner.cookie}; ${ground.people.learner.cookie}`, `stoa=%00; ${ground.people.learner.cookie}`, ground.people.learner.cookie.toUpperCase(), `${ground.people.learner.cookie}x`])),
  'an odd header': (draft, random) => void draft.extra.push(...Array.from({ length: 1 + random.below(2) }, () => [...random.one(random.one(Object.values(oddHeaders)))] as [string, string])),
  'no HTTP': (draft, random, ground) => {
    const host = `Host: ${ground.host}:${ground.port}\r\n`
    draft.raw = Buffer.from(random.one([
      'GET / HTTP/1.0\r\n\r\n', `GET / HTTP/1.1\n${host}\n`, `GET http://evil.example/ HTTP/1.1\r\n${host}Connection: close\r\n\r\n`, `OPTIONS * HTTP/1.1\r\n${host}Connection: close\r\n\r\n`, `CONNECT ${ground.host}:443 HTTP/1.1\r\n${host}\r\n`,
      `POST /sign-in HTTP/1.1\r\n${host}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`, `POST /sign-in HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\nZZ\r\nx\r\n`, `GET / HTTP/1.1\r\n${host}${host}Connection: close\r\n\r\n`,
      `GET / HTTP/9.9\r\n${host}\r\n`, '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', '\x00'.repeat(64), 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', `GET /${'x'.repeat(20_000)} HTTP/1.1\r\n${host}\r\n`, `GET / HTTP/1.1\r\n${host}${'A: b\r\n'.repeat(3_000)}\r\n`, `GET /\x00 HTTP/1.1\r\n${host}\r\n`, `GET / HTTP/1.1\r\n: x\r\n\r\n`,
    ]), 'latin1')
  },
}

/** One request, all chosen by `random`.  in: the routes there are; the ground; onlyForeign for unsafe requests of other sites alone */
export function mutated(random: Chance, routes: readonly Route[], ground: Ground, onlyForeign = false): Shot {
  const who = random.one(['guest', 'learner', 'admin'] as const)
  const route = random.one(onlyForeign ? routes.filter((one) => one.hasAction) : routes)
  const posts = onlyForeign || (route.hasAction && random.percent(65))
  const fill = (segment: string) => (segment.startsWith(':') || segment === '*' ? wireText(random.one(ground.good[segment.slice(1)] ?? ground.ids)) : segment)
  const values = (value: string) => wireText(value === 'EMAIL' ? `fuzz-${random.below(1e9)}@nordlys.example` : ground.good[value] ? random.one(ground.good[value]) : value)
  const draft: Draft = {
    method: posts ? 'POST' : 'GET', version: '1.1', path: route.segments.map(fill), prefix: '', suffix: '', query: [], host: `${ground.host}:${ground.port}`,
    form: posts ? Object.entries(fieldsOf(route)).map(([name, value]): [string, string] => [name, values(value)]) : null,
    type: 'application/x-www-form-urlencoded', body: null, cut: false, own: posts, cookie: ground.people[who].cookie || null, extra: [], raw: null,
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
  const own: [string, string][] = draft.own ? [['Origin', `http://${ground.host}:${ground.port}`], ['Sec-Fetch-Site', 'same-origin']] : []
  const body = draft.form || draft.body ? (draft.body ?? Buffer.from(draft.form!.map(([name, value]) => `${name.includes('%') ? name : wireText(name)}=${value}`).join('&'), 'latin1')) : null
  const query = draft.query.map(([name, value]) => `${name}=${value}`).join('&')
  const says = (name: string) => draft.extra.some(([header]) => header.toLowerCase() === name)
  const lies = says('content-length') || says('transfer-encoding')     // About its length: it ends where it ends.
  const headers: [string, string][] = [
    ...(host === null ? [] : [['Host', host] as [string, string]]),
    ...(draft.cookie && !says('cookie') ? [['Cookie', draft.cookie] as [string, string]] : []),
    ...own,
    ...(body ? [...(draft.type === null ? [] : [['Content-Type', draft.type] as [string, string]]), ...(lies ? [] : [['Content-Length', String(body.length)] as [string, string]])] : []),
    ...draft.extra,
  ]
  return {
    method, version, headers, body, target: `${draft.prefix}/${draft.path.join('/')}${draft.suffix}${query && `?${query}`}`,
    cutAt: lies ? (body?.length ?? 0) : draft.cut && body ? body.length >> 1 : undefined, raw: draft.raw ?? undefined, foreign: !safe && !draft.own && !draft.raw,
  }
}
