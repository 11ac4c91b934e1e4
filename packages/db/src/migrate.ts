import pg from 'pg'
import { getConstructionPlans, getMigrationPlans } from 'pg-boss'
import { migrations, seenAs, type Migration } from './migrations.ts'

export { ensureRoles } from './roles.ts'

/** Why a database was not migrated; the message is a sentence for the operator. */
export class MigrationRefused extends Error {}

const LOCK = 7262617

/** Brings a database to the present: each file in a transaction of its own, so that a run which stopped half-way is simply run again.
 *  in:      ownerUrl, a login that is stoa_owner or may become it; only, to stop where a backup was made: those migrations, and no functions
 *  out:     the names of what ran
 *  refuses: MigrationRefused for an edited migration; Postgres' own error for a lock not had within 2 s */
export async function migrate(ownerUrl: string, progress: (name: string) => void = () => {}, only?: Set<string>): Promise<{ applied: string[] }> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'stoa migrate' })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query(`set role stoa_owner; set client_min_messages = warning`)
    await client.query(`select pg_advisory_lock(${LOCK})`)   // Two starts at once: the second waits here and finds nothing left to do.
    await client.query(`set lock_timeout = '2s'`)
    await prepare(client)
    const applied: string[] = []
    for (const migration of [...(await jobSchema(client)), ...migrations]) {
      if (only && !only.has(migration.name) && !migration.name.startsWith('pgboss/')) continue
      // What the queue role may do is said again when pg-boss brought new tables.
      const jobsMoved = migration.name === 'always/queues.sql' && applied.some((name) => name.startsWith('pgboss/'))
      if (!jobsMoved && !(await isDue(client, migration))) continue
      progress(migration.name)
      await run(client, migration)
      applied.push(migration.name)
    }
    return { applied }
  } finally {
    await client.end()
  }
}

async function prepare(client: pg.Client) {
  await client.query(`
    create schema if not exists app;
    create table if not exists app.migrations (name text primary key, checksum text not null, applied_at timestamptz not null default now());
    grant usage on schema app to stoa_app; grant select on app.migrations to stoa_app;`)
}

/** pg-boss keeps its tables in a schema of its own; its version number decides whether its own plans have something to do. */
async function jobSchema(client: pg.Client): Promise<Migration[]> {
  const { rows } = await client.query(`select to_regclass('pgboss.version') is not null as installed`)
  const version: number | null = rows[0].installed ? (await client.query('select version from pgboss.version')).rows[0].version : null
  const plans = getConstructionPlans('pgboss')
  const latest = Number(/INSERT INTO pgboss\.version\s*\(version\)\s*VALUES\s*\('(\d+)'\)/i.exec(plans)?.[1])
  if (!latest) throw new Error('pg-boss no longer says its schema version in its construction plans')
  if (version === latest) return []
  const text = version === null ? plans : getMigrationPlans('pgboss', version)
  return [{ name: `pgboss/${version ?? 'new'}`, kind: 'once', isApart: false, text: text.replace(/\b(BEGIN|COMMIT);/g, ''), checksum: 'pg-boss' }]
}

async function isDue(client: pg.Client, migration: Migration): Promise<boolean> {
  if (migration.text.trim() === '') return false
  const { rows } = await client.query('select checksum from app.migrations where name = $1', [migration.name])
  if (rows.length === 0) return true
  if (rows[0].checksum === migration.checksum) return false
  if (migration.kind === 'once') throw new MigrationRefused(`${migration.name} was changed after it had run. Migrations are never edited: write a new one.`)
  return true
}

/** Runs one file and notes that it ran.  in: a client that is stoa_owner, outside any transaction; what runs apart is not taken back when it fails */
export async function run(client: pg.Client, migration: Migration): Promise<void> {
  if (migration.isApart) return runApart(client, migration)
  await client.query('begin')
  try {
    await client.query(migration.text)
    await note(client, migration)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw Object.assign(error as Error, { message: `${migration.name}: ${(error as Error).message}` })
  }
}

/** One statement after the other, each for itself, as `create index concurrently` wants it. It waits for whoever is in the middle of
 *  something and stops nobody. Interrupted, it is run again from its beginning, so each statement begins by taking back half of itself. */
async function runApart(client: pg.Client, migration: Migration) {
  await client.query(`set lock_timeout = 0`)
  try {
    for (const statement of statementsOf(migration.text)) await client.query(statement)
    await note(client, migration)
  } catch (error) {
    throw Object.assign(error as Error, { message: `${migration.name}: ${(error as Error).message}` })
  } finally {
    await client.query(`set lock_timeout = '2s'`)
  }
}

const statementsOf = (text: string) => text.replace(/--.*$/gm, '').split(/;\s*$/m).map((one) => one.trim()).filter(Boolean)

/** What was there before stays known, so that a process of the previous version that starts again sees a database ahead of it and not
 *  one behind (migrations.ts). Going back to it on purpose forgets what came later. */
async function note(client: pg.Client, { name, checksum, kind }: Migration) {
  if (kind === 'always') {
    const { rowCount } = await client.query('select from app.migrations where name = $1', [seenAs(name, checksum)])
    if (rowCount) await client.query(`delete from app.migrations where name like 'seen/%/' || $1`, [name])
    else
      await client.query(
        `insert into app.migrations (name, checksum) select 'seen/' || m.checksum || '/' || m.name, m.checksum from app.migrations m
         where m.name = $1 and m.checksum <> $2 on conflict do nothing`,
        [name, checksum],
      )
  }
  await client.query(
    `insert into app.migrations (name, checksum) values ($1, $2) on conflict (name) do update set checksum = excluded.checksum, applied_at = now()`,
    [name, checksum],
  )
}
