-- Notes: what a reader writes beside a block, for themselves alone, and the blocks they mean to come back to.
create table notes (                                -- One for each block; changed by its edit, so that two tabs cannot overwrite each other unseen.
  tenant_id    uuid not null default app.tenant_id() references platform.tenants,
  person_id    uuid not null,
  course_id    uuid not null,
  block_slug   text not null,
  text         text not null check (length(text) between 1 and 10000),
  edit         int not null check (edit > 0),
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now(),
  primary key (tenant_id, person_id, course_id, block_slug),
  foreign key (tenant_id, person_id) references people,
  foreign key (tenant_id, course_id) references courses);
call app.fence('notes');
grant select, insert, update, delete on notes to stoa_app;

create table bookmarks (                            -- A block to find again, or a question left for later; taking one off removes it.
  tenant_id   uuid not null default app.tenant_id() references platform.tenants,
  person_id   uuid not null,
  course_id   uuid not null,
  block_slug  text not null,
  kind        text not null check (kind in ('place', 'question')),
  set_at      timestamptz not null default now(),
  primary key (tenant_id, person_id, course_id, block_slug),
  foreign key (tenant_id, person_id) references people,
  foreign key (tenant_id, course_id) references courses);
call app.fence('bookmarks');
grant select, insert, delete on bookmarks to stoa_app;
