-- Learning: the right to a course, what was done in it, and exams.
create table enrollments (
  tenant_id   uuid not null default app.tenant_id() references platform.tenants,
  id          uuid not null default gen_random_uuid(),
  person_id   uuid not null,
  course_id   uuid not null,
  created_at  timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, person_id, course_id),
  foreign key (tenant_id, person_id) references people,
  foreign key (tenant_id, course_id) references courses);
create index enrollments_of_course on enrollments (tenant_id, course_id);
call app.fence('enrollments');
grant select, insert on enrollments to stoa_app;

create table enrollment_sources (                   -- The right lasts while one source is in force.
  tenant_id      uuid not null default app.tenant_id() references platform.tenants,
  id             uuid not null default gen_random_uuid(),
  enrollment_id  uuid not null,
  kind           text not null check (kind in ('self', 'rule', 'purchase', 'seat', 'by-hand')),
  academy_id     uuid,
  created_at     timestamptz not null default now(),
  ended_at       timestamptz,                       -- Null: in force.
  primary key (tenant_id, id),
  unique nulls not distinct (tenant_id, enrollment_id, kind, academy_id, ended_at),
  foreign key (tenant_id, enrollment_id) references enrollments,
  foreign key (tenant_id, academy_id) references academies);
call app.fence('enrollment_sources');
grant select, insert, update on enrollment_sources to stoa_app;

create table block_progress (                       -- Kept by block and content: a block that changed is to be read again.
  tenant_id     uuid not null default app.tenant_id() references platform.tenants,
  person_id     uuid not null,
  course_id     uuid not null,
  block_slug    text not null,
  content_hash  text not null,
  done_at       timestamptz not null default now(),
  primary key (tenant_id, person_id, course_id, block_slug),
  foreign key (tenant_id, person_id) references people,
  foreign key (tenant_id, course_id) references courses);
call app.fence('block_progress');
grant select, insert, update on block_progress to stoa_app;

create table places (                               -- Where to go on: lesson, block and, in a video, the second.
  tenant_id    uuid not null default app.tenant_id() references platform.tenants,
  person_id    uuid not null,
  course_id    uuid not null,
  lesson_slug  text not null,
  block_slug   text not null,
  second       int not null default 0 check (second between 0 and 86400),
  updated_at   timestamptz not null default now(),
  primary key (tenant_id, person_id, course_id),
  foreign key (tenant_id, person_id) references people,
  foreign key (tenant_id, course_id) references courses);
create index places_of_person on places (tenant_id, person_id, updated_at desc);
call app.fence('places');
grant select, insert, update on places to stoa_app;

create table check_answers (                        -- The last answer to a knowledge check inside a lesson.
  tenant_id    uuid not null default app.tenant_id() references platform.tenants,
  person_id    uuid not null,
  course_id    uuid not null,
  block_slug   text not null,
  picked       jsonb not null,                      -- Positions, from 0.
  is_right     boolean not null,
  answered_at  timestamptz not null default now(),
  primary key (tenant_id, person_id, course_id, block_slug),
  foreign key (tenant_id, person_id) references people,
  foreign key (tenant_id, course_id) references courses);
call app.fence('check_answers');
grant select, insert, update on check_answers to stoa_app;

create table attempts (
  tenant_id      uuid not null default app.tenant_id() references platform.tenants,
  id             uuid not null default gen_random_uuid(),
  person_id      uuid not null,
  course_id      uuid not null,
  exam_id        uuid not null,
  academy_id     uuid not null,
  number         int not null check (number > 0),
  seed           bigint not null,                   -- Kept with what was drawn from it: attempt_items say which questions in which order.
  started_at     timestamptz not null default now(),
  deadline_at    timestamptz not null,
  submitted_at   timestamptz,                       -- Null: being worked on.
  primary key (tenant_id, id),
  unique (tenant_id, person_id, course_id, number),  -- Two tabs cannot start the same attempt twice.
  foreign key (tenant_id, person_id) references people,
  foreign key (tenant_id, course_id) references courses,
  foreign key (tenant_id, exam_id) references exams,
  foreign key (tenant_id, academy_id) references academies);
create unique index attempts_open on attempts (tenant_id, person_id, course_id) where submitted_at is null;
call app.fence('attempts');
grant select, insert, update on attempts to stoa_app;
call app.open_to_definer('attempts', 'select');

create table attempt_items (
  tenant_id     uuid not null default app.tenant_id() references platform.tenants,
  attempt_id    uuid not null,
  position      int not null check (position > 0),
  question_id   uuid not null,
  choice_order  uuid[] not null,
  primary key (tenant_id, attempt_id, position),
  unique (tenant_id, attempt_id, question_id),
  foreign key (tenant_id, attempt_id) references attempts,
  foreign key (tenant_id, question_id) references questions);
call app.fence('attempt_items');
grant select, insert on attempt_items to stoa_app;
call app.open_to_definer('attempt_items', 'select');

create table responses (
  tenant_id    uuid not null default app.tenant_id() references platform.tenants,
  attempt_id   uuid not null,
  position     int not null,
  choice_ids   uuid[] not null,
  is_flagged   boolean not null default false,
  edit         int not null check (edit > 0),      -- Counted by the page: a save that arrives late does not undo a later one.
  saved_at     timestamptz not null default now(),
  primary key (tenant_id, attempt_id, position),
  foreign key (tenant_id, attempt_id, position) references attempt_items);
call app.fence('responses');
grant select, insert, update on responses to stoa_app;
call app.open_to_definer('responses', 'select');

create table grades (                               -- Written by app.grade alone.
  tenant_id     uuid not null references platform.tenants,
  attempt_id    uuid not null,
  asked         int not null check (asked > 0),
  correct       int not null check (correct between 0 and asked),
  percent       int not null check (percent between 0 and 100),
  passed        boolean not null,
  graded_at     timestamptz not null default now(),
  primary key (tenant_id, attempt_id),
  foreign key (tenant_id, attempt_id) references attempts);
call app.fence('grades');
grant select on grades to stoa_app;
call app.open_to_definer('grades', 'select, insert');

create table skill_grades (
  tenant_id   uuid not null references platform.tenants,
  attempt_id  uuid not null,
  skill       text not null,
  asked       int not null check (asked > 0),
  correct     int not null check (correct between 0 and asked),
  primary key (tenant_id, attempt_id, skill),
  foreign key (tenant_id, attempt_id) references grades);
call app.fence('skill_grades');
grant select on skill_grades to stoa_app;
call app.open_to_definer('skill_grades', 'select, insert');

create table completions (
  tenant_id     uuid not null default app.tenant_id() references platform.tenants,
  id            uuid not null default gen_random_uuid(),
  person_id     uuid not null,
  course_id     uuid not null,
  version_id    uuid not null,
  attempt_id    uuid not null,
  completed_at  timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, attempt_id),
  foreign key (tenant_id, person_id) references people,
  foreign key (tenant_id, course_id) references courses,
  foreign key (tenant_id, version_id) references course_versions,
  foreign key (tenant_id, attempt_id) references grades (tenant_id, attempt_id));
create index completions_of_person on completions (tenant_id, person_id, course_id);
call app.fence('completions');
grant select, insert on completions to stoa_app;
