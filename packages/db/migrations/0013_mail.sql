-- Mail: what became of each letter, which addresses none goes to, what people want of it, and what they were reminded of.
alter table outbox
  add column from_name        text,                 -- What stands before the sender's address. Null: the academy's name.
  add column logo_sha256      text check (logo_sha256 ~ '^[0-9a-f]{64}$'),       -- Travels inside the letter. Null: none.
  add column unsubscribe_url  text;                 -- Null: a letter that nobody unsubscribes from.

create table undelivered (                          -- A letter that was not sent and never will be.
  tenant_id  uuid not null default app.tenant_id() references platform.tenants,
  outbox_id  uuid not null,
  reason     text not null check (reason in ('suppressed', 'unsubscribed', 'refused', 'impossible')),
  detail     text check (length(detail) <= 500),    -- What the other side said.
  noted_at   timestamptz not null default now(),
  primary key (tenant_id, outbox_id),
  foreign key (tenant_id, outbox_id) references outbox);
call app.fence('undelivered');
grant select, insert on undelivered to stoa_app;

create table mail_events (                          -- What the mail service told of a letter after it took it, each once.
  tenant_id    uuid not null default app.tenant_id() references platform.tenants,
  outbox_id    uuid not null,
  kind         text not null check (kind in ('delivered', 'bounced', 'complained')),
  detail       text check (length(detail) <= 500),
  happened_at  timestamptz not null,
  noted_at     timestamptz not null default now(),
  primary key (tenant_id, outbox_id, kind),
  foreign key (tenant_id, outbox_id) references outbox);
call app.fence('mail_events');
grant select, insert on mail_events to stoa_app;

create table suppressions (                         -- An address that mail does not go to, while it has not ended.
  tenant_id  uuid not null default app.tenant_id() references platform.tenants,
  id         uuid not null default gen_random_uuid(),
  address    text not null check (address = lower(address)),
  reason     text not null check (reason in ('bounce', 'complaint', 'refused')),
  detail     text check (length(detail) <= 500),
  outbox_id  uuid,                                  -- The letter that it came of.
  since      timestamptz not null default now(),
  ended_at   timestamptz,                           -- Null: in force.
  ended_by   text check (ended_by in ('person', 'admin', 'operator', 'proof')),
  primary key (tenant_id, id),
  check ((ended_at is null) = (ended_by is null)),
  foreign key (tenant_id, outbox_id) references outbox);
create unique index suppressions_open on suppressions (tenant_id, address, reason) where ended_at is null;
create index suppressions_of_address on suppressions (tenant_id, address);
call app.fence('suppressions');
grant select, insert, update (ended_at, ended_by) on suppressions to stoa_app;

create table unsubscriptions (                      -- A kind of mail that somebody does not want.
  tenant_id  uuid not null default app.tenant_id() references platform.tenants,
  person_id  uuid not null,
  topic      text not null check (topic in ('due', 'certificates')),
  since      timestamptz not null default now(),
  primary key (tenant_id, person_id, topic),
  foreign key (tenant_id, person_id) references people);
call app.fence('unsubscriptions');
grant select, insert, delete on unsubscriptions to stoa_app;

create table unsubscribe_links (                    -- One a letter and topic; good for as long as somebody keeps the letter.
  tenant_id   uuid not null default app.tenant_id() references platform.tenants,
  token_hash  text not null,                        -- SHA-256 of what the link holds.
  topic       text not null check (topic in ('due', 'certificates')),
  outbox_id   uuid not null,
  person_id   uuid not null,
  created_at  timestamptz not null default now(),
  primary key (tenant_id, token_hash, topic),
  foreign key (tenant_id, outbox_id) references outbox,
  foreign key (tenant_id, person_id) references people);
create index unsubscribe_links_of_letter on unsubscribe_links (tenant_id, outbox_id);
call app.fence('unsubscribe_links');
grant select, insert on unsubscribe_links to stoa_app;

create table reminder_mails (                       -- At most one a person and day of theirs.
  tenant_id  uuid not null default app.tenant_id() references platform.tenants,
  person_id  uuid not null,
  sent_on    date not null,                         -- On the person's calendar.
  outbox_id  uuid not null,
  primary key (tenant_id, person_id, sent_on),
  foreign key (tenant_id, person_id) references people,
  foreign key (tenant_id, outbox_id) references outbox);
call app.fence('reminder_mails');
grant select, insert on reminder_mails to stoa_app;

create table reminders (                            -- What was in it. A day that is moved is reminded of anew.
  tenant_id   uuid not null default app.tenant_id() references platform.tenants,
  person_id   uuid not null,
  kind        text not null check (kind in ('course-due', 'course-overdue', 'certificate-runs-out')),
  subject_id  uuid not null,                        -- The enrollment, or the cycle of the certificate.
  day         date not null,                        -- By when it is due, or until when it is good.
  days_ahead  int not null check (days_ahead in (60, 30, 7, 1, 0)),       -- The step; 0: that day is past.
  sent_on     date not null,
  primary key (tenant_id, person_id, kind, subject_id, day, days_ahead),
  foreign key (tenant_id, person_id, sent_on) references reminder_mails);
call app.fence('reminders');
grant select, insert on reminders to stoa_app;
