import type { Database } from '@stoa/db'

/** What a neighbour of the measured company has as well: who is in it, what it teaches and how far people are. */
const TABLES = [
  'companies', 'organizations', 'academies', 'people', 'memberships', 'assets', 'renditions', 'courses', 'course_versions', 'publications',
  'lessons', 'blocks', 'catalogue_entries', 'enrollments', 'enrollment_sources', 'block_progress', 'places',
]

/** Copies a company as it is before its own people are seeded, so that a page of it is one among those of many. Ids of a copy are made
 *  of its tenant's and the original's, so that everything keeps pointing to its own.
 *  in: a superuser's database; whose copies; how many tenants there are to be in all */
export async function seedTenants(db: Database, slug: string, count: number): Promise<void> {
  const client = await db.pool.connect()
  try {
    await client.query('begin')
    // Copies point only to copies: nothing is gained by checking each of a million references.
    await client.query(`set local session_replication_role = replica; set local statement_timeout = 0`)
    await client.query(`create temp table neighbours on commit drop as select gen_random_uuid() as id, 'bench-' || n as slug
      from generate_series((select count(*) from platform.tenants) + 1, ${count}) n`)
    await client.query('insert into platform.tenants (id, slug, demonstration) select id, slug, true from neighbours')
    for (const table of TABLES) await client.query(await copyOf(db, table), [slug])
    await client.query('commit')
    await client.query('analyze')
  } finally {
    client.release()
  }
}

async function copyOf(db: Database, table: string): Promise<string> {
  const { rows } = await db.pool.query<{ name: string; type: string }>(
    `select attname as name, format_type(atttypid, null) as type from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [`public.${table}`],
  )
  const value = ({ name, type }: { name: string; type: string }) =>
    name === 'tenant_id' ? 'n.id' : type === 'uuid' ? `md5(n.id::text || o.${name}::text)::uuid` : `o.${name}`
  return `insert into ${table} (${rows.map(({ name }) => name).join(', ')}) select ${rows.map(value).join(', ')}
    from ${table} o join platform.tenants t on t.id = o.tenant_id and t.slug = $1 cross join neighbours n`
}
