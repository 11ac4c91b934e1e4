// The probes of one table: what another tenant, and nobody at all, can do to rows that are really there.
import { endings, told, type Ending, type Manner, type Outcome, type Verdict } from './attempt.ts'
import { quoted, type Table } from './catalogue.ts'
import type { Scene } from './scene.ts'
import { insertion, isSingle, rehearse, type Row, type Tenant } from './seed.ts'

/** Every probe of one table. out: one verdict for each attempt */
export async function probeTable(scene: Scene, table: Table): Promise<Verdict[]> {
  const { app, superuser, mine, theirs } = scene
  const verdicts: Verdict[] = []
  const content = `select md5(string_agg(t.xmin::text || t::text, '|' order by t.ctid)) as f from ${table.name} t`
  const fingerprint = async (): Promise<string> => (await superuser.query(content)).rows[0].f
  let before = await fingerprint()

  const judge = async (kind: string, context: Verdict['context'], expected: Ending, text: string, values: unknown[] = [], manner: Manner = {}) => {
    const tenant = context === 'no tenant' ? null : mine.id
    const outcome = await app.attempt(tenant, text, values, manner)
    // What raised was rolled back and cannot have changed anything; whatever went through is looked at.
    const after = outcome.code === undefined ? await fingerprint() : before
    const leak = !expected.holds(outcome) ? `expected ${expected.word}, got ${told(outcome)}` : after !== before ? 'the table changed' : undefined
    before = after
    verdicts.push({ subject: table.name, kind, context, word: expected.word, ...(leak ? { leak } : {}) })
  }
  // The same refusal for a tenant that is not set, since asking for it is what raises.
  const both = async (kind: string, granted: boolean, expected: Ending, text: string, values: unknown[] = []) => {
    await judge(kind, 'no tenant', granted ? endings.unset : endings.grant, text, values)
    await judge(kind, 'other tenant', granted ? expected : endings.grant, text, values)
  }

  const { may } = table
  const fresh = { mine: await rehearse(superuser, table, mine), theirs: await rehearse(superuser, table, theirs) }

  verdicts.push(...(await ownRows(scene, table)))
  const all = `select count(*)::int as n from ${table.name}`
  await judge('select', 'no tenant', may.select ? endings.unset : endings.grant, plain(table), [], { named: table.name })
  await judge('select', 'other tenant', may.select ? zero : endings.grant, `${all} where tenant_id = $1`, [theirs.id])
  await judge('select', 'other tenant', may.select ? zero : endings.grant, `${all} where tenant_id is distinct from $1`, [mine.id])
  await judge('select', 'other tenant', { ...refused, word: may.select ? 'fence' : 'grant' }, all, [], { before: 'set local row_security = off' })

  await both('insert', may.insert, endings.fence, ...insertion(table, fresh.theirs))
  // A row that is there already: "do nothing" would tell that it is.
  const [again, values] = insertion(table, written(table, theirs.rows.get(table.name)![0]!))
  await both('insert', may.insert, endings.fence, `${again} on conflict do nothing`, values)

  const column = quoted(may.update.find((name) => name !== 'tenant_id') ?? 'tenant_id')
  await both('update', may.update.length > 0, endings.none, `update ${table.name} set ${column} = ${column} where tenant_id = $1`, [theirs.id])
  const gift = `update ${table.name} set tenant_id = $1 where tenant_id = $2`
  await both('give away', may.update.includes('tenant_id'), endings.fence, gift, [theirs.id, mine.id])

  await both('delete', may.delete, endings.none, `delete from ${table.name} where tenant_id = $1`, [theirs.id])
  await both('delete', false, endings.grant, `truncate ${table.name}`)

  for (const reference of referencesTo(theirs, table)) {
    await both('reference', may.insert, endings.key, ...insertion(table, { ...fresh.mine, ...reference }))
    const own = mine.rows.get(table.name)![0]!
    const names = Object.keys(reference)
    const set = names.map((name, i) => `${quoted(name)} = $${i + 1}`).join(', ')
    const where = table.primaryKey.map((name, i) => `${quoted(name)} = $${names.length + i + 1}`).join(' and ') || 'true'
    await both('reference', names.every((name) => may.update.includes(name)), endings.key, `update ${table.name} set ${set} where ${where}`,
      [...Object.values(reference), ...table.primaryKey.map((name) => own[name])])
  }

  const [likeTheirs, likeValues] = insertion(table, twin(scene, table, fresh.mine))
  await judge('twin', 'other tenant', may.insert ? twinEnding(table) : endings.grant, likeTheirs, likeValues, { keep: false })
  if ((await fingerprint()) !== before) verdicts.push({ subject: table.name, kind: 'own', context: 'own tenant', word: 'ok', leak: 'the table changed' })
  return verdicts
}

