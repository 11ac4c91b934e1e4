-- Library: what is taught. A version never changes; what changes is which version is published.
create table assets (                               -- Bytes live in storage under their hash; this is what a page needs to know of them.
  tenant_id     uuid not null default app.tenant_id() references platform.tenants,
  sha256        text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  content_type  text not null,
  byte_count    int not null check (byte_count > 0),
  width         int,
  height        int,
  placeholder   text,
  primary key (tenant_id, sha256));
call app.fence('assets');
grant select, insert on assets to stoa_app;

create table renditions (                           -- A picture at one width, re-encoded.
  tenant_id  uuid not null default app.tenant_id() references platform.tenants,
  sha256     text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  asset      text not null,
  width      int not null check (width > 0),
  primary key (tenant_id, asset, width),
  foreign key (tenant_id, asset) references assets);
create index renditions_by_hash on renditions (tenant_id, sha256);
call app.fence('renditions');
grant select, insert on renditions to stoa_app;

create table courses (
  tenant_id  uuid not null default app.tenant_id() references platform.tenants,
  id         uuid not null default gen_random_uuid(),
  slug       text not null,
  primary key (tenant_id, id),
  unique (tenant_id, slug));
call app.fence('courses');
grant select, insert on courses to stoa_app;

create table course_versions (
  tenant_id      uuid not null default app.tenant_id() references platform.tenants,
  id             uuid not null default gen_random_uuid(),
  course_id      uuid not null,
  number         int not null check (number > 0),
  title          text not null check (length(title) between 1 and 120),
  summary        text not null check (length(summary) <= 200),
  language       text not null,
  for_whom       text not null check (length(for_whom) <= 200),
  outcomes       jsonb not null,                    -- Sentences, in order.
  skills         jsonb not null,                    -- [{ slug, title }], in order.
  minutes        int not null check (minutes > 0),
  cover          text,
  cover_alt      text not null,
  content_hash   text not null,                     -- Of everything in the version; the same content makes no new version.
  created_at     timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, course_id, number),
  foreign key (tenant_id, course_id) references courses,
  foreign key (tenant_id, cover) references assets);
call app.fence('course_versions');
grant select, insert on course_versions to stoa_app;

create table publications (                         -- The latest row says which version people enter.
  tenant_id     uuid not null default app.tenant_id() references platform.tenants,
  id            uuid not null default gen_random_uuid(),
  course_id     uuid not null,
  version_id    uuid not null,
  published_at  timestamptz not null default now(),
  published_by  uuid,                               -- Null: the operator, from files.
  number        int not null check (number > 0),
  primary key (tenant_id, id),
  unique (tenant_id, course_id, number),
  foreign key (tenant_id, course_id) references courses,
  foreign key (tenant_id, version_id) references course_versions,
  foreign key (tenant_id, published_by) references people);
call app.fence('publications');
grant select, insert on publications to stoa_app;

create table lessons (
  tenant_id   uuid not null default app.tenant_id() references platform.tenants,
  id          uuid not null default gen_random_uuid(),
  version_id  uuid not null,
  slug        text not null,
  position    int not null check (position > 0),
  title       text not null check (length(title) between 1 and 120),
  summary     text not null check (length(summary) <= 200),
  minutes     int not null check (minutes between 1 and 30),
  primary key (tenant_id, id),
  unique (tenant_id, version_id, slug),
  unique (tenant_id, version_id, position),
  foreign key (tenant_id, version_id) references course_versions);
call app.fence('lessons');
grant select, insert on lessons to stoa_app;

create table blocks (
  tenant_id     uuid not null default app.tenant_id() references platform.tenants,
  id            uuid not null default gen_random_uuid(),
  version_id    uuid not null,
  lesson_id     uuid not null,
  slug          text not null,                      -- Permanent in its course; questions and links name it.
  position      int not null check (position > 0),
  kind          text not null check (kind in ('text', 'image', 'video', 'callout', 'check')),
  source        jsonb not null,                     -- As written; exported back.
  html          text,                               -- Its Markdown, rendered once when the version was made.
  content_hash  text not null,
  primary key (tenant_id, id),
  unique (tenant_id, version_id, slug),
  unique (tenant_id, lesson_id, position),
  foreign key (tenant_id, version_id) references course_versions,
  foreign key (tenant_id, lesson_id) references lessons);
call app.fence('blocks');
grant select, insert on blocks to stoa_app;

