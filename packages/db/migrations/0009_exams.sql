-- Exams: blueprints by difficulty, what one confirms before the start, accommodations and breaks, practice, and grades that were put right.
alter table exam_draws
  add easy   int check (easy >= 0),                 -- All three null: `count` questions of any difficulty.
  add medium int check (medium >= 0),
  add hard   int check (hard >= 0),
  add constraint exam_draws_by_difficulty check (num_nonnulls(easy, medium, hard) in (0, 3) and coalesce(easy + medium + hard, count) = count);

alter table exams add honour text check (length(honour) between 1 and 500);   -- Null: the sentence that is there for everybody.

create table accommodations (                       -- What makes an exam fair for somebody. The newest that has not ended is in force.
  tenant_id      uuid not null default app.tenant_id() references platform.tenants,
  id             uuid not null default gen_random_uuid(),
  person_id      uuid not null,
  extra_percent  int not null check (extra_percent between 0 and 300),
  breaks_max     int not null check (breaks_max between 0 and 10),
  break_minutes  int not null check (break_minutes between 0 and 60),
  reason         text not null check (length(reason) between 1 and 1000),    -- For those alone who may manage it.
  from_on        date not null,                     -- Days of the calendar of the academy where the exam is sat.
  until_on       date,                              -- Null: until it is ended.
  granted_by     uuid not null,
  granted_at     timestamptz not null default now(),
  ended_by       uuid,
  ended_at       timestamptz,                       -- Null: in force from its first day to its last.
  primary key (tenant_id, id),
  check (extra_percent > 0 or breaks_max > 0),
  check ((breaks_max = 0) = (break_minutes = 0)),
  check (until_on >= from_on),
  check ((ended_at is null) = (ended_by is null)),
  foreign key (tenant_id, person_id) references people,
  foreign key (tenant_id, granted_by) references people,
  foreign key (tenant_id, ended_by) references people);
create unique index accommodations_open on accommodations (tenant_id, person_id) where ended_at is null;
create index accommodations_of_person on accommodations (tenant_id, person_id, granted_at desc);
call app.fence('accommodations');
grant select, insert, update (ended_by, ended_at) on accommodations to stoa_app;

alter table attempts
  add accommodation_id uuid,                        -- What was in force when it began; what is granted later counts from the next start.
  add breaks_max       int not null default 0 check (breaks_max between 0 and 10),
  add break_minutes    int not null default 0 check (break_minutes between 0 and 60),
  add foreign key (tenant_id, accommodation_id) references accommodations;

create table attempt_breaks (                       -- While now() < ends_at the clock stands: the deadline was moved by as much when it began.
  tenant_id   uuid not null default app.tenant_id() references platform.tenants,
  attempt_id  uuid not null,
  number      int not null check (number > 0),
  started_at  timestamptz not null default now(),
  ends_at     timestamptz not null,
  primary key (tenant_id, attempt_id, number),
  check (ends_at >= started_at),
  foreign key (tenant_id, attempt_id) references attempts);
call app.fence('attempt_breaks');
grant select, insert, update (ends_at) on attempt_breaks to stoa_app;

create table honour_statements (                    -- The very words that were confirmed, and when.
  tenant_id     uuid not null default app.tenant_id() references platform.tenants,
  attempt_id    uuid not null,
  statement     text not null check (length(statement) between 1 and 500),
  confirmed_at  timestamptz not null default now(),
  primary key (tenant_id, attempt_id),
  foreign key (tenant_id, attempt_id) references attempts);
call app.fence('honour_statements');
grant select, insert on honour_statements to stoa_app;

-- Practice. A question that is open for it has its key written here as well, for everybody's reading; what is kept for exams is not here.
create table practice_questions (
  tenant_id    uuid not null default app.tenant_id() references platform.tenants,
  exam_id      uuid not null,
  question_id  uuid not null,
  key          jsonb not null check (jsonb_typeof(key) = 'object'),
  explanation  text not null,
  primary key (tenant_id, exam_id, question_id),
  foreign key (tenant_id, exam_id, question_id) references exam_questions);
call app.fence('practice_questions');
grant select, insert on practice_questions to stoa_app;

