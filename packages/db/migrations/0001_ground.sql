-- What every later table stands on: who the tenant is, how a table is fenced, and which academy a hostname leads to.
create schema platform;
revoke all on schema public from public;
grant usage on schema public, app to stoa_app, stoa_definer;
grant usage on schema platform to stoa_definer;   -- stoa_app has no way into platform but the doors.
alter default privileges revoke execute on functions from public;

-- Stable, not immutable: a cached plan of an immutable helper answers with the tenant of yesterday.
create function app.tenant_id() returns uuid language plpgsql stable parallel safe set search_path = pg_catalog as $$
declare setting text := nullif(current_setting('app.tenant_id', true), '');   -- After a commit the setting is '', not null.
begin
  if setting is null then
    raise exception 'no tenant is set for this transaction' using errcode = '42501';
  end if;
  return setting::uuid;
end $$;
grant execute on function app.tenant_id() to stoa_app, stoa_definer;

-- The one way to make a table a tenant's: row security on, forced, one policy, the same for reading and writing.
create procedure app.fence(tbl regclass) language plpgsql set search_path = pg_catalog as $$
begin
  execute format('alter table %s enable row level security', tbl);
  execute format('alter table %s force row level security', tbl);
  execute format('create policy fence on %s to stoa_app using (tenant_id = (select app.tenant_id())) with check (tenant_id = (select app.tenant_id()))', tbl);
end $$;

-- For the few tables that a definer function reads or writes. Such a function filters by app.tenant_id() itself; the lint looks.
create procedure app.open_to_definer(tbl regclass, privileges text) language plpgsql set search_path = pg_catalog as $$
begin
  execute format('create policy definer on %s to stoa_definer using (true) with check (true)', tbl);
  execute format('grant %s on %s to stoa_definer', privileges, tbl);
end $$;

create table platform.tenants (
  id            uuid primary key default gen_random_uuid(),
  slug          text not null unique check (slug ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' and length(slug) <= 60),
  demonstration boolean not null default false,
  created_at    timestamptz not null default now());

-- Both tables know tenants by their public names, so neither is fenced: stoa_app cannot reach them at all.
create table platform.hosts (
  host        text primary key check (host = lower(host) and length(host) <= 253),
  tenant_id   uuid not null references platform.tenants,
  academy_id  uuid not null,
  created_at  timestamptz not null default now());
create index hosts_of_academy on platform.hosts (tenant_id, academy_id);

create table platform.serials (
  serial     text primary key,
  tenant_id  uuid not null references platform.tenants);
grant select, insert, update, delete on platform.tenants, platform.hosts, platform.serials to stoa_definer;
