import { sql, type Database } from '@stoa/db'

/** The first door of a request.
 *  in:  host as in the Host header, without a port
 *  out: the tenant and academy it leads to, or null · never a default */
export async function academyOfHost(db: Database, host: string): Promise<{ tenant_id: string; academy_id: string } | null> {
  const { rows } = await sql<{ tenant_id: string; academy_id: string }>`select * from app.academy_of_host(${host})`.execute(db.doors)
  return rows[0] ?? null
}

/** The door of the night.  out: every tenant that has work then */
export async function tenantsDue(db: Database): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from app.tenants_due() as id`.execute(db.doors)
  return rows.map(({ id }) => id)
}