const refused: Ending = { word: 'fence', holds: (o) => endings.fence.holds(o) || endings.grant.holds(o) }
const zero: Ending = { word: '0 rows', holds: (o) => o.rows[0]?.['n'] === 0 }
const plain = (table: Table) => `select count(*)::int as n, coalesce(array_agg(distinct tenant_id::text), '{}') as tenants from ${table.name}`

/** The control: each tenant sees exactly its own rows and may do to them what was granted. Without it an empty table would look safe.
 *  First theirs, then mine, through one prepared statement: a plan that remembers its first tenant is caught here. */
async function ownRows({ app, theirs, mine }: Scene, table: Table): Promise<Verdict[]> {
  const verdicts: Verdict[] = []
  const push = (expected: Ending, outcome: Outcome) => verdicts.push({ subject: table.name, kind: 'own', context: 'own tenant', word: expected.word,
    ...(expected.holds(outcome) ? {} : { leak: `expected ${expected.word}, got ${told(outcome)} ${JSON.stringify(outcome.rows).slice(0, 200)}` }) })
  const { may } = table
  for (const tenant of [theirs, mine]) {
    const count = tenant.rows.get(table.name)!.length
    const exactly: Ending = { word: 'ok', holds: ({ rows: [row] }) => count > 0 && row?.['n'] === count && String(row['tenants']) === tenant.id }
    push(may.select ? exactly : endings.grant, await app.attempt(tenant.id, plain(table), [], { named: table.name }))
  }
  const count = mine.rows.get(table.name)!.length
  const column = may.update.find((name) => name !== 'tenant_id')
  const touched: Ending = { word: 'ok', holds: (o) => o.rowCount === count }
  if (column) push(touched, await app.attempt(mine.id, `update ${table.name} set ${quoted(column)} = ${quoted(column)}`, [], { keep: false }))
  // What is still referred to cannot be deleted, but was found.
  const deleted: Ending = { word: 'ok', holds: (o) => o.rowCount === count || endings.key.holds(o) }
  if (may.delete) push(deleted, await app.attempt(mine.id, `delete from ${table.name}`, [], { keep: false }))
  return verdicts
}

/** A row as it could be written again. */
function written(table: Table, row: Row): Row {
  return Object.fromEntries(table.columns.flatMap(({ name, computed }) => (computed ? [] : [[name, row[name]!]])))
}

/** For each foreign key: the columns, tenant_id aside, and the values with which they would point at their row. */
function referencesTo(theirs: Tenant, table: Table): Row[] {
  return table.foreignKeys.flatMap((key) => {
    const target = theirs.rows.get(key.target)?.[0]
    const pairs = key.columns.flatMap((name, i) => (name === 'tenant_id' || !target ? [] : [[name, target[key.targetColumns[i]!]!] as const]))
    return pairs.length > 0 ? [Object.fromEntries(pairs)] : []
  })
}

/** A new row of mine that repeats whatever it can of theirs: a duplicate-key error would tell that theirs exists.
 *  Where I have such a row already, mine stays as it was. */
function twin({ mine, theirs }: Scene, table: Table, fresh: Row): Row {
  const computed = table.columns.filter((column) => column.computed).map((column) => column.name)
  const bound = new Set(['tenant_id', ...computed, ...table.foreignKeys.flatMap((key) => key.columns)])
  const repeated = Object.entries(theirs.rows.get(table.name)![0]!).filter(([name]) => !bound.has(name))
  const row: Row = { ...fresh, ...Object.fromEntries(repeated) }
  for (const columns of table.uniques) {
    const mineHas = mine.rows.get(table.name)!.some((one) => columns.every((name) => one[name] === row[name]))
    if (mineHas) for (const name of columns) if (!bound.has(name) && name in fresh) row[name] = fresh[name]!
  }
  return row
}

/** Names that are public by nature (a serial, a hostname) are unique across tenants, in schema platform and nowhere else. */
function twinEnding(table: Table): Ending {
  return { word: 'ok', holds: (o) => o.code === undefined || (o.code === '23505' && (o.schema === 'platform' || isSingle(table))) }
}
