/** The ways to spoil a request that was right. */
import type { Ground } from './ground.ts'
import { hostile, randomUuid, wireText } from './hostile.ts'
import { foreignOrigins, noHttp, oddHeaders, oddHosts, oddPrefixes, oddSuffixes, oddTypes } from './oddities.ts'
import type { Chance } from './random.ts'
import { queries } from './routes.ts'

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

/** Every way to spoil a request, by name. */
export const spoils: Record<string, Spoil> = {
  'a parameter': (draft, random, ground) => replaceAt(draft.path, random, () => hostile(random, ground.ids, 'path')),
  'somebody else’s id': (draft, random, ground) => replaceAt(draft.path, random, () => wireText(random.one(ground.ids))),
  'an unknown id': (draft, random) => replaceAt(draft.path, random, () => randomUuid(random)),
  'a field': (draft, random, ground) =>
    replaceAt<[string, string]>(draft.form ?? [], random, ([name]) => [name, hostile(random, ground.ids, 'body')]),
  'a field’s id': (draft, random, ground) =>
    replaceAt<[string, string]>(draft.form ?? [], random, ([name]) => [
      name,
      random.percent(50) ? wireText(random.one(ground.ids)) : randomUuid(random),
    ]),
  'a missing field': (draft, random) => draft.form?.splice(random.below(draft.form.length + 1), 1),
  'a field twice': (draft, random) => draft.form?.push(...draft.form.slice(0, 1 + random.below(2))),
  'a list for one': (draft, random) =>
    replaceAt<[string, string]>(draft.form ?? [], random, ([name, value]) => [
      name.replace('[]', '') + random.one(['[]', '[0]', '[__proto__]', '[a][b]', '.x', '']),
      value,
    ]),
  'many of a list': (draft, random) => draft.form?.push(...Array.from({ length: random.one([21, 5000]) }, (): [string, string] => ['picked[]', '1'])),
  'a field of another name': (draft, random, ground) =>
    draft.form?.push([
      random.one(['__proto__', 'constructor', 'toString', '__proto__[]', 'tenant_id', 'person_id', 'is_flagged', '', '%00', '%FF', 'x'.repeat(5000)]),
      hostile(random, ground.ids, 'body'),
    ]),
  'bytes for a form': (draft, random) => {
    if (draft.form)
      draft.body = Buffer.from(
        random.one([
          '\xff\xfe\xfd',
          'email=\xff',
          'a=%',
          '&&&===',
          '\x00',
          '',
          '{"email":{"__proto__":{"x":1}}}',
          '[[[[',
          '<x/>',
          `${'&'.repeat(100_000)}`,
        ]),
        'latin1',
      )
  },
  'another content type': (draft, random) => {
    draft.type = random.one(oddTypes)
    if (draft.type?.includes('json')) draft.body = Buffer.from(JSON.stringify({ email: { $ne: null }, picked: [[['x']]], nested: { ids: ['a'] } }))
    if (draft.type?.includes('boundary'))
      draft.body = Buffer.from('--x\r\nContent-Disposition: form-data; name="email"; filename="../../x"\r\n\r\nx\r\n--x--')
  },
  'a cut body': (draft) => void (draft.cut = true),
  'another method': (draft, random) =>
    void (draft.method = random.one([
      'HEAD',
      'OPTIONS',
      'TRACE',
      'PUT',
      'PATCH',
      'DELETE',
      'PROPFIND',
      'POST',
      'GET',
      'get',
      'CONNECT',
      'QUERY',
      'M-SEARCH',
    ])),
  'an odd path': (draft, random) => {
    draft.prefix = random.one(oddPrefixes)
    draft.suffix = random.one(oddSuffixes)
  },
  'a single fetch': (draft, random) => {
    draft.suffix = random.one(['.data', '.data', '.data.data', '/.data', '/_root.data'])
    if (random.percent(50))
      draft.query.push([
        '_routes',
        random.one(['', 'root', 'routes/people', '__proto__', ',,,', 'root,root,root', 'constructor', '%FF', 'routes%2Ftrail']),
      ])
  },
  'a query': (draft, random, ground) => void draft.query.push([random.one(queries), hostile(random, ground.ids, 'path')]),
  'a query of Remix': (draft, random) =>
    void draft.query.push(
      random.one([
        ['_data', 'routes/session'],
        ['_data', 'routes%2Fpeople'],
        ['index', ''],
        ['_data', 'root'],
        ['_data', '__proto__'],
        ['_action', 'x'],
        ['p', '%2F'],
        ['p', '\\'],
      ] as [string, string][]),
    ),
  'no origin of ours': (draft, random) => {
    draft.own = false
    draft.extra.push(...random.one(foreignOrigins))
  },
  'another host': (draft, random) => void (draft.host = random.one(oddHosts)),
  'another cookie': (draft, random, ground) =>
    void (draft.cookie = random.one([
      null,
      ground.strangersCookie,
      `${ground.people.learner.cookie}; ${ground.people.admin.cookie}`,
      `${ground.people.learner.cookie}; ${ground.people.learner.cookie}`,
      `stoa=%00; ${ground.people.learner.cookie}`,
      ground.people.learner.cookie.toUpperCase(),
      `${ground.people.learner.cookie}x`,
    ])),
  'an odd header': (draft, random) =>
    void draft.extra.push(
      ...Array.from({ length: 1 + random.below(2) }, () => [...random.one(random.one(Object.values(oddHeaders)))] as [string, string]),
    ),
  'no HTTP': (draft, random, ground) => {
    draft.raw = Buffer.from(random.one(noHttp(`${ground.host}`, ground.port)), 'latin1')
  },
}
