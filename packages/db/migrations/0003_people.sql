-- People: everyone known inside one tenant, how they prove who they are, and what they may do.
create table people (
  tenant_id          uuid not null default app.tenant_id() references platform.tenants,
  id                 uuid not null default gen_random_uuid(),
  email              text not null check (email = lower(email) and length(email) <= 254),
  -- Names sort as people sort them, whatever the database was made with.
  name               text collate "und-x-icu" not null check (length(name) between 1 and 200),
  locale             text not null,
  email_verified_at  timestamptz,                   -- Null: the address has not been proved.
  created_at         timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, email));
call app.fence('people');
grant select, insert, update on people to stoa_app;
create index people_by_name on people (tenant_id, name, id);

alter table outbox add foreign key (tenant_id, person_id) references people;

create table passwords (
  tenant_id  uuid not null default app.tenant_id() references platform.tenants,
  person_id  uuid not null,
  hash       text not null,                         -- argon2id, encoded with its parameters.
  set_at     timestamptz not null default now(),
  primary key (tenant_id, person_id),
  foreign key (tenant_id, person_id) references people);
call app.fence('passwords');
grant select, insert, update on passwords to stoa_app;

create table sessions (
  tenant_id   uuid not null default app.tenant_id() references platform.tenants,
  id_hash     text not null,                        -- SHA-256 of what the cookie holds: a stolen table opens nothing.
  person_id   uuid not null,
  academy_id  uuid not null,                        -- A cookie carried to a sister academy opens nothing there.
  user_agent  text not null check (length(user_agent) <= 200),
  opened_by   text not null check (opened_by in ('password', 'link')),
  created_at  timestamptz not null default now(),
  expires_at  timestamptz not null,                 -- Moves on while the session is used.
  ends_at     timestamptz not null,                 -- Never moves.
  primary key (tenant_id, id_hash),
  foreign key (tenant_id, academy_id) references academies,
  foreign key (tenant_id, person_id) references people);
create index sessions_of_person on sessions (tenant_id, person_id);
call app.fence('sessions');
grant select, insert, update, delete on sessions to stoa_app;

create table one_time_links (
  tenant_id      uuid not null default app.tenant_id() references platform.tenants,
  token_hash     text not null,                     -- SHA-256 of what the link holds.
  purpose        text not null check (purpose in ('sign-up', 'sign-in', 'reset-password')),
  academy_id     uuid not null,
  person_id      uuid,                              -- Null for a sign-up: nobody exists until the address is proved.
  email          text not null check (email = lower(email)),
  name           text,
  password_hash  text,                              -- Of a sign-up: good only in the browser that chose it.
  browser_hash   text,                              -- Of a sign-up: SHA-256 of what that browser was given to keep.
  return_to      text not null,
  created_at     timestamptz not null default now(),
  expires_at     timestamptz not null,
  consumed_at    timestamptz,                       -- Null: still good until expires_at.
  primary key (tenant_id, token_hash),
  check ((purpose = 'sign-up') = (person_id is null)),
  foreign key (tenant_id, academy_id) references academies,
  foreign key (tenant_id, person_id) references people);
create index one_time_links_of_person on one_time_links (tenant_id, person_id);
call app.fence('one_time_links');
grant select, insert, update, delete on one_time_links to stoa_app;

-- Somebody asked for a link. The worker answers, so that asking takes as long for a known address as for an unknown one.
create table link_requests (
  tenant_id      uuid not null default app.tenant_id() references platform.tenants,
  id             uuid not null default gen_random_uuid(),
  purpose        text not null check (purpose in ('sign-up', 'sign-in', 'reset-password')),
  academy_id     uuid not null,
  email          text not null check (email = lower(email)),
  name           text,
  password_hash  text,
  browser_hash   text,
  return_to      text not null,
  created_at     timestamptz not null default now(),
  primary key (tenant_id, id),
  check ((purpose = 'sign-up') = (name is not null and password_hash is not null and browser_hash is not null)),
  foreign key (tenant_id, academy_id) references academies);
call app.fence('link_requests');
grant select, insert, delete on link_requests to stoa_app;

create table memberships (
  tenant_id        uuid not null default app.tenant_id() references platform.tenants,
  person_id        uuid not null,
  academy_id       uuid not null,
  organization_id  uuid,                            -- Null: comes for themselves.
  created_at       timestamptz not null default now(),
  primary key (tenant_id, person_id, academy_id),
  foreign key (tenant_id, person_id) references people,
  foreign key (tenant_id, academy_id) references academies,
  foreign key (tenant_id, organization_id) references organizations);
create index memberships_of_academy on memberships (tenant_id, academy_id);
create index memberships_of_organization on memberships (tenant_id, organization_id);
call app.fence('memberships');
grant select, insert, update on memberships to stoa_app;

create table role_grants (
  tenant_id        uuid not null default app.tenant_id() references platform.tenants,
  id               uuid not null default gen_random_uuid(),
  person_id        uuid not null,
  role             text not null check (role in ('owner', 'admin', 'author', 'organization-manager', 'supervisor', 'support', 'auditor')),
  academy_id       uuid,                            -- Null with a null organization: the whole tenant.
  organization_id  uuid,
  granted_at       timestamptz not null default now(),
  ended_at         timestamptz,                     -- Null: in force.
  primary key (tenant_id, id),
  unique nulls not distinct (tenant_id, person_id, role, academy_id, organization_id, ended_at),
  check ((role = 'organization-manager') = (organization_id is not null)),
  foreign key (tenant_id, person_id) references people,
  foreign key (tenant_id, academy_id) references academies,
  foreign key (tenant_id, organization_id) references organizations);
create index role_grants_of_person on role_grants (tenant_id, person_id);
call app.fence('role_grants');
grant select, insert, update on role_grants to stoa_app;

create table supervisions (                         -- Who leads whom at work.
  tenant_id      uuid not null default app.tenant_id() references platform.tenants,
  supervisor_id  uuid not null,
  person_id      uuid not null check (person_id <> supervisor_id),
  primary key (tenant_id, supervisor_id, person_id),
  foreign key (tenant_id, supervisor_id) references people (tenant_id, id),
  foreign key (tenant_id, person_id) references people (tenant_id, id));
call app.fence('supervisions');
grant select, insert, delete on supervisions to stoa_app;
