-- Visits: what a guest does before they have an account, and by when an enrollment wants to be done.
alter table course_versions add column trial jsonb;             -- { lesson, checks }: what anyone may try. Null: nothing.
alter table enrollment_sources add column due_on date;          -- On the academy's calendar. Null: no day is set.

create table visits (                               -- A browser without an account. It says nothing of whose it is.
  tenant_id   uuid not null default app.tenant_id() references platform.tenants,
  id          uuid not null default gen_random_uuid(),
  academy_id  uuid not null,
  token_hash  text not null,                        -- SHA-256 of what the cookie holds.
  created_at  timestamptz not null default now(),
  ends_at     timestamptz not null,                 -- After that the nightly job forgets it.
  primary key (tenant_id, id),
  unique (tenant_id, academy_id, token_hash),       -- Carried to a sister academy, the same token is another visit.
  foreign key (tenant_id, academy_id) references academies);
create index visits_by_end on visits (tenant_id, ends_at);
call app.fence('visits');
grant select, insert, update, delete on visits to stoa_app;

-- The tables of a visit are those of a person: block_progress, places, playheads and check_answers.
create table visit_progress (
  tenant_id     uuid not null default app.tenant_id() references platform.tenants,
  visit_id      uuid not null,
  course_id     uuid not null,
  block_slug    text not null,
  content_hash  text not null,
  done_at       timestamptz not null default now(),
  primary key (tenant_id, visit_id, course_id, block_slug),
  foreign key (tenant_id, visit_id) references visits,
  foreign key (tenant_id, course_id) references courses);
call app.fence('visit_progress');
grant select, insert, update, delete on visit_progress to stoa_app;

create table visit_places (
  tenant_id    uuid not null default app.tenant_id() references platform.tenants,
  visit_id     uuid not null,
  course_id    uuid not null,
  lesson_slug  text not null,
  block_slug   text not null,
  second       int not null default 0 check (second between 0 and 86400),
  updated_at   timestamptz not null default now(),
  primary key (tenant_id, visit_id, course_id),
  foreign key (tenant_id, visit_id) references visits,
  foreign key (tenant_id, course_id) references courses);
call app.fence('visit_places');
grant select, insert, update, delete on visit_places to stoa_app;

create table visit_playheads (
  tenant_id   uuid not null default app.tenant_id() references platform.tenants,
  visit_id    uuid not null,
  course_id   uuid not null,
  block_slug  text not null,
  second      int not null check (second between 0 and 86400),
  updated_at  timestamptz not null default now(),
  primary key (tenant_id, visit_id, course_id, block_slug),
  foreign key (tenant_id, visit_id) references visits,
  foreign key (tenant_id, course_id) references courses);
call app.fence('visit_playheads');
grant select, insert, update, delete on visit_playheads to stoa_app;

create table visit_answers (
  tenant_id    uuid not null default app.tenant_id() references platform.tenants,
  visit_id     uuid not null,
  course_id    uuid not null,
  block_slug   text not null,
  answer       jsonb not null check (jsonb_typeof(answer) = 'object'),
  is_right     boolean not null,
  answered_at  timestamptz not null default now(),
  primary key (tenant_id, visit_id, course_id, block_slug),
  foreign key (tenant_id, visit_id) references visits,
  foreign key (tenant_id, course_id) references courses);
call app.fence('visit_answers');
grant select, insert, update, delete on visit_answers to stoa_app;
