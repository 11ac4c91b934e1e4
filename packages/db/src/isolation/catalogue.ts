// What the probes are generated from: every table of schema public as Postgres itself describes it.
import type pg from 'pg'

/** A column that a row needs a value for, or may have one. `type` as Postgres writes it; `labels` of an enum, else empty. */
export interface Column {
  name: string
  type: string
  required: boolean
  filled: boolean             // By a default, an identity or an expression: a row is complete without it.
  computed: boolean           // By an identity or an expression alone: nobody may write it.
  labels: string[]
}

/** A reference to another table of schema public; `target` is that table's quoted name. */
export interface ForeignKey {
  name: string
  columns: string[]
  target: string
  targetColumns: string[]
}

/** One table. `name` is quoted and qualified, ready for SQL. `may` is what stoa_app was granted; update lists columns
 *  that are not computed. */
export interface Table {
  name: string
  columns: Column[]
  primaryKey: string[]
  uniques: string[][]
  foreignKeys: ForeignKey[]
  checks: { name: string; columns: string[]; definition: string }[]
  may: { select: boolean; insert: boolean; delete: boolean; update: string[] }
}

/** The names of columns that an array of numbers means, in its order, as json. */
const named = (relation: string, numbers: string) => `(select coalesce(json_agg(a.attname order by p.place), '[]')
  from unnest(${numbers}::int2[]) with ordinality p (attnum, place) join pg_attribute a on a.attrelid = ${relation} and a.attnum = p.attnum)`

const QUERY = `
  select format('%I.%I', n.nspname, c.relname) as name,
    (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, null), 'required', a.attnotnull,
        'filled', a.atthasdef or a.attidentity <> '' or a.attgenerated <> '', 'computed', a.attidentity <> '' or a.attgenerated <> '',
        'labels', (select coalesce(json_agg(e.enumlabel order by e.enumsortorder), '[]') from pg_enum e where e.enumtypid = a.atttypid))
        order by a.attnum)
      from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
    coalesce((select ${named('c.oid', 'i.indkey')} from pg_index i where i.indrelid = c.oid and i.indisprimary), '[]') as "primaryKey",
    (select coalesce(json_agg(${named('c.oid', 'i.indkey')}), '[]')
      from pg_index i where i.indrelid = c.oid and i.indisunique and i.indexprs is null) as uniques,
    (select coalesce(json_agg(json_build_object('name', f.conname, 'target', format('%I.%I', tn.nspname, t.relname),
        'columns', ${named('f.conrelid', 'f.conkey')}, 'targetColumns', ${named('f.confrelid', 'f.confkey')})
        order by cardinality(f.conkey) desc, f.conname), '[]')
      from pg_constraint f join pg_class t on t.oid = f.confrelid join pg_namespace tn on tn.oid = t.relnamespace
      where f.conrelid = c.oid and f.contype = 'f' and tn.nspname = 'public') as "foreignKeys",
    (select coalesce(json_agg(json_build_object('name', k.conname, 'definition', pg_get_constraintdef(k.oid),
        'columns', ${named('c.oid', 'k.conkey')})), '[]')
      from pg_constraint k where k.conrelid = c.oid and k.contype = 'c') as checks,
    json_build_object('select', has_table_privilege('stoa_app', c.oid, 'select'), 'insert', has_table_privilege('stoa_app', c.oid, 'insert'),
      'delete', has_table_privilege('stoa_app', c.oid, 'delete'), 'update', (select coalesce(json_agg(a.attname order by a.attnum desc), '[]')
        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attidentity = '' and a.attgenerated = ''
          and has_column_privilege('stoa_app', c.oid, a.attnum, 'update'))) as may
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition
    and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped)
  order by c.relname`

/** Every table that has a tenant, in the order in which rows can be made: whatever a row points at comes before it.
 *  in: anybody's connection, since the catalogue is open to all */
export async function readTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(QUERY)
  const done: Table[] = []
  while (done.length < rows.length) {
    const waiting = rows.filter((table) => !done.includes(table))
    const isWaiting = (name: string) => waiting.some((table) => table.name === name)
    const ready = waiting.filter((table) => table.foreignKeys.every(({ target }) => target === table.name || !isWaiting(target)))
    // In a ring of references the first table goes ahead; its reference into the ring has to accept null.
    done.push(...(ready.length > 0 ? ready : waiting.slice(0, 1)))
  }
  return done
}

/** A column's name, quoted for SQL. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
