import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from } from 'pg-copy-streams'
import { migrate } from '../migrate.ts'
import { migrations } from '../migrations.ts'
import { heldTables, migrationsRun, SCHEMAS, trailHeads, type Asked, type DatabaseFacts } from './held.ts'
import { BackupRefused } from './read-database.ts'

/** Fills an empty database with what `readDatabase` told: migrates it to where that one was, loads all rows in one transaction, makes every
 *  reference anew, which checks it, counts, and migrates on to the present.
 *  who:     the operator, as stoa_owner
 *  in:      ownerUrl; facts; rowsOf, a table's rows in the text form of COPY
 *  out:     nothing, once every count and every end of a trail is what it was and each chain agrees with itself
 *  refuses: BackupRefused for a database that holds something, was migrated further, or is of another release's queue, and where a count or
 *           a chain is not what it was. Until the rows are counted nothing stays in the tables, so that it can be tried again */
export async function fillDatabase(ownerUrl: string, facts: DatabaseFacts, rowsOf: (table: string) => Readable): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'stoa restore' })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('set role stoa_owner; set client_min_messages = warning')
    await mustBeEmpty(client)
    await mustFit(client, facts)
    await migrate(ownerUrl, () => {}, new Set(facts.migrations.map(({ name }) => name)))
    const { rows } = await client.query('select version from pgboss.version')
    if (Number(rows[0].version) !== facts.queue_version) {
      throw new BackupRefused(
        `The queue in this backup has version ${facts.queue_version}, this release has ${rows[0].version}. Restore with the release that made it, then upgrade.`,
      )
    }
    await client.query('begin')
    await load(client, facts, rowsOf)
    await client.query('commit')
    await client.query('analyze')
    await migrate(ownerUrl)
    await checkTrails(client, facts)
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    await client.end()
  }
}

async function mustBeEmpty(client: Asked): Promise<void> {
  // Every table but the queue's, which is never without rows once it is there.
  for (const { name } of (await heldTables(client)).filter((table) => !table.name.startsWith('pgboss.'))) {
    // As its owner one sees no row of a fenced table; whether any is there shows in its first page.
    const { rows } = await client.query(`select pg_relation_size($1::regclass) > 0 or exists (select from ${name}) as is_used`, [name])
    if (rows[0].is_used) throw new BackupRefused(`The database is not empty: there is something in ${name}. Restore goes into a new one only.`)
  }
}

async function mustFit(client: Asked, facts: DatabaseFacts): Promise<void> {
  const ours = new Map(migrations.map(({ name, checksum }) => [name, checksum]))
  const strange = facts.migrations.find(({ name, checksum }) => ours.get(name) !== checksum)
  if (strange) throw new BackupRefused(`This release does not know ${strange.name} as the backup has it. Restore with the release that made the backup, or a later one.`)
  const theirs = new Set(facts.migrations.map(({ name }) => name))
  const further = (await migrationsRun(client)).find(({ name }) => !theirs.has(name))
  if (further) throw new BackupRefused(`The database has seen ${further.name} already, and the backup has not. Restore into one that was never migrated.`)
}

async function load(client: pg.Client, facts: DatabaseFacts, rowsOf: (table: string) => Readable): Promise<void> {
  const tables = await heldTables(client)
  if (shape(tables) !== shape(facts.tables))
    throw new BackupRefused('The tables in this backup are not those its migrations make. It was not made by this product, or changed since.')
  const all = tables.map(({ name }) => name).join(', ')
  const forced = (await client.query<{ name: string }>(`
    select oid::regclass::text as name from pg_class where relnamespace::regnamespace::text in ${SCHEMAS} and relforcerowsecurity`)).rows
  const references = (await client.query<{ tbl: string; name: string; definition: string }>(`
    select conrelid::regclass::text as tbl, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition from pg_constraint
    where contype = 'f' and conparentid = 0 and connamespace::regnamespace::text in ${SCHEMAS} order by 1, 2`)).rows
  for (const { name } of forced) await client.query(`alter table ${name} no force row level security`)
  for (const { tbl, name } of references) await client.query(`alter table ${tbl} drop constraint ${name}`)
  for (const { name } of tables) await client.query(`alter table ${name} disable trigger user`)
  await client.query(`truncate ${all}`)
  for (const { name, columns, rows } of facts.tables) {
    await pipeline(rowsOf(name), client.query(from(`copy ${name} (${columns.join(', ')}) from stdin`)))
    const counted = Number((await client.query(`select count(*) from ${name}`)).rows[0].count)
    if (counted !== rows) throw new BackupRefused(`${name} has ${counted} rows and should have ${rows}. Nothing has been kept.`)
  }
  // The queues are the backup's now: those that this release has besides are made when it migrates on.
  await client.query(`delete from app.migrations where name = 'always/queues.sql'`)
  for (const { name, last_value, is_called } of facts.sequences) await client.query('select setval($1, $2, $3)', [name, last_value, is_called])
  const ends = JSON.stringify(await trailHeads(client))
  if (ends !== JSON.stringify(facts.trails)) throw new BackupRefused('The trails do not end where they ended in the backup. Nothing has been kept.')
  for (const { tbl, name, definition } of references) await client.query(`alter table ${tbl} add constraint ${name} ${definition}`)
  for (const { name } of tables) await client.query(`alter table ${name} enable trigger user`)
  for (const { name } of forced) await client.query(`alter table ${name} force row level security`)
}

const shape = (tables: { name: string; columns: string[] }[]) => JSON.stringify(tables.map(({ name, columns }) => [name, columns]))

async function checkTrails(client: Asked, facts: DatabaseFacts): Promise<void> {
  for (const { tenant_id, slug } of facts.trails) {
    await client.query('begin read only')
    await client.query(`select set_config('app.tenant_id', $1, true)`, [tenant_id])
    const { rows } = await client.query('select app.trail_break() as at')
    await client.query('rollback')
    if (rows[0].at !== null)
      throw new BackupRefused(`The trail of ${slug} does not agree with itself at line ${rows[0].at}. Do not use this database: the backup was made of a broken trail.`)
  }
}
