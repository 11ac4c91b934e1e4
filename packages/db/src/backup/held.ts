import type pg from 'pg'

/** What can be asked: a client of one database. */
export type Asked = Pick<pg.ClientBase, 'query'>

/** A table as it is carried from one database to another; all names quoted and qualified, ready for SQL. Computed columns stay behind. */
export interface HeldTable {
  name: string
  columns: string[]
}

/** A counter as it stands. */
export interface HeldSequence {
  name: string
  last_value: string
  is_called: boolean
}

/** The end of one tenant's trail. */
export interface TrailHead {
  tenant_id: string
  slug: string
  position: string
  hash: string
}

/** Everything of one moment but the rows themselves, which travel as streams. stored: the keys of files in storage that rows speak of */
export interface DatabaseFacts {
  taken_at: string
  server_version: string
  migrations: { name: string; checksum: string }[]
  queue_version: number
  tables: (HeldTable & { rows: number })[]
  sequences: HeldSequence[]
  trails: TrailHead[]
  stored: string[]
}

export const SCHEMAS = `('public', 'platform', 'pgboss')`

/** Every table with rows of ours, in the order of its name. What a migration writes about itself is made again by migrating, and not carried. */
export async function heldTables(client: Asked): Promise<HeldTable[]> {
  const { rows } = await client.query<HeldTable>(`
    select format('%I.%I', n.nspname, c.relname) as name,
      (select json_agg(quote_ident(a.attname) order by a.attname) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname in ${SCHEMAS} and c.oid is distinct from to_regclass('pgboss.version') order by format('%I.%I', n.nspname, c.relname) collate "C"`)
  return rows
}

/** The migrations that ran, in their order; functions, which run again when they change, are not among them. */
export async function migrationsRun(client: Asked): Promise<{ name: string; checksum: string }[]> {
  const { rows } = await client.query(`select to_regclass('app.migrations') is not null as is_there`)
  if (!rows[0].is_there) return []
  return (await client.query(`select name, checksum from app.migrations where name like 'migrations/%' order by name`)).rows
}

/** The end of each tenant's trail.  in: a client that sees every row */
export async function trailHeads(client: Asked): Promise<TrailHead[]> {
  const { rows } = await client.query<TrailHead>(`
    select t.id as tenant_id, t.slug, coalesce(l.position, 0)::text as position, coalesce(l.hash, '') as hash from platform.tenants t
    left join lateral (select position, hash from public.trail_links k where k.tenant_id = t.id order by position desc limit 1) l on true order by t.id`)
  return rows
}
