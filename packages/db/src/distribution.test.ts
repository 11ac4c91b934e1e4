// Whether the schema can be spread over several servers by tenant: Postgres itself is made to split it, one company a shard.
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clone, type Clone } from './testing.ts'
import { openScene, type Scene } from './isolation/scene.ts'

let copy: Clone
let scene: Scene
beforeAll(async () => {
  copy = await clone()
  scene = await openScene(copy)
}, 120_000)
afterAll(async () => {
  await scene.close()
  await copy.drop()
})

/** Tables that no tenant owns: every server has a copy of the first kind, the second stays on one. */
const WHOLE_EVERYWHERE = ['platform.hosts', 'platform.serials', 'platform.tenants']
const ON_ONE_SERVER = ['app.migrations']

/** References out of a table that is whole everywhere into one that is split. Citus has none of these: it is dropped there, and the function
 *  that alone writes the table (app.register_host) has been given an academy of the current tenant. */
const INTO_THE_SPLIT = ['platform.hosts FOREIGN KEY (tenant_id, academy_id) REFERENCES academies(tenant_id, id)']

/** Indexes that do not begin with the tenant, and why they need not: within a shard they find rows of a few tenants, and row security looks again. */
const OTHER_INDEXES: Record<string, string> = {
  search_documents_by_title: 'asked by the definer function of search alone, which filters by tenant',
  search_lessons_by_head: 'an inverted index over words, each of which carries the mark of academy and tenant',
  search_lessons_by_words: 'an inverted index over words, each of which carries the mark of academy and tenant',
  search_courses_by_words: 'an inverted index over words, each of which carries the mark of academy and tenant',
}

const ask = async <T extends pg.QueryResultRow>(text: string, values: unknown[] = []) => (await scene.superuser.query<T>(text, values)).rows

test('every table is split by its tenant, or is one of the few that are whole everywhere or on one server', async () => {
  const rows = await ask<{ name: string }>(`
    select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname in ('public', 'platform', 'app') and not (n.nspname = 'public' and exists (
      select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and a.attnotnull)) order by 1`)
  expect(rows.map(({ name }) => name)).toEqual([...ON_ONE_SERVER, ...WHOLE_EVERYWHERE])
})

test('Postgres splits every table into a shard for each tenant, with keys of its own and references that stay within the shard', async () => {
  const tenants = [scene.mine.id, scene.theirs.id]
  await ask('create schema shards')
  for (const { name, columns } of scene.tables) {
    const plain = columns.filter(({ computed }) => !computed).map((column) => `"${column.name}"`).join(', ')
    // This is refused where a primary key or anything unique does not carry the tenant.
    await ask(`create table ${shard(name)} (like ${name} including all excluding identity excluding generated) partition by list (tenant_id)`)
    for (const [number, id] of tenants.entries()) await ask(`create table ${shard(name, number)} partition of ${shard(name)} for values in ('${id}')`)
    await ask(`insert into ${shard(name)} (${plain}) select ${plain} from ${name}`)
  }
  let references = 0
  for (const { name, foreignKeys } of scene.tables)
    for (const key of foreignKeys)
      for (const number of tenants.keys()) {
        const list = (names: string[]) => names.map((column) => `"${column}"`).join(', ')
        await ask(`alter table ${shard(name, number)} add foreign key (${list(key.columns)}) references ${shard(key.target, number)} (${list(key.targetColumns)})`)
        references++
      }
  expect(references).toBeGreaterThan(2 * scene.tables.length)
  for (const { name } of scene.tables)
    for (const [number, id] of tenants.entries()) {
      const [found] = await ask<{ here: string; all: string }>(
        `select (select count(*) from ${shard(name, number)}) as here, (select count(*) from ${name} where tenant_id = $1) as all`,
        [id],
      )
      expect([name, Number(found!.here) > 0, found!.here]).toEqual([name, true, found!.all])
    }
}, 120_000)

const shard = (name: string, number?: number) => name.replace(/^public\./, 'shards.').replace(/"?$/, (end) => `${number === undefined ? '' : `_${number}`}${end}`)

test('a table whose key or reference leaves the tenant out is refused by the same split', async () => {
  await ask('create table loose (tenant_id uuid not null, id uuid primary key)')
  try {
    await expect(ask('create table split_loose (like loose including all) partition by list (tenant_id)')).rejects.toMatchObject({ code: '0A000' })
  } finally {
    await ask('drop table loose')
  }
})

test('a reference to no table of a tenant is one to the tenants themselves, and few lead from there to a tenant’s table', async () => {
  const rows = await ask<{ what: string; inwards: boolean }>(`
    select format('%s %s', f.conrelid::regclass, pg_get_constraintdef(f.oid)) as what, r.relnamespace = 'platform'::regnamespace as inwards
    from pg_constraint f join pg_class r on r.oid = f.conrelid join pg_class t on t.oid = f.confrelid
    where f.contype = 'f' and f.conparentid = 0 and r.relnamespace <> t.relnamespace and r.relnamespace in ('public'::regnamespace, 'platform'::regnamespace)
      and f.confrelid <> 'platform.tenants'::regclass order by 1`)
  expect(rows.map(({ what }) => what)).toEqual(INTO_THE_SPLIT)
})

test('tables can be distributed one after the other: no reference leads back to a table that has to wait for it', async () => {
  const done = new Set<string>()
  for (let before = -1; before < done.size; ) {
    before = done.size
    for (const { name, foreignKeys } of scene.tables) if (foreignKeys.every(({ target }) => target === name || done.has(target))) done.add(name)
  }
  expect(scene.tables.map(({ name }) => name).filter((name) => !done.has(name))).toEqual([])
})

test('every index begins with the tenant, but those of search', async () => {
  const rows = await ask<{ name: string }>(`
    select i.indexrelid::regclass::text as name from pg_index i join pg_class c on c.oid = i.indrelid
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
    where c.relnamespace = 'public'::regnamespace and i.indkey[0] <> a.attnum order by 1`)
  expect(rows.map(({ name }) => name)).toEqual(Object.keys(OTHER_INDEXES).toSorted())
})

test('the queue stays on one server: a job names its tenant in what it carries, and nothing of a tenant refers to it', async () => {
  const rows = await ask(`select from pg_constraint f join pg_class r on r.oid = f.conrelid join pg_class t on t.oid = f.confrelid
    where f.contype = 'f' and (r.relnamespace = 'pgboss'::regnamespace) <> (t.relnamespace = 'pgboss'::regnamespace)`)
  expect(rows).toEqual([])
  expect(await ask(`select count(distinct data ->> 'tenant_id')::int as tenants from pgboss.job where data ? 'tenant_id'`)).toEqual([{ tenants: 2 }])
})
