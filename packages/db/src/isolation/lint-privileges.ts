// Rules about roles and grants: what stoa_app is, and everything it must not have.
import type { Rule } from './lint.ts'

const relations = `(
  select c.oid, c.oid::regclass::text as name, c.relowner, c.relispartition, c.relacl, n.nspname from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_') r`
const here = `(select oid from pg_database where datname = current_database())`

/** Whether a role has anything at all on relation r. */
const touches = (role: string) => `(has_any_column_privilege('${role}', r.oid, 'select, insert, update, references')
  or has_table_privilege('${role}', r.oid, 'delete, truncate, trigger'))`

/** Who may become whom, and who was granted what. */
export const privilegeRules: Rule[] = [
  {
    rule: 'no role of ours is superuser, bypasses row security or makes roles and databases',
    query: `
      select rolname::text as subject, concat_ws(', ', case when rolsuper then 'superuser' end, case when rolbypassrls then 'bypassrls' end,
        case when rolcreaterole then 'createrole' end, case when rolcreatedb then 'createdb' end, case when rolreplication then 'replication' end) as what
      from pg_roles where rolname ~ '^stoa_' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`,
  },
  {
    rule: 'stoa_definer and stoa_queue do not log in; stoa_app inherits nothing',
    query: `
      select rolname::text as subject, 'logs in' as what from pg_roles where rolname in ('stoa_definer', 'stoa_queue') and rolcanlogin
      union all select rolname, 'inherits' from pg_roles where rolname = 'stoa_app' and rolinherit`,
  },
  {
    rule: 'stoa_app may become stoa_queue and nobody else',
    query: `
      select o.rolname::text as subject, 'stoa_app is a member' as what from pg_roles o
        where o.rolname not in ('stoa_app', 'stoa_queue') and pg_has_role('stoa_app', o.oid, 'member')
      union all select o.rolname, 'stoa_app has it without asking, or may hand it on' from pg_roles o
        where o.rolname = 'stoa_queue' and (pg_has_role('stoa_app', o.oid, 'usage') or pg_has_role('stoa_app', o.oid, 'member with admin option'))
      union all select o.rolname, r.rolname || ' is a member' from pg_roles o, pg_roles r
        where r.rolname in ('stoa_queue', 'stoa_definer') and o.oid <> r.oid and pg_has_role(r.oid, o.oid, 'member')`,
  },
  {
    rule: 'stoa_app and stoa_queue own nothing',
    query: `
      select d.classid::regclass::text || ' ' || d.objid as subject, 'belongs to ' || d.refobjid::regrole as what from pg_shdepend d
      where d.refclassid = 'pg_authid'::regclass and d.refobjid in ('stoa_app'::regrole, 'stoa_queue'::regrole) and d.deptype = 'o' and d.dbid in (0, ${here})`,
  },
  {
    rule: 'no setting that matters here comes with a role or the database',
    query: `
      select coalesce(nullif(s.setrole, 0)::regrole::text, current_database()) as subject, s.setconfig::text as what from pg_db_role_setting s
      where s.setdatabase in (0, ${here}) and (s.setrole = 0 or s.setrole in (select oid from pg_roles where rolname ~ '^stoa_'))
        and s.setconfig::text ~* 'app\\.|row_security|role|search_path'`,
  },
  {
    rule: 'stoa_app makes nothing: no schema, no object, no temporary table',
    query: `
      select n.nspname::text as subject, 'create' as what from pg_namespace n where has_schema_privilege('stoa_app', n.oid, 'create')
      union all select current_database(), privilege from unnest(array['create', 'temporary']) privilege
        where has_database_privilege('stoa_app', ${here}, privilege)`,
  },
  {
    rule: 'stoa_app has no truncate, references or trigger',
    query: `
      select r.name as subject, privilege as what from ${relations}, unnest(array['truncate', 'trigger']) privilege
        where has_table_privilege('stoa_app', r.oid, privilege)
      union all select r.name, 'references' from ${relations} where has_any_column_privilege('stoa_app', r.oid, 'references')`,
  },
  {
    rule: 'stoa_app enters public and app, and no other schema',
    query: `
      select n.nspname::text as subject, 'usage' as what from pg_namespace n
        where n.nspname not in ('public', 'app', 'pg_catalog', 'information_schema') and has_schema_privilege('stoa_app', n.oid, 'usage')
      union all select r.name, 'a grant to stoa_app' from ${relations} where r.nspname not in ('public', 'app') and ${touches('stoa_app')}`,
  },
  {
    rule: 'in app, stoa_app reads migrations and touches no other table',
    query: `
      select r.name as subject, 'a grant to stoa_app' as what from ${relations} where r.nspname = 'app' and ${touches('stoa_app')}
        and (r.name <> 'app.migrations' or has_any_column_privilege('stoa_app', r.oid, 'insert, update, references')
          or has_table_privilege('stoa_app', r.oid, 'delete, truncate, trigger'))`,
  },
  {
    rule: 'a partition is reached through its parent only',
    query: `
      select r.name as subject, 'granted to ' || coalesce(nullif(a.grantee, 0)::regrole::text, 'public') as what from ${relations}, aclexplode(r.relacl) a
      where r.relispartition and r.nspname <> 'pgboss' and a.grantee <> r.relowner`,
  },
  {
    rule: 'stoa_queue has nothing outside pgboss',
    query: `
      select n.nspname::text as subject, 'usage' as what from pg_namespace n
        where n.nspname in ('public', 'app', 'platform') and has_schema_privilege('stoa_queue', n.oid, 'usage')
      union all select r.name, 'a grant to stoa_queue' from ${relations} where r.nspname <> 'pgboss' and ${touches('stoa_queue')}
      union all select p.oid::regprocedure::text, 'executable by stoa_queue' from pg_proc p
        where p.pronamespace in ('app'::regnamespace, 'platform'::regnamespace) and has_function_privilege('stoa_queue', p.oid, 'execute')`,
  },
  {
    rule: 'stoa_definer has no table of a tenant that is not open to it',
    query: `
      select r.name as subject, 'a grant to stoa_definer without the policy definer' as what from ${relations}
      where r.nspname = 'public' and ${touches('stoa_definer')}
        and not exists (select from pg_policy p where p.polrelid = r.oid and p.polname = 'definer')`,
  },
  {
    rule: 'public, meaning everybody, has nothing',
    query: `
      select r.name as subject, a.privilege_type || ' to public' as what from ${relations}, aclexplode(r.relacl) a where a.grantee = 0
      union all select r.name || '.' || c.attname, a.privilege_type || ' to public' from ${relations}
        join pg_attribute c on c.attrelid = r.oid, aclexplode(c.attacl) a where a.grantee = 0
      union all select n.nspname, a.privilege_type || ' to public' from pg_namespace n, aclexplode(n.nspacl) a
        where n.nspname in ('public', 'app', 'platform', 'pgboss') and a.grantee = 0
      union all select datname, a.privilege_type || ' to public' from pg_database, aclexplode(coalesce(datacl, acldefault('d', datdba))) a
        where datname = current_database() and a.grantee = 0`,
  },
  {
    rule: 'what will be made later is open to nobody',
    query: `
      select coalesce(n.nspname::text, 'every schema') as subject,
        format('%s on %s to %s by default', a.privilege_type, d.defaclobjtype, coalesce(nullif(a.grantee, 0)::regrole::text, 'public')) as what
      from pg_default_acl d left join pg_namespace n on n.oid = d.defaclnamespace, aclexplode(d.defaclacl) a where a.grantee <> d.defaclrole
      union all select 'stoa_owner', 'functions it makes are executable by public' where not exists (
        select from pg_default_acl where defaclrole = 'stoa_owner'::regrole and defaclnamespace = 0 and defaclobjtype = 'f')`,
  },
]
