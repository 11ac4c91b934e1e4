// Faults that somebody could make one day, planted on purpose: the test of the tests. Each must be caught by a probe or by the lint.

/** `by` says who must catch it. `undo` takes back what is not inside the planted database and would stay in the cluster. */
export interface Fault {
  name: string
  by: 'probes' | 'lint' | 'both'
  plant: string
  undo?: string
}

const TENANT = 'tenant_id uuid not null default app.tenant_id() references platform.tenants'
const ID = 'id uuid not null default gen_random_uuid()'
const asOwner = (text: string) => `set role stoa_owner; ${text}; reset role`

/** A definer function as a migration would make it, but for its body. */
const asDefiner = (name: string, argument: string, out: string, body: string) => `
  grant create on schema app to stoa_definer; set role stoa_definer;
  create function app.${name}(word ${argument}) returns setof ${out} language sql stable security definer set search_path = pg_catalog as $$ ${body} $$;
  reset role; revoke create on schema app from stoa_definer;
  revoke execute on function app.${name}(${argument}) from public; grant execute on function app.${name}(${argument}) to stoa_app`

/** In the order of infra's table; `:database` stands for the planted database's name. */
export const FAULTS: readonly Fault[] = [
  { name: 'row security off', by: 'both', plant: 'alter table people disable row level security' },
  { name: 'row security not forced', by: 'lint', plant: 'alter table courses no force row level security' },
  { name: 'an extra policy using (true)', by: 'both', plant: 'create policy shared on enrollments for select to stoa_app using (true)' },
  { name: 'a policy to public', by: 'lint', plant: 'alter policy fence on courses to public' },
  { name: 'BYPASSRLS on the app role', by: 'both', plant: 'alter role stoa_app bypassrls', undo: 'alter role stoa_app nobypassrls' },
  {
    name: "a superuser's view", by: 'both',
    plant: 'create view everybody as select p.id, p.name from people p; grant select on everybody to stoa_app',
  },
  {
    name: "a superuser's definer function", by: 'both',
    plant: `create function app.everybody() returns setof text language sql stable security definer set search_path = pg_catalog
        as $$ select p.email from public.people p $$;
      revoke execute on function app.everybody() from public; grant execute on function app.everybody() to stoa_app`,
  },
  {
    name: 'a new unprotected table', by: 'both',
    plant: asOwner(`create table jottings (${TENANT}, ${ID}, body text not null, primary key (tenant_id, id));
      grant select, insert, update, delete on jottings to stoa_app`),
  },
  {
    // Two fenced tables; what is wrong lies between them, and the unique that such a reference needs is wrong as well.
    name: 'a single-column foreign key', by: 'both',
    plant: asOwner(`create table topics (${TENANT}, ${ID} unique, primary key (tenant_id, id));
      create table jottings (${TENANT}, ${ID}, topic_id uuid not null references topics (id) on delete cascade, primary key (tenant_id, id));
      call app.fence('topics'); call app.fence('jottings'); grant select, insert, update, delete on topics, jottings to stoa_app`),
  },
  { name: 'a global unique', by: 'both', plant: 'create unique index people_email on people (email)' },
  { name: 'with check (true)', by: 'both', plant: 'alter policy fence on people with check (true)' },
  { name: 'an immutable tenant helper', by: 'both', plant: 'alter function app.tenant_id() immutable' },
  { name: 'the app made member of the owner', by: 'both', plant: 'grant stoa_owner to stoa_app', undo: 'revoke stoa_owner from stoa_app' },
  {
    name: 'a materialised view', by: 'both',
    plant: `create materialized view course_counts as select tenant_id, count(*) from enrollments group by tenant_id;
      grant select on course_counts to stoa_app`,
  },
  { name: 'a truncate grant', by: 'both', plant: 'grant truncate on sessions to stoa_app' },
  {
    name: 'a partition granted', by: 'both',
    plant: asOwner(`create table footfalls (${TENANT}, ${ID}, page text not null, primary key (tenant_id, id)) partition by hash (tenant_id);
      create table visits_0 partition of footfalls for values with (modulus 1, remainder 0);
      call app.fence('footfalls'); grant select, insert on footfalls to stoa_app; grant select on visits_0 to stoa_app`),
  },
  {
    name: 'a definer function without the tenant filter', by: 'both',
    plant: asDefiner('keys_of', 'uuid', 'text', `select k.explanation from public.answer_keys k where k.question_id = $1 -- and k.tenant_id = app.tenant_id()
      `),
  },
  {
    // Its words are there, so only calling it shows that they do nothing.
    name: 'a definer function that asks for the tenant and forgets it', by: 'probes',
    plant: asDefiner('prompts_like', 'text', 'uuid', `select q.id from public.questions q where app.tenant_id() is not null and q.prompt like '%' || $1 || '%'`),
  },
  {
    name: 'default privileges for the app', by: 'lint',
    plant: 'alter default privileges for role stoa_owner in schema public grant select on tables to stoa_app',
  },
  {
    name: 'a tenant that comes with the role', by: 'both',
    plant: `alter role stoa_app in database :database set app.tenant_id = '00000000-0000-4000-8000-000000000000'`,
  },
  {
    name: 'a helper that answers without a tenant', by: 'both',
    plant: `create or replace function app.tenant_id() returns uuid language sql stable set search_path = pg_catalog
      as $$ select coalesce(nullif(current_setting('app.tenant_id', true), '')::uuid, gen_random_uuid()) $$`,
  },
]
