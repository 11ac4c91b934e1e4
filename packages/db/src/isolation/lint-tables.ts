// Rules about tables, their policies, keys, references and columns.
import type { Rule } from './lint.ts'
import { OPEN_TO_DEFINER } from './listed.ts'

const FENCE = '(tenant_id = ( SELECT app.tenant_id() AS tenant_id))'
const listed = `(values ${OPEN_TO_DEFINER.map((name) => `('${name}')`).join(', ')}) as listed (name)`
const MISTRUSTED = `('numeric', 'money', 'float4', 'float8', 'varchar', 'bpchar', 'timestamp', 'time', 'json', 'xml')`

/** Tables of schema public; a partition is reached through its parent and follows a rule of its own. */
const tables = `(select c.oid, c.relname::text as name, c.relrowsecurity, c.relforcerowsecurity, c.relkind from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'f') and not c.relispartition) t`
const tenantColumn = (table: string) => `(select a.attnum from pg_attribute a where a.attrelid = ${table} and a.attname = 'tenant_id' and not a.attisdropped)`

/** What a tenant's table is. */
export const tableRules: Rule[] = [
  { rule: 'row security is on', query: `select t.name as subject, 'row security is off' as what from ${tables} where not t.relrowsecurity` },
  { rule: 'row security is forced', query: `select t.name as subject, 'its owner passes by' as what from ${tables} where not t.relforcerowsecurity` },
  {
    rule: 'the policy fence, as app.fence makes it',
    query: `
      select t.name as subject, 'no policy fence for stoa_app with the tenant in using and with check' as what from ${tables} where not exists (
        select from pg_policy p where p.polrelid = t.oid and p.polname = 'fence' and p.polcmd = '*' and p.polpermissive
          and p.polroles = array['stoa_app'::regrole::oid]
          and pg_get_expr(p.polqual, p.polrelid) = '${FENCE}' and pg_get_expr(p.polwithcheck, p.polrelid) = '${FENCE}')`,
  },
  {
    rule: 'no policy but fence, and definer where it is listed',
    query: `
      select t.name as subject, format('policy %s', p.polname) as what from ${tables} join pg_policy p on p.polrelid = t.oid
      where p.polname <> 'fence' and not (p.polname = 'definer' and t.name in (select name from ${listed}) and p.polcmd = '*'
        and p.polroles = array['stoa_definer'::regrole::oid]
        and pg_get_expr(p.polqual, p.polrelid) = 'true' and pg_get_expr(p.polwithcheck, p.polrelid) = 'true')`,
  },
  {
    rule: 'a listed table is open to the definer',
    query: `
      select listed.name as subject, 'is on the list without the policy' as what from ${listed}
      where not exists (select from pg_policy p where p.polrelid = to_regclass('public.' || listed.name) and p.polname = 'definer')`,
  },
  {
    rule: 'tenant_id uuid not null',
    query: `
      select t.name as subject, coalesce(format_type(a.atttypid, null) || case when a.attnotnull then '' else ', nullable' end, 'no such column') as what
      from ${tables} left join pg_attribute a on a.attrelid = t.oid and a.attname = 'tenant_id' and not a.attisdropped
      where a.attnum is null or a.atttypid <> 'uuid'::regtype or not a.attnotnull`,
  },
  {
    rule: 'tenant_id has the default app.tenant_id(), unless definer functions alone insert',
    query: `
      select t.name as subject, coalesce('the default is ' || d.expression, 'no default') as what from ${tables}
      left join lateral (select pg_get_expr(adbin, adrelid) as expression from pg_attrdef
        where adrelid = t.oid and adnum = ${tenantColumn('t.oid')}) d on true
      where d.expression is distinct from 'app.tenant_id()' and (d.expression is not null or has_any_column_privilege('stoa_app', t.oid, 'insert'))`,
  },
  {
    rule: 'tenant_id references platform.tenants',
    query: `
      select t.name as subject, 'no such reference' as what from ${tables} where not exists (
        select from pg_constraint f where f.conrelid = t.oid and f.contype = 'f' and f.confrelid = 'platform.tenants'::regclass
          and f.conkey = array[${tenantColumn('t.oid')}])`,
  },
  {
    rule: 'the primary key begins with tenant_id',
    query: `
      select t.name as subject, coalesce((select pg_get_constraintdef(k.oid) from pg_constraint k
        where k.conrelid = t.oid and k.contype = 'p'), 'no primary key') as what
      from ${tables} where not exists (
        select from pg_constraint k where k.conrelid = t.oid and k.contype = 'p' and k.conkey[1] = ${tenantColumn('t.oid')})`,
  },
  {
    rule: 'whatever is unique is unique within a tenant',
    query: `
      select t.name as subject, pg_get_indexdef(i.indexrelid) as what from ${tables} join pg_index i on i.indrelid = t.oid
      where (i.indisunique or i.indisexclusion) and not coalesce(${tenantColumn('t.oid')} = any (i.indkey), false)`,
  },
  {
    rule: 'a reference carries tenant_id to tenant_id',
    query: `
      select t.name as subject, f.conname || ' ' || pg_get_constraintdef(f.oid) as what
      from ${tables} join pg_constraint f on f.conrelid = t.oid and f.contype = 'f'
      where f.confrelid <> 'platform.tenants'::regclass and not exists (
        select from unnest(f.conkey, f.confkey) pair (ours, theirs)
        where pair.ours = ${tenantColumn('f.conrelid')} and pair.theirs = ${tenantColumn('f.confrelid')})`,
  },
  {
    rule: 'references and triggers are in force',
    query: `
      select t.name as subject, g.tgname || ' is not on' as what from ${tables} join pg_trigger g on g.tgrelid = t.oid where g.tgenabled <> 'O'
      union all select t.name, f.conname || ' is not validated' from ${tables} join pg_constraint f on f.conrelid = t.oid and not f.convalidated`,
  },
  {
    rule: 'columns have types whose operators row security trusts',
    query: `
      select t.name as subject, format('%s is %s', a.attname, format_type(a.atttypid, null)) as what from ${tables}
      join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped join pg_type y on y.oid = a.atttypid
      where y.typtype <> 'b' or y.typname in ${MISTRUSTED}`,
  },
  {
    rule: 'no index on jsonb or an array, which row security would not use',
    query: `
      select t.name as subject, pg_get_indexdef(i.indexrelid) as what from ${tables} join pg_index i on i.indrelid = t.oid
      join pg_attribute a on a.attrelid = t.oid and a.attnum = any (i.indkey) join pg_type y on y.oid = a.atttypid
      where y.typcategory = 'A' or y.typname = 'jsonb'`,
  },
  {
    rule: 'an ordinary table: not foreign, no inheritance, no rewrite rule',
    query: `
      select t.name as subject, 'is foreign' as what from ${tables} where t.relkind = 'f'
      union all select t.name, 'inherits from ' || h.inhparent::regclass from ${tables} join pg_inherits h on h.inhrelid = t.oid
      union all select t.name, 'rule ' || r.rulename from ${tables} join pg_rewrite r on r.ev_class = t.oid`,
  },
]
