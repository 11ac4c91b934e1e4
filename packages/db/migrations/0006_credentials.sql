-- Credentials: what can be earned, the proof a person holds, and each earning of it.
create table certifications (
  tenant_id  uuid not null default app.tenant_id() references platform.tenants,
  id         uuid not null default gen_random_uuid(),
  slug       text not null,
  primary key (tenant_id, id),
  unique (tenant_id, slug));
call app.fence('certifications');
grant select, insert on certifications to stoa_app;

create table certification_versions (               -- The one with the highest number is in force.
  tenant_id         uuid not null default app.tenant_id() references platform.tenants,
  id                uuid not null default gen_random_uuid(),
  certification_id  uuid not null,
  number            int not null check (number > 0),
  course_id         uuid not null,
  title             text not null check (length(title) between 1 and 120),
  statement         text not null check (length(statement) <= 140),
  skills            jsonb not null,
  valid_months      int check (valid_months between 1 and 120),   -- Null: for ever.
  serial_prefix     text not null check (serial_prefix ~ '^[A-Z]{2,5}$'),
  content_hash      text not null,
  created_at        timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, certification_id, number),
  foreign key (tenant_id, certification_id) references certifications,
  foreign key (tenant_id, course_id) references courses);
create index certification_versions_of_course on certification_versions (tenant_id, course_id);
call app.fence('certification_versions');
grant select, insert on certification_versions to stoa_app;

create table credentials (
  tenant_id         uuid not null default app.tenant_id() references platform.tenants,
  id                uuid not null default gen_random_uuid(),
  person_id         uuid not null,
  certification_id  uuid not null,
  created_at        timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, person_id, certification_id),
  foreign key (tenant_id, person_id) references people,
  foreign key (tenant_id, certification_id) references certifications);
call app.fence('credentials');
grant select, insert on credentials to stoa_app;

create table cycles (                               -- One earning or renewal; never changed, only added to.
  tenant_id                 uuid not null default app.tenant_id() references platform.tenants,
  id                        uuid not null default gen_random_uuid(),
  credential_id             uuid not null,
  number                    int not null check (number > 0),
  certification_version_id  uuid not null,
  completion_id             uuid not null,
  academy_id                uuid not null,
  serial                    text not null,
  issued_on                 date not null,
  valid_until_on            date,                   -- Null: for ever.
  created_at                timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, credential_id, number),
  unique (tenant_id, completion_id),                -- A completion earns once.
  unique (tenant_id, serial),
  foreign key (tenant_id, credential_id) references credentials,
  foreign key (tenant_id, certification_version_id) references certification_versions,
  foreign key (tenant_id, completion_id) references completions,
  foreign key (tenant_id, academy_id) references academies);
call app.fence('cycles');
grant select, insert on cycles to stoa_app;

create table certificates (                         -- The printed paper: a snapshot of every field, and the hash of its bytes.
  tenant_id    uuid not null default app.tenant_id() references platform.tenants,
  cycle_id     uuid not null,
  fields       jsonb not null,
  pdf_sha256   text not null check (pdf_sha256 ~ '^[0-9a-f]{64}$'),
  recorded_at  timestamptz not null default now(),
  primary key (tenant_id, cycle_id),
  foreign key (tenant_id, cycle_id) references cycles);
call app.fence('certificates');
grant select, insert on certificates to stoa_app;

create table revocations (
  tenant_id   uuid not null default app.tenant_id() references platform.tenants,
  cycle_id    uuid not null,
  reason      text not null check (length(reason) between 1 and 500),
  revoked_by  uuid not null,
  revoked_at  timestamptz not null default now(),
  primary key (tenant_id, cycle_id),
  foreign key (tenant_id, cycle_id) references cycles,
  foreign key (tenant_id, revoked_by) references people);
call app.fence('revocations');
grant select, insert on revocations to stoa_app;
