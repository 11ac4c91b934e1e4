-- Search: what a catalogue says, kept so that it is found by its words, also by words that were typed wrongly. Shelves order a catalogue.
-- Extensions come with Postgres and are trusted: the owner of a database may create them. They get a schema that the app cannot enter.
create schema extensions;
grant usage on schema extensions to stoa_definer;
create extension pg_trgm schema extensions;
create extension btree_gin schema extensions;
create extension unaccent schema extensions;
create extension fuzzystrmatch schema extensions;

create table search_courses (                       -- What can be found in an academy: which version of a course, by which form of indexing.
  tenant_id   uuid not null default app.tenant_id() references platform.tenants,
  academy_id  uuid not null,
  course_id   uuid not null,
  version_id  uuid not null,
  language    text not null,
  form        int not null,
  primary key (tenant_id, academy_id, course_id),
  foreign key (tenant_id, academy_id, course_id) references catalogue_entries on delete cascade,
  foreign key (tenant_id, version_id) references course_versions);
create index search_courses_by_language on search_courses (tenant_id, academy_id, language);
create index search_courses_by_version on search_courses (tenant_id, version_id);
call app.fence('search_courses');
grant select on search_courses to stoa_app;
call app.open_to_definer('search_courses', 'select, insert, delete');

-- Place 0 is the course itself, 1, 2, 3 its lessons. Written and read by definer functions alone, since under row security no index on words is
-- used. `title` is folded; `head` holds title and summary, `words` everything. Each title and word begins with the mark of its academy, so that
-- looking one up never touches what others say.
create table search_documents (
  tenant_id    uuid not null default app.tenant_id() references platform.tenants,
  academy_id   uuid not null,
  course_id    uuid not null,
  place        int not null check (place >= 0),
  lesson_slug  text not null,
  title        text not null collate "C",
  head         tsvector not null,
  words        tsvector not null,
  primary key (tenant_id, academy_id, course_id, place),
  foreign key (tenant_id, academy_id, course_id) references search_courses on delete cascade);
create index search_documents_by_title on search_documents (title);
create index search_lessons_by_head on search_documents using gin (head) with (fastupdate = off) where place > 0;
create index search_lessons_by_words on search_documents using gin (words) with (fastupdate = off) where place > 0;
create index search_courses_by_words on search_documents using gin (words) with (fastupdate = off) where place = 0;
call app.fence('search_documents');
call app.open_to_definer('search_documents', 'select, insert');

-- Words as they are written, folded, with the stem they are found by and one spelling to show. A word that nothing says any more may stay:
-- only words whose stem stands in search_stems of an academy are ever offered there.
create table search_words (
  tenant_id  uuid not null default app.tenant_id() references platform.tenants,
  word       text not null collate "C" check (length(word) <= 60),
  stem       text not null collate "C",
  spelling   text not null,
  primary key (tenant_id, word, stem));
create index search_words_by_stem on search_words (tenant_id, stem);
create index search_words_alike on search_words using gin (tenant_id extensions.uuid_ops, word extensions.gin_trgm_ops) with (fastupdate = off);
call app.fence('search_words');
call app.open_to_definer('search_words', 'select, insert');

create table search_stems (                         -- How many documents of what an academy offers say it.
  tenant_id   uuid not null default app.tenant_id() references platform.tenants,
  academy_id  uuid not null,
  stem        text not null collate "C",
  documents   int not null,
  primary key (tenant_id, academy_id, stem),
  foreign key (tenant_id, academy_id) references academies);
call app.fence('search_stems');
call app.open_to_definer('search_stems', 'select, insert, update, delete');

create table search_aliases (                       -- What people type, and what the courses of an academy call it.
  tenant_id   uuid not null default app.tenant_id() references platform.tenants,
  academy_id  uuid not null,
  typed       text not null collate "C" check (length(typed) between 1 and 60),
  meant       text not null check (length(meant) between 1 and 60),
  primary key (tenant_id, academy_id, typed),
  foreign key (tenant_id, academy_id) references academies);
call app.fence('search_aliases');
grant select, insert, delete on search_aliases to stoa_app;
call app.open_to_definer('search_aliases', 'select');

call app.open_to_definer('catalogue_entries', 'select');

create table shelves (                              -- A group of courses on the catalogue page.
  tenant_id   uuid not null default app.tenant_id() references platform.tenants,
  academy_id  uuid not null,
  position    int not null check (position > 0),
  title       text not null check (length(title) between 1 and 80),
  primary key (tenant_id, academy_id, position),
  unique (tenant_id, academy_id, title),
  foreign key (tenant_id, academy_id) references academies);
call app.fence('shelves');
grant select, insert, delete on shelves to stoa_app;

create table shelf_courses (
  tenant_id   uuid not null default app.tenant_id() references platform.tenants,
  academy_id  uuid not null,
  shelf       int not null,
  position    int not null check (position > 0),
  course_id   uuid not null,
  primary key (tenant_id, academy_id, shelf, position),
  unique (tenant_id, academy_id, shelf, course_id),
  foreign key (tenant_id, academy_id, shelf) references shelves on delete cascade,
  foreign key (tenant_id, course_id) references courses);
create index shelf_courses_by_course on shelf_courses (tenant_id, course_id);
call app.fence('shelf_courses');
grant select, insert, delete on shelf_courses to stoa_app;
