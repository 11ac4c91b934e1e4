-- Doors: each turns something public into a tenant and tells nothing else. Run again whenever this file changes.

-- Ends a file of definer functions, this one and those after it: nobody makes another one, and only who is granted one by name runs it.
create or replace procedure app.close_definer() language plpgsql set search_path = pg_catalog as $$
declare f regprocedure;
begin
  revoke create on schema app from stoa_definer;
  for f in select p.oid::regprocedure from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'app' loop
    execute format('revoke execute on routine %s from public', f);
  end loop;
end $$;

grant create on schema app to stoa_definer;
set role stoa_definer;

create or replace function app.academy_of_host(host text) returns table (tenant_id uuid, academy_id uuid)
  language sql stable security definer set search_path = pg_catalog
  as $$ select h.tenant_id, h.academy_id from platform.hosts h where h.host = lower($1) $$;

create or replace function app.tenant_of_serial(serial text) returns uuid
  language sql stable security definer set search_path = pg_catalog
  as $$ select s.tenant_id from platform.serials s where s.serial = $1 $$;

-- For the operator's commands, which name a tenant by its folder.
create or replace function app.tenant_of_slug(slug text) returns table (tenant_id uuid, demonstration boolean)
  language sql stable security definer set search_path = pg_catalog
  as $$ select t.id, t.demonstration from platform.tenants t where t.slug = $1 $$;

-- For nightly jobs: who is due today. Ids only.
create or replace function app.tenants_due() returns setof uuid
  language sql stable security definer set search_path = pg_catalog
  as $$ select t.id from platform.tenants t order by t.id $$;

reset role;
call app.close_definer();
grant execute on function app.academy_of_host(text), app.tenant_of_serial(text), app.tenant_of_slug(text), app.tenants_due() to stoa_app;