create table practices (
  tenant_id   uuid not null default app.tenant_id() references platform.tenants,
  id          uuid not null default gen_random_uuid(),
  person_id   uuid not null,
  course_id   uuid not null,
  exam_id     uuid not null,
  skill       text,                                 -- Null: every skill, as the blueprint says.
  seed        bigint not null,
  started_at  timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references people,
  foreign key (tenant_id, course_id) references courses,
  foreign key (tenant_id, exam_id) references exams);
create index practices_of_person on practices (tenant_id, person_id, course_id, started_at desc);
call app.fence('practices');
grant select, insert on practices to stoa_app;

create table practice_items (
  tenant_id     uuid not null default app.tenant_id() references platform.tenants,
  practice_id   uuid not null,
  position      int not null check (position > 0),
  question_id   uuid not null,
  choice_order  uuid[] not null,
  primary key (tenant_id, practice_id, position),
  unique (tenant_id, practice_id, question_id),
  foreign key (tenant_id, practice_id) references practices,
  foreign key (tenant_id, question_id) references questions);
call app.fence('practice_items');
grant select, insert on practice_items to stoa_app;

create table practice_answers (                     -- The first answer counts: what follows it is known.
  tenant_id    uuid not null default app.tenant_id() references platform.tenants,
  practice_id  uuid not null,
  position     int not null,
  answer       jsonb not null check (jsonb_typeof(answer) = 'object'),
  is_right     boolean not null,
  answered_at  timestamptz not null default now(),
  primary key (tenant_id, practice_id, position),
  foreign key (tenant_id, practice_id, position) references practice_items);
call app.fence('practice_answers');
grant select, insert on practice_answers to stoa_app;

-- A question was found faulty. Of several decisions about one question the one with the highest number counts.
create table regradings (
  tenant_id    uuid not null default app.tenant_id() references platform.tenants,
  id           uuid not null default gen_random_uuid(),
  question_id  uuid not null,
  number       int not null check (number > 0),
  outcome      text not null check (outcome in ('point', 'left-out', 'key')),
  reason       text not null check (length(reason) between 1 and 1000),
  decided_by   uuid not null,
  decided_at   timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, question_id, number),
  foreign key (tenant_id, question_id) references questions,
  foreign key (tenant_id, decided_by) references people);
call app.fence('regradings');
grant select, insert on regradings to stoa_app;
call app.open_to_definer('regradings', 'select');

create table corrected_keys (                       -- As answer_keys: stoa_app may write one and never read it.
  tenant_id     uuid not null default app.tenant_id() references platform.tenants,
  regrading_id  uuid not null,
  key           jsonb not null check (jsonb_typeof(key) = 'object'),
  primary key (tenant_id, regrading_id),
  foreign key (tenant_id, regrading_id) references regradings);
call app.fence('corrected_keys');
grant insert on corrected_keys to stoa_app;
call app.open_to_definer('corrected_keys', 'select');

-- A grade is never changed: what an attempt came to after a regrading stands beside it. Written by app.regrade alone.
create table regrades (
  tenant_id     uuid not null references platform.tenants,
  attempt_id    uuid not null,
  number        int not null check (number > 0),
  regrading_id  uuid not null,
  asked         int not null check (asked > 0),
  correct       int not null check (correct between 0 and asked),
  percent       int not null check (percent between 0 and 100),
  passed        boolean not null,                   -- Whoever had passed goes on having passed.
  graded_at     timestamptz not null default now(),
  primary key (tenant_id, attempt_id, number),
  unique (tenant_id, attempt_id, regrading_id),
  foreign key (tenant_id, attempt_id) references grades,
  foreign key (tenant_id, regrading_id) references regradings);
create index regrades_of_regrading on regrades (tenant_id, regrading_id);
call app.fence('regrades');
grant select on regrades to stoa_app;
call app.open_to_definer('regrades', 'select, insert');

create table regraded_skills (
  tenant_id   uuid not null references platform.tenants,
  attempt_id  uuid not null,
  number      int not null,
  skill       text not null,
  asked       int not null check (asked > 0),
  correct     int not null check (correct between 0 and asked),
  primary key (tenant_id, attempt_id, number, skill),
  foreign key (tenant_id, attempt_id, number) references regrades);
call app.fence('regraded_skills');
grant select on regraded_skills to stoa_app;
call app.open_to_definer('regraded_skills', 'select, insert');

create index attempt_items_of_question on attempt_items (tenant_id, question_id);
