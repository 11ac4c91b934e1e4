import type { Readable } from 'node:stream'
import pg from 'pg'
import { to } from 'pg-copy-streams'
import { heldTables, migrationsRun, SCHEMAS, trailHeads, type Asked, type DatabaseFacts, type HeldTable } from './held.ts'

/** Why a database cannot be backed up or filled; the message is a sentence for the operator. */
export class BackupRefused extends Error {}

/** Reads a whole database as it is at one moment, while others go on writing.
 *  who:     the operator, as a role that row security lets pass: a superuser, or one with BYPASSRLS that may read everything
 *  in:      url; keep, which takes the rows of one table after the other, in the text form of COPY
 *  out:     everything else there is to know of that moment
 *  refuses: BackupRefused for a role that would see only some of the rows, and for a database that was never migrated */
export async function readDatabase(url: string, keep: (table: HeldTable, rows: Readable) => Promise<void>): Promise<DatabaseFacts> {
  const client = new pg.Client({ connectionString: url, application_name: 'stoa backup' })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    // With row security off, rows that would be hidden are an error instead of being left out.
    await client.query('set local row_security = off; set local statement_timeout = 0')
    await mustSeeAll(client)
    const tables: DatabaseFacts['tables'] = []
    for (const table of await heldTables(client)) {
      const rows = client.query(to(`copy ${table.name} (${table.columns.join(', ')}) to stdout`))
      await keep(table, rows)
      tables.push({ ...table, rows: (rows as unknown as { rowCount: number }).rowCount })
    }
    const { rows } = await client.query(`
      select now() as taken_at, current_setting('server_version') as server_version, (select version from pgboss.version) as queue_version`)
    const facts = {
      taken_at: (rows[0].taken_at as Date).toISOString(),
      server_version: rows[0].server_version as string,
      queue_version: Number(rows[0].queue_version),
    }
    return { ...facts, migrations: await migrationsRun(client), tables, sequences: await sequences(client), trails: await trailHeads(client), stored: await stored(client) }
  } finally {
    await client.query('rollback').catch(() => {})
    await client.end()
  }
}

async function mustSeeAll(client: Asked): Promise<void> {
  const { rows } = await client.query(`
    select current_user as role, rolsuper or rolbypassrls as passes, to_regclass('app.migrations') is not null as is_migrated,
      (select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'S') and n.nspname in ${SCHEMAS}
          and not (has_schema_privilege(n.oid, 'usage') and case c.relkind when 'S' then has_sequence_privilege(c.oid, 'select') else has_table_privilege(c.oid, 'select') end)
        limit 1) as closed
    from pg_roles where rolname = current_user`)
  const { role, passes, is_migrated, closed } = rows[0]
  if (!is_migrated) throw new BackupRefused('There is nothing to back up: this database was never migrated.')
  if (!passes || closed) {
    throw new BackupRefused(
      `The role ${role} does not see ${closed ?? 'every row'}. Name one in DATABASE_BACKUP_URL that row security lets pass, made by the superuser: ` +
        `create role backup login bypassrls in role pg_read_all_data password '…'`,
    )
  }
}

async function sequences(client: Asked): Promise<DatabaseFacts['sequences']> {
  const { rows } = await client.query<{ name: string }>(`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'S' and n.nspname in ${SCHEMAS} order by 1`)
  const found: DatabaseFacts['sequences'] = []
  for (const { name } of rows) found.push({ name, ...(await client.query(`select last_value::text, is_called from ${name}`)).rows[0] })
  return found
}

/** Wherever a column is called sha256, or something_sha256, it holds the key of a file in storage. */
async function stored(client: Asked): Promise<string[]> {
  const { rows } = await client.query<{ question: string | null }>(`
    select string_agg(format('select %I as key from %I.%I', a.attname, n.nspname, c.relname), ' union ') as question
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r' and not a.attisdropped and a.attname ~ '(^|_)sha256$'`)
  if (!rows[0]?.question) return []
  return (await client.query<{ key: string }>(`select key from (${rows[0].question}) every where key is not null order by key`)).rows.map(({ key }) => key)
}
