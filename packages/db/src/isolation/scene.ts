// Two tenants with rows in every table, a hostname and a waiting job each; one of them asks, the other must stay unseen and untouched.
import pg from 'pg'
import type { Clone } from '../testing.ts'
import { App, clientOf } from './attempt.ts'
import { readTables, type Table } from './catalogue.ts'
import { seed, type Tenant } from './seed.ts'

/** What every probe is given. `mine` asks; `theirs` is what it asks about. */
export interface Scene {
  app: App
  superuser: pg.Client
  tables: Table[]
  mine: Tenant
  theirs: Tenant
  queue: string               // One that migrations made.
  close(): Promise<void>
}

/** in: a clone of its own, fresh from the template */
export async function openScene(clone: Clone): Promise<Scene> {
  const superuser = clientOf(clone.superuserUrl)
  const app = new App(clone.appUrl)
  const close = async () => {
    await Promise.all([superuser.end(), app.client.end()])
  }
  await Promise.all([superuser.connect(), app.client.connect()])
  try {
    const queue: string = (await superuser.query('select name from pgboss.queue order by name limit 1')).rows[0].name
    const scene = { app, superuser, queue, close, tables: await readTables(superuser), mine: tenantNamed('quokka'), theirs: tenantNamed('numbat') }
    for (const tenant of [scene.mine, scene.theirs]) {
      const registered = await app.attempt(null, 'select app.register_tenant($1, false) as id', [tenant.canary])
      tenant.id = registered.rows[0]!['id'] as string
      await app.attempt(tenant.id, 'select app.enqueue($1, $2)', [queue, { canary: tenant.canary }])
    }
    await fill(scene)
    for (const tenant of [scene.mine, scene.theirs]) {
      await app.attempt(tenant.id, 'select app.register_host($1, $2)', [hostOf(tenant), idOf(tenant, 'academies')])
    }
    return scene
  } catch (error) {
    await close()
    throw error
  }
}

/** Reads the catalogue again and gives rows to tables that came since. */
export async function fill(scene: Omit<Scene, 'close'>): Promise<void> {
  scene.tables = await readTables(scene.superuser)
  for (const tenant of [scene.mine, scene.theirs]) await seed(scene.superuser, scene.tables, tenant)
  // A checkpoint is a signature of the chain as it is: what was made up for it would be a break.
  await scene.superuser.query('update trail_checkpoints c set position = l.position, hash = l.hash from trail_links l where l.tenant_id = c.tenant_id and l.position = 1')
}

/** A hostname that this tenant holds. */
export function hostOf(tenant: Tenant): string {
  return `academy.${tenant.canary}.test`
}

/** The id of row `k` in one of a tenant's tables. */
export function idOf(tenant: Tenant, table: string, k = 0): string {
  return tenant.rows.get(`public.${table}`)![k]!['id']!
}

function tenantNamed(canary: string): Tenant {
  return { id: '', canary, rows: new Map() }
}

/** Everything of theirs, fenced, in schema platform and among the jobs, with the moment it was last written: equal before and after,
 *  or somebody got in. */
export async function theirFingerprint({ superuser, tables, theirs }: Scene): Promise<string> {
  const { rows } = await superuser.query<{ name: string }>(`select format('%I.%I', table_schema, table_name) as name
    from information_schema.columns where table_schema = 'platform' and column_name = 'tenant_id'`)
  const id = pg.escapeLiteral(theirs.id)
  const parts = [
    ...[...tables, ...rows].map(({ name }) => [name, `tenant_id = ${id}`]),
    ['platform.tenants', `id = ${id}`], ['pgboss.job', `data ->> 'tenant_id' = ${id}`],
  ].map(([name, where]) => `(select md5(string_agg(t.xmin::text || t::text, '|' order by t::text)) from ${name} t where ${where})`)
  return (await superuser.query(`select array_to_string(array[${parts.join(', ')}], '/') as f`)).rows[0].f
}
