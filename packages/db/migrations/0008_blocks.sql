-- More kinds of blocks, what a company lets its pages show of others, and where each film goes on.
alter table blocks drop constraint blocks_kind_check;
alter table blocks add constraint blocks_kind_check check (kind in ('text', 'image', 'video', 'audio', 'file', 'callout', 'code', 'table',
  'steps', 'reveal', 'cards', 'tabs', 'embed', 'check'));
alter table blocks add parts jsonb;                 -- The Markdown of its steps or tabs, rendered, in order. Null: it has none.

create table embed_hosts (                          -- Beside the few that the product knows.
  tenant_id  uuid not null default app.tenant_id() references platform.tenants,
  host       text not null check (host = lower(host)),
  primary key (tenant_id, host));
call app.fence('embed_hosts');
grant select, insert, delete on embed_hosts to stoa_app;

create table playheads (                            -- Where a film or recording goes on; a place knows only the last one.
  tenant_id   uuid not null default app.tenant_id() references platform.tenants,
  person_id   uuid not null,
  course_id   uuid not null,
  block_slug  text not null,
  second      int not null check (second between 0 and 86400),
  updated_at  timestamptz not null default now(),
  primary key (tenant_id, person_id, course_id, block_slug),
  foreign key (tenant_id, person_id) references people,
  foreign key (tenant_id, course_id) references courses);
call app.fence('playheads');
grant select, insert, update on playheads to stoa_app;
