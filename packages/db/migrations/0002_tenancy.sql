-- Tenancy: the company, its academies, the trail of acts, mail waiting to leave, and counters against abuse.
create table companies (
  tenant_id     uuid not null default app.tenant_id() references platform.tenants,
  id            uuid not null default gen_random_uuid(),
  name          text not null check (length(name) between 1 and 80),
  legal_name    text not null check (length(legal_name) between 1 and 120),
  place         text not null check (length(place) <= 80),
  locale        text not null,
  time_zone     text not null,
  logo_sha256   text check (logo_sha256 ~ '^[0-9a-f]{64}$'),
  primary key (tenant_id, id),
  unique (tenant_id));                              -- One company a tenant.
call app.fence('companies');
grant select, insert, update on companies to stoa_app;

create table organizations (
  tenant_id  uuid not null default app.tenant_id() references platform.tenants,
  id         uuid not null default gen_random_uuid(),
  slug       text not null,
  name       text not null check (length(name) between 1 and 120),
  kind       text not null check (kind in ('partner', 'customer')),
  primary key (tenant_id, id),
  unique (tenant_id, slug));
call app.fence('organizations');
grant select, insert, update on organizations to stoa_app;

create table organization_domains (
  tenant_id        uuid not null default app.tenant_id() references platform.tenants,
  domain           text not null check (domain = lower(domain)),
  organization_id  uuid not null,
  primary key (tenant_id, domain),
  foreign key (tenant_id, organization_id) references organizations);
call app.fence('organization_domains');
grant select, insert, delete on organization_domains to stoa_app;

create table academies (
  tenant_id        uuid not null default app.tenant_id() references platform.tenants,
  id               uuid not null default gen_random_uuid(),
  slug             text not null,
  name             text not null check (length(name) between 1 and 80),
  tagline          text not null check (length(tagline) <= 80),
  description      text not null check (length(description) <= 500),
  kind             text not null check (kind in ('employees', 'partners', 'customers')),
  organization_id  uuid,                            -- Null: the tenant's own.
  locale           text not null,
  time_zone        text not null,
  currency         text not null check (currency ~ '^[A-Z]{3}$'),
  sign_in_policy   text not null check (sign_in_policy in ('open', 'invited', 'domains')),
  brand            jsonb not null,
  primary key (tenant_id, id),
  unique (tenant_id, slug),
  foreign key (tenant_id, organization_id) references organizations);
call app.fence('academies');
grant select, insert, update on academies to stoa_app;
alter table platform.hosts add foreign key (tenant_id, academy_id) references academies;   -- A host leads to an academy of its own tenant or to none.

create table academy_email_domains (
  tenant_id   uuid not null default app.tenant_id() references platform.tenants,
  academy_id  uuid not null,
  domain      text not null check (domain = lower(domain)),
  primary key (tenant_id, academy_id, domain),
  foreign key (tenant_id, academy_id) references academies);
call app.fence('academy_email_domains');
grant select, insert, delete on academy_email_domains to stoa_app;

create table academy_hosts (                        -- The tenant's own view of its hosts; platform.hosts is what the door reads.
  tenant_id   uuid not null default app.tenant_id() references platform.tenants,
  academy_id  uuid not null,
  host        text not null check (host = lower(host)),
  kind        text not null check (kind in ('platform', 'custom')),
  position    int not null,                         -- The first one is used in mail and on certificates.
  primary key (tenant_id, host),
  foreign key (tenant_id, academy_id) references academies);
call app.fence('academy_hosts');
grant select, insert, update, delete on academy_hosts to stoa_app;

-- The trail. What is personal stays in `detail` and `salt`, which erasing a person empties; the chain is over their hash.
create table trail (
  tenant_id     uuid not null default app.tenant_id() references platform.tenants,
  id            uuid not null default gen_random_uuid(),
  at            timestamptz not null default now(),
  actor_kind    text not null check (actor_kind in ('person', 'guest', 'job', 'operator')),
  actor_id      uuid,
  act           text not null,
  subject_kind  text not null,
  subject_id    text,
  detail        jsonb,
  salt          text,
  detail_hash   text not null default '',           -- Filled by the database, never by the caller.
  request_id    text,
  primary key (tenant_id, id));
create index trail_by_time on trail (tenant_id, at, id);
call app.fence('trail');
grant select, insert on trail to stoa_app;
call app.open_to_definer('trail', 'select, insert');

create table trail_links (                          -- Written at commit by app.link_trail, in the order of commits.
  tenant_id      uuid not null references platform.tenants,
  position       bigint not null check (position > 0),
  entry_id       uuid not null,
  previous_hash  text not null,
  hash           text not null,
  primary key (tenant_id, position),
  unique (tenant_id, entry_id),
  foreign key (tenant_id, entry_id) references trail);
call app.fence('trail_links');
grant select on trail_links to stoa_app;
call app.open_to_definer('trail_links', 'select, insert');

create table trail_checkpoints (                    -- A chain alone does not notice a cut tail; a signed length does.
  tenant_id  uuid not null default app.tenant_id() references platform.tenants,
  position   bigint not null,
  hash       text not null,
  key_id     text not null,
  signature  text not null,
  signed_at  timestamptz not null default now(),
  primary key (tenant_id, position));
call app.fence('trail_checkpoints');
grant select, insert on trail_checkpoints to stoa_app;
call app.open_to_definer('trail_checkpoints', 'select');

create table outbox (
  tenant_id          uuid not null default app.tenant_id() references platform.tenants,
  id                 uuid not null default gen_random_uuid(),
  academy_id         uuid not null,
  person_id          uuid,
  kind               text not null,
  to_address         text not null,
  subject            text not null,
  text               text not null,
  html               text not null,
  attachment_sha256  text,
  attachment_name    text,
  created_at         timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, academy_id) references academies);
call app.fence('outbox');
grant select, insert on outbox to stoa_app;

create table deliveries (
  tenant_id    uuid not null default app.tenant_id() references platform.tenants,
  outbox_id    uuid not null,
  provider_id  text not null,
  sent_at      timestamptz not null default now(),
  primary key (tenant_id, outbox_id),
  foreign key (tenant_id, outbox_id) references outbox);
call app.fence('deliveries');
grant select, insert on deliveries to stoa_app;

create table rate_counters (
  tenant_id   uuid not null default app.tenant_id() references platform.tenants,
  bucket      text not null check (length(bucket) <= 200),
  started_at  timestamptz not null,
  count       int not null check (count > 0),
  primary key (tenant_id, bucket));
call app.fence('rate_counters');
grant select, insert, update, delete on rate_counters to stoa_app;