create table catalogue_entries (
  tenant_id   uuid not null default app.tenant_id() references platform.tenants,
  academy_id  uuid not null,
  course_id   uuid not null,
  position    int not null check (position > 0),
  primary key (tenant_id, academy_id, course_id),
  foreign key (tenant_id, academy_id) references academies,
  foreign key (tenant_id, course_id) references courses);
create index catalogue_entries_in_order on catalogue_entries (tenant_id, academy_id, position);
call app.fence('catalogue_entries');
grant select, insert, update, delete on catalogue_entries to stoa_app;

-- Questions. A changed question is a new row; an exam lists the very rows it may draw.
create table pools (
  tenant_id  uuid not null default app.tenant_id() references platform.tenants,
  id         uuid not null default gen_random_uuid(),
  course_id  uuid not null,
  slug       text not null,
  primary key (tenant_id, id),
  unique (tenant_id, course_id, slug),
  foreign key (tenant_id, course_id) references courses);
call app.fence('pools');
grant select, insert on pools to stoa_app;

create table questions (
  tenant_id     uuid not null default app.tenant_id() references platform.tenants,
  id            uuid not null default gen_random_uuid(),
  pool_id       uuid not null,
  slug          text not null,
  number        int not null check (number > 0),
  skill         text not null,
  kind          text not null check (kind in ('single', 'multiple')),
  block_slug    text not null,
  difficulty    int not null check (difficulty between 1 and 3),
  prompt        text not null check (length(prompt) between 1 and 1000),
  content_hash  text not null,
  primary key (tenant_id, id),
  unique (tenant_id, pool_id, slug, number),
  foreign key (tenant_id, pool_id) references pools);
call app.fence('questions');
grant select, insert on questions to stoa_app;
call app.open_to_definer('questions', 'select');

create table choices (
  tenant_id    uuid not null default app.tenant_id() references platform.tenants,
  id           uuid not null default gen_random_uuid(),
  question_id  uuid not null,
  position     int not null check (position > 0),
  text         text not null check (length(text) between 1 and 500),
  primary key (tenant_id, id),
  unique (tenant_id, question_id, position),
  foreign key (tenant_id, question_id) references questions);
call app.fence('choices');
grant select, insert on choices to stoa_app;
call app.open_to_definer('choices', 'select');

create table answer_keys (                          -- stoa_app may write a key and never read one. Grading is app.grade.
  tenant_id    uuid not null default app.tenant_id() references platform.tenants,
  question_id  uuid not null,
  choice_ids   uuid[] not null check (cardinality(choice_ids) > 0),
  explanation  text not null,
  primary key (tenant_id, question_id),
  foreign key (tenant_id, question_id) references questions);
call app.fence('answer_keys');
grant insert on answer_keys to stoa_app;
call app.open_to_definer('answer_keys', 'select');

create table exams (
  tenant_id       uuid not null default app.tenant_id() references platform.tenants,
  id              uuid not null default gen_random_uuid(),
  version_id      uuid not null,
  title           text not null check (length(title) between 1 and 120),
  minutes         int not null check (minutes between 1 and 480),
  pass_percent    int not null check (pass_percent between 1 and 100),
  attempts_max    int not null check (attempts_max between 1 and 100),
  cooldown_hours  int not null check (cooldown_hours between 0 and 8760),
  rules           jsonb not null,
  primary key (tenant_id, id),
  unique (tenant_id, version_id),
  foreign key (tenant_id, version_id) references course_versions);
call app.fence('exams');
grant select, insert on exams to stoa_app;
call app.open_to_definer('exams', 'select');

create table exam_draws (
  tenant_id  uuid not null default app.tenant_id() references platform.tenants,
  exam_id    uuid not null,
  pool_id    uuid not null,
  position   int not null check (position > 0),
  count      int not null check (count > 0),
  primary key (tenant_id, exam_id, pool_id),
  foreign key (tenant_id, exam_id) references exams,
  foreign key (tenant_id, pool_id) references pools);
call app.fence('exam_draws');
grant select, insert on exam_draws to stoa_app;

create table exam_questions (
  tenant_id    uuid not null default app.tenant_id() references platform.tenants,
  exam_id      uuid not null,
  question_id  uuid not null,
  primary key (tenant_id, exam_id, question_id),
  foreign key (tenant_id, exam_id) references exams,
  foreign key (tenant_id, question_id) references questions);
call app.fence('exam_questions');
grant select, insert on exam_questions to stoa_app;
