// Beyond the tables: roles that stoa_app could become, relations it could read besides them, functions that see more than it does.
import { endings, told, type Ending, type Outcome, type Verdict } from './attempt.ts'
import { DOORS } from './listed.ts'
import { hostOf, theirFingerprint, type Scene } from './scene.ts'
import type { Tenant } from './seed.ts'

/** stoa_app may become stoa_queue and nobody else, and as stoa_queue it has no tenant's table. */
export async function probeRoles({ app, superuser, tables, mine }: Scene): Promise<Verdict[]> {
  const verdicts: Verdict[] = []
  const { rows } = await superuser.query<{ name: string }>(
    `select quote_ident(rolname) as name from pg_roles where rolname not in ('stoa_app', 'stoa_queue') order by 1`)
  for (const { name } of rows) {
    verdicts.push(verdict(`role ${name}`, 'become', endings.grant, await app.attempt(mine.id, `set local role ${name}`)))
  }
  for (const table of tables) {
    const asQueue = await app.attempt(mine.id, `select from ${table.name}`, [], { before: 'set local role stoa_queue' })
    verdicts.push(verdict(`role stoa_queue`, `read ${table.name}`, endings.grant, asQueue))
  }
  await app.renew()
  const newcomer = await app.attempt(null, 'select app.tenant_id()')
  verdicts.push({ ...verdict('session', 'a new connection', endings.unset, newcomer), context: 'no tenant' })
  for (const setting of ['session_authorization = postgres', 'session_replication_role = replica']) {
    verdicts.push(verdict('session', setting, endings.grant, await app.attempt(mine.id, `set local ${setting}`)))
  }
  return verdicts
}

/** Whatever else can be read (a view, a partition, another schema's table) is refused or shows nothing of theirs. */
export async function probeRelations({ app, superuser, tables, mine, theirs }: Scene): Promise<Verdict[]> {
  const { rows } = await superuser.query<{ name: string }>(`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)'
    order by 1`)
  const verdicts: Verdict[] = []
  for (const { name } of rows.filter((row) => !tables.some((table) => table.name === row.name))) {
    for (const [context, tenant, others] of [['no tenant', null, [mine, theirs]], ['other tenant', mine.id, [theirs]]] as const) {
      const outcome = await app.attempt(tenant, `select t::text as line from ${name} t`)
      const shown = JSON.stringify(outcome.rows)
      const silent: Ending = { word: outcome.code ? 'grant' : 'nothing theirs', holds: (o) => endings.grant.holds(o) || endings.unset.holds(o)
        || (o.code === undefined && !others.some((other) => shown.includes(other.id) || shown.includes(other.canary))) }
      verdicts.push({ ...verdict(name, 'read', silent, outcome), context })
    }
    const within = /^(platform|pgboss)\./.test(name)
    if (within) verdicts.push(verdict(name, 'write', endings.grant, await app.attempt(mine.id, `delete from ${name}`)))
  }
  return verdicts
}

interface Callable { name: string; call: string; args: { name: string; type: string }[] }

/** Every function that stoa_app may execute is called with their ids in every place: nothing of theirs comes back or changes. */
export async function probeFunctions(scene: Scene): Promise<Verdict[]> {
  const { app, superuser, mine, theirs } = scene
  const { rows } = await superuser.query<Callable>(`
    select p.proname as name, format('%s %I.%I', case p.prokind when 'p' then 'call' else 'select * from' end, n.nspname, p.proname) as call,
      (select coalesce(json_agg(json_build_object('name', coalesce(p.proargnames[place], ''), 'type', format_type(type, null)) order by place), '[]')
        from unnest(p.proargtypes) with ordinality a (type, place)) as args
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname not in ('pg_catalog', 'information_schema') and has_schema_privilege('stoa_app', n.oid, 'usage')
      and has_function_privilege('stoa_app', p.oid, 'execute') and p.prokind in ('f', 'p')
      and p.prorettype not in ('trigger'::regtype, 'event_trigger'::regtype)
    order by 1`)
  let before = await theirFingerprint(scene)
  const ids = theirIds(scene)
  const verdicts: Verdict[] = []
  for (const { name, call, args } of rows.filter((row) => !DOORS.includes(row.name))) {
    let leak: string | undefined
    const calls = argumentLists(scene, args, ids)
    for (const tenant of [mine.id, null]) {
      for (const values of calls) {
        const text = `${call}(${values.map((_, i) => `$${i + 1}::${args[i]!.type}`).join(', ')})`
        const { rows: shown } = await app.attempt(tenant, text, values)
        const answer = withoutEcho(JSON.stringify(shown), values)
        const seen = [theirs.canary, ...ids].find((word) => answer.includes(word))
        if (seen) leak ??= `app.${name}(${values.join(', ')}) told of ${seen}${tenant ? '' : ' while no tenant was set'}`
      }
    }
    const after = await theirFingerprint(scene)
    if (after !== before) leak ??= 'something of theirs changed'
    before = after
    const kind = `called with ${calls.length} of theirs`
    verdicts.push({ subject: `app.${name}`, kind, context: 'other tenant', word: 'nothing theirs', ...(leak ? { leak } : {}) })
  }
  return verdicts
}

/** What was called with may come back, whole, or word by word where each stands alone: a search says how it read what was typed. */
function withoutEcho(answer: string, values: readonly (string | null)[]): string {
  const told = values.filter((value) => value !== null)
  const words = told.flatMap((value) => value.split(/[^\p{L}\p{N}]+/u)).filter(Boolean)
  return words.reduce((rest, word) => rest.replaceAll(JSON.stringify(word), '""'), told.reduce((rest, value) => rest.replaceAll(value, ''), answer))
}

const UUIDS = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

function theirIds({ theirs, mine }: Scene): string[] {
  const uuids = ({ rows }: Tenant) => [...rows.values()].flat().flatMap((row) => Object.values(row)).flatMap((value) => value?.match(UUIDS) ?? [])
  const own = new Set(uuids(mine))
  return [...new Set(uuids(theirs))].filter((id) => !own.has(id))
}

/** Each of their ids in every place for an id, beside their words in every place for a text. */
function argumentLists({ tables, theirs, queue }: Scene, args: Callable['args'], ids: string[]): (string | null)[][] {
  if (args.length === 0) return [[]]
  const serial = theirs.rows.get('public.cycles')?.[0]?.['serial'] ?? theirs.canary
  const words = [hostOf(theirs), serial, theirs.canary, queue]
  const wordsFor = (name: string) => {
    const checks = tables.flatMap((table) => table.checks).filter((check) => check.columns.includes(name))
    const listed = checks.flatMap((check) => /'([\w-]+)'::text/.exec(check.definition)?.[1] ?? [])
    return listed.length > 0 ? listed : words
  }
  return (args.some((arg) => arg.type === 'uuid') ? ids : words).map((id, turn) => args.map(({ name, type }) => {
    if (type === 'uuid') return id
    if (type === 'text') return wordsFor(name)[turn % wordsFor(name).length]!
    if (type === 'jsonb') return JSON.stringify({ tenant_id: theirs.id })
    if (type === 'boolean') return 'false'
    return /^(integer|bigint|smallint)$/.test(type) ? '1' : null
  }))
}

function verdict(subject: string, kind: string, expected: Ending, outcome: Outcome): Verdict {
  const leak = expected.holds(outcome) ? {} : { leak: `expected ${expected.word}, got ${told(outcome)}` }
  return { subject, kind, context: 'other tenant', word: expected.word, ...leak }
}
