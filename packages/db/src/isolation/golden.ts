// golden.txt: every policy and every grant, for people to read. A change in it is a change of who may see what, and is reviewed as one.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'

const FILE = fileURLToPath(new URL('golden.txt', import.meta.url))

/** One grant list for each grantee: `stoa_app: insert select`. The owner's own rights say nothing and are left out. */
const grants = (acl: string, owner: string) => `nullif((select coalesce(string_agg(format('  %s: %s', who, rights), e'\\n' order by who), '') from (
  select coalesce(nullif(a.grantee, 0)::regrole::text, 'public') || case when a.is_grantable then ' (may hand on)' else '' end as who,
    string_agg(lower(a.privilege_type), ' ' order by a.privilege_type) as rights
  from aclexplode(${acl}) a where a.grantee <> ${owner} group by a.grantee, a.is_grantable) g), '')`

const ours = `n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_'`
const kindOf = `case c.relkind when 'v' then ' (view)' when 'm' then ' (materialised view)' when 'S' then ' (sequence)' when 'f' then ' (foreign table)'
  else case when c.relrowsecurity and c.relforcerowsecurity then ': row security on and forced'
    when c.relrowsecurity then ': row security on, NOT FORCED' else ': no row security' end end`
const policies = `(
  select string_agg(format('  policy %s%s for %s to %s using (%s) with check (%s)', p.polname, case when p.polpermissive then '' else ' (restrictive)' end,
    case p.polcmd when '*' then 'all' when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' else 'delete' end,
    (select string_agg(coalesce(nullif(role, 0)::regrole::text, 'public'), ', ') from unnest(p.polroles) role),
    coalesce(pg_get_expr(p.polqual, c.oid), '-'), coalesce(pg_get_expr(p.polwithcheck, c.oid), '-')), e'\\n' order by p.polname desc)
  from pg_policy p where p.polrelid = c.oid)`
const columnGrants = `(
  select string_agg(format('  column %s%s%s', a.attname, e'\\n  ', ${grants('a.attacl', 'c.relowner')}), e'\\n' order by a.attnum)
  from pg_attribute a where a.attrelid = c.oid and a.attacl is not null)`

const PARTS: { title: string; query: string }[] = [
  {
    title: 'Roles',
    query: `
      select rolname || ': ' || concat_ws(', ', case when rolcanlogin then 'login' else 'no login' end, case when not rolinherit then 'inherits nothing' end,
        case when rolsuper then 'superuser' end, case when rolbypassrls then 'bypasses row security' end,
        case when rolcreaterole then 'makes roles' end, case when rolcreatedb then 'makes databases' end,
        (select 'may become ' || string_agg(distinct m.roleid::regrole::text, ' and ' order by m.roleid::regrole::text)
          from pg_auth_members m where m.member = r.oid)) as line
      from pg_roles r where rolname ~ '^stoa_' order by 1`,
  },
  {
    title: 'Database and schemas',
    query: `
      select concat_ws(e'\\n', 'the database', ${grants('d.datacl', 'd.datdba')}) as line, 0 as place from pg_database d where datname = current_database()
      union all select concat_ws(e'\\n', 'schema ' || n.nspname, ${grants('n.nspacl', 'n.nspowner')}), 1 from pg_namespace n where ${ours}
      order by place, line`,
  },
  {
    title: 'Default privileges',
    query: `
      select concat_ws(e'\\n', format('%s making %s in %s: nothing to anybody', d.defaclrole::regrole,
        case d.defaclobjtype when 'f' then 'functions' when 'r' then 'tables' when 'S' then 'sequences' when 'T' then 'types' else 'schemas' end,
        coalesce(n.nspname::text, 'any schema')), ${grants('d.defaclacl', 'd.defaclrole')}) as line
      from pg_default_acl d left join pg_namespace n on n.oid = d.defaclnamespace order by 1`,
  },
  {
    // The day's partitions of the job queue come and go; they are reached through their parents.
    title: 'Tables, views and sequences',
    query: `
      select concat_ws(e'\\n', format('%s.%s%s', n.nspname, c.relname, ${kindOf}), ${policies}, ${grants('c.relacl', 'c.relowner')}, ${columnGrants}) as line
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S') and ${ours} and not (n.nspname = 'pgboss' and c.relispartition) and (c.relkind <> 'S' or c.relacl is not null)
      order by n.nspname <> 'public', n.nspname, c.relname`,
  },
  {
    title: 'Functions',
    query: `
      select concat_ws(e'\\n', format('%s.%s(%s): as %s%s', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid),
        case when p.prosecdef then p.proowner::regrole::text else 'its caller' end, ', ' || array_to_string(p.proconfig, ', ')),
        ${grants(`coalesce(p.proacl, acldefault('f', p.proowner))`, 'p.proowner')}) as line
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where ${ours} and n.nspname <> 'pgboss' and p.prokind in ('f', 'p')
        and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
      order by n.nspname, p.proname, 1`,
  },
]

/** Every policy and grant of a database, as text. in: any client, since the catalogue is open to all */
export async function policiesAndGrants(client: pg.ClientBase): Promise<string> {
  const parts: string[] = []
  for (const { title, query } of PARTS) {
    const { rows } = await client.query<{ line: string }>(query)
    parts.push(`# ${title}\n${rows.map((row) => row.line).join('\n')}\n`)
  }
  return parts.join('\n')
}

/** How a database differs from golden.txt: its lines with + or -, none when they agree. */
export async function goldenDifference(client: pg.ClientBase): Promise<string[]> {
  const [was, is] = [placed(readFileSync(FILE, 'utf8')), placed(await policiesAndGrants(client))]
  const only = (lines: string[], others: string[], sign: string) => lines.filter((line) => !others.includes(line)).map((line) => `${sign} ${line}`)
  return [...only(was, is, '-'), ...only(is, was, '+')]
}

/** Makes golden.txt say what this database says: `npm run isolation -- --golden`, after reading the difference. */
export async function writeGolden(client: pg.ClientBase): Promise<void> {
  writeFileSync(FILE, await policiesAndGrants(client))
}

/** A line says little without what it stands under, so it is compared together with that. */
function placed(text: string): string[] {
  let under = ''
  return text.split('\n').map((line) => {
    if (!line.startsWith(' ')) under = line.split(':')[0]!
    return line.startsWith(' ') ? `${under} >${line}` : line
  })
}
