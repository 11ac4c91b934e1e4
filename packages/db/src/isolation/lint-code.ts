// Rules about functions and views: whatever could see with other eyes than the caller's.
import type { Rule } from './lint.ts'
import { BEFORE_TENANTS, DOORS } from './listed.ts'

// Comments are cut from the body: a filter that is only written about is none. What an extension brings is the extension's.
const functions = `(
  select p.oid, p.oid::regprocedure::text as name, p.proname, p.prosecdef, p.proconfig, p.proowner, p.proacl, p.provolatile, p.proleakproof, n.nspname,
    regexp_replace(regexp_replace(pg_get_functiondef(p.oid), '/\\*.*?\\*/', '', 'g'), '--[^\\n]*', '', 'g') as body,
    exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e') as of_extension
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_' and p.prokind in ('f', 'p')) f`
const names = (list: readonly string[]) => list.map((name) => `'${name}'`).join(', ')
const HELPER_SETTINGS = `array['search_path=pg_catalog']`

/** What may run, as whom, and with which filter. */
export const codeRules: Rule[] = [
  {
    rule: 'app.tenant_id() is stable, runs as its caller and has a fixed search_path',
    query: `
      select f.name as subject, format('volatility %s, definer %s, %s', f.provolatile, f.prosecdef, coalesce(f.proconfig::text, 'no settings')) as what
      from ${functions} where f.oid = to_regprocedure('app.tenant_id()')
        and (f.provolatile <> 's' or f.prosecdef or f.proconfig is distinct from ${HELPER_SETTINGS})
      union all select 'app.tenant_id()', 'is not there' where to_regprocedure('app.tenant_id()') is null`,
  },
  {
    rule: 'nothing in app and public is executable by public',
    query: `
      select f.name as subject, 'executable by public' as what from ${functions} where f.nspname in ('app', 'public', 'platform') and not f.of_extension
        and (f.proacl is null or exists (select from aclexplode(f.proacl) a where a.grantee = 0))`,
  },
  {
    rule: 'a definer function belongs to stoa_definer',
    query: `
      select f.name as subject, 'belongs to ' || f.proowner::regrole as what
      from ${functions} where f.prosecdef and f.proowner <> 'stoa_definer'::regrole`,
  },
  {
    rule: 'a definer function has the search_path pg_catalog',
    query: `
      select f.name as subject, coalesce(f.proconfig::text, 'no settings') as what from ${functions}
      where f.prosecdef and not ('search_path=pg_catalog' = any (coalesce(f.proconfig, '{}')))`,
  },
  {
    rule: 'a definer function filters by app.tenant_id(), unless it is a door',
    query: `
      select f.name as subject, 'never asks for the tenant' as what from ${functions}
      where f.prosecdef and f.body !~ 'app\\.tenant_id\\(\\)'
        and not (f.nspname = 'app' and f.proname in (${names([...DOORS, ...BEFORE_TENANTS])}))`,
  },
  {
    rule: 'a door is a definer function that only reads',
    query: `
      select f.name as subject, 'writes, or runs as its caller' as what from ${functions}
      where f.nspname = 'app' and f.proname in (${names(DOORS)}) and (not f.prosecdef or f.provolatile = 'v')`,
  },
  {
    rule: 'stoa_definer owns functions in app and nothing else',
    query: `
      select d.classid::regclass::text || ' ' || d.objid as subject, 'belongs to stoa_definer' as what from pg_shdepend d
      where d.refclassid = 'pg_authid'::regclass and d.refobjid = 'stoa_definer'::regrole and d.deptype = 'o'
        and d.dbid in (0, (select oid from pg_database where datname = current_database()))
        and not exists (select from pg_proc p where d.classid = 'pg_proc'::regclass and p.oid = d.objid and p.pronamespace = 'app'::regnamespace)`,
  },
  {
    rule: 'nothing is called leakproof by us',
    query: `select f.name as subject, 'is leakproof' as what from ${functions} where f.proleakproof and not f.of_extension`,
  },
  {
    rule: 'a view runs as its reader',
    query: `
      select c.oid::regclass::text as subject, 'no security_invoker' as what from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'v' and n.nspname not in ('pg_catalog', 'information_schema', 'pgboss') and not coalesce(
        (select option_value::boolean from pg_options_to_table(c.reloptions) where option_name = 'security_invoker'), false)`,
  },
  {
    rule: 'no materialised view is readable by the app',
    query: `
      select c.oid::regclass::text as subject, 'readable by stoa_app' as what from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'm' and n.nspname <> 'pg_catalog' and has_any_column_privilege('stoa_app', c.oid, 'select')`,
  },
]
