import type { Database } from './database.ts'
import { pendingMigrations } from './migrations.ts'

/** Why the app does not start; the message is a sentence for the operator. */
export class StartRefused extends Error {}

/** Looks at what the app is connected to before it serves anybody.
 *  refuses: StartRefused for a server older than 15, a role that owns tables, is superuser or bypasses row security, pending migrations */
export async function checkServer(db: Database): Promise<void> {
  const { rows } = await db.pool.query<{ version: number; role: string; is_super: boolean; bypasses: boolean; owns: string; member_of_owner: boolean }>(`
    select current_setting('server_version_num')::int as version, current_user as role, r.rolsuper as is_super, r.rolbypassrls as bypasses,
      (select count(*) from pg_class c where c.relowner = r.oid and c.relkind in ('r', 'p', 'v', 'm')) as owns,
      exists (select from pg_roles o where (o.rolname in ('stoa_owner', 'stoa_definer') or o.rolsuper or o.rolbypassrls)
        and o.oid <> r.oid and pg_has_role(r.oid, o.oid, 'member')) as member_of_owner
    from pg_roles r where r.rolname = current_user`)
  const at = rows[0]!
  if (at.version < 150000) throw new StartRefused(`Postgres ${Math.floor(at.version / 10000)} is too old: 15 or later is needed.`)
  if (at.is_super || at.bypasses || at.member_of_owner || Number(at.owns) > 0) {
    throw new StartRefused(`The role ${at.role} in DATABASE_URL could see every tenant. Connect as stoa_app, which owns nothing and cannot bypass row security.`)
  }
  const pending = await pendingMigrations(db.pool)
  if (pending.length > 0) throw new StartRefused(`Migrations are pending (${pending.join(', ')}). Run: npm run stoa -- migrate`)
}
