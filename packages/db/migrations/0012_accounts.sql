-- Accounts: how somebody is named, read and reached, what they prove themselves with besides a password, and a copy of all that is theirs.
alter table companies add column second_factor text not null default 'required' check (second_factor in ('required', 'optional'));

alter table people
  add column printed_name  text check (length(printed_name) between 1 and 200),   -- Null: certificates bear the name.
  add column time_zone     text,                    -- Null: the academy's.
  add column version       int not null default 1 check (version > 0);            -- Counted by changes of the profile: a stale form is noticed.

alter table sessions
  add column id                uuid not null default gen_random_uuid(),           -- What a page may call it; opens nothing.
  add column last_used_at      timestamptz not null default now(),                -- Moves on by a quarter of an hour at least.
  add column authenticated_at  timestamptz not null default now(),                -- When they last proved who they are, here.
  add column authenticated_by  text not null default 'password' check (authenticated_by in ('password', 'link', 'passkey', 'code')),
  add column second_factor     text check (second_factor in ('code', 'passkey', 'recovery-code')),   -- Null: opened by one factor.
  drop constraint sessions_opened_by_check,
  add constraint sessions_opened_by_check check (opened_by in ('password', 'link', 'passkey')),
  add unique (tenant_id, id);

create table second_steps (                         -- A sign-in between its first and its second factor: not a session, and opens nothing.
  tenant_id   uuid not null default app.tenant_id() references platform.tenants,
  id_hash     text not null,                        -- SHA-256 of what the cookie holds.
  person_id   uuid not null,
  academy_id  uuid not null,
  opened_by   text not null check (opened_by in ('password', 'link')),
  return_to   text not null,
  created_at  timestamptz not null default now(),
  expires_at  timestamptz not null,
  primary key (tenant_id, id_hash),
  foreign key (tenant_id, academy_id) references academies,
  foreign key (tenant_id, person_id) references people);
create index second_steps_of_person on second_steps (tenant_id, person_id);
call app.fence('second_steps');
grant select, insert, delete on second_steps to stoa_app;

create table passkeys (
  tenant_id      uuid not null default app.tenant_id() references platform.tenants,
  id             uuid not null default gen_random_uuid(),
  person_id      uuid not null,
  host           text not null check (host = lower(host)),    -- Where it was made and where alone it works.
  credential_id  text not null check (length(credential_id) <= 1400),
  public_key     text not null,                     -- COSE, base64url.
  counter        bigint not null check (counter >= 0),
  transports     text not null,                     -- Words joined by blanks, as the browser told them.
  name           text not null check (length(name) between 1 and 60),
  created_at     timestamptz not null default now(),
  last_used_at   timestamptz,                       -- Null: never since it was made.
  primary key (tenant_id, id),
  unique (tenant_id, credential_id),
  foreign key (tenant_id, person_id) references people);
create index passkeys_of_person on passkeys (tenant_id, person_id);
call app.fence('passkeys');
grant select, insert, update, delete on passkeys to stoa_app;

create table passkey_challenges (                   -- What an authenticator is asked to sign: once, within five minutes.
  tenant_id   uuid not null default app.tenant_id() references platform.tenants,
  id          uuid not null default gen_random_uuid(),
  purpose     text not null check (purpose in ('register', 'sign-in', 'confirm')),
  host        text not null,
  person_id   uuid,                                 -- Null: whoever signs in with it.
  challenge   text not null,
  created_at  timestamptz not null default now(),
  expires_at  timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references people);
create index passkey_challenges_of_person on passkey_challenges (tenant_id, person_id);
call app.fence('passkey_challenges');
grant select, insert, delete on passkey_challenges to stoa_app;

create table authenticators (                       -- The shared secret of an authenticator app (RFC 6238).
  tenant_id     uuid not null default app.tenant_id() references platform.tenants,
  person_id     uuid not null,
  sealed        text not null,                      -- By the keyring, for this tenant and nothing else.
  last_step     bigint not null default 0,          -- Of the newest code that was taken: none counts twice.
  created_at    timestamptz not null default now(),
  confirmed_at  timestamptz,                        -- Null: being set up, and asked for nowhere.
  primary key (tenant_id, person_id),
  foreign key (tenant_id, person_id) references people);
call app.fence('authenticators');
grant select, insert, update, delete on authenticators to stoa_app;

create table recovery_codes (
  tenant_id   uuid not null default app.tenant_id() references platform.tenants,
  person_id   uuid not null,
  code_hash   text not null,                        -- SHA-256 of 80 random bits.
  created_at  timestamptz not null default now(),
  used_at     timestamptz,                          -- Null: still good.
  primary key (tenant_id, person_id, code_hash),
  foreign key (tenant_id, person_id) references people);
call app.fence('recovery_codes');
grant select, insert, update, delete on recovery_codes to stoa_app;

-- Somebody wants another address. The worker answers, so that asking takes as long for an address that is known as for any other.
create table email_changes (
  tenant_id        uuid not null default app.tenant_id() references platform.tenants,
  id               uuid not null default gen_random_uuid(),
  person_id        uuid not null,
  academy_id       uuid not null,
  old_email        text not null check (old_email = lower(old_email)),
  new_email        text not null check (new_email = lower(new_email)),
  token_hash       text,                            -- Of the link to the new address. Null: not answered, or the address is somebody's.
  undo_hash        text,                            -- Of the link to the old address. Null: not answered yet.
  requested_at     timestamptz not null default now(),
  expires_at       timestamptz not null,
  confirmed_at     timestamptz,                     -- Null: the new address has not been proved.
  undo_expires_at  timestamptz not null,
  undone_at        timestamptz,                     -- Null: nobody said that it was not them.
  primary key (tenant_id, id),
  foreign key (tenant_id, academy_id) references academies,
  foreign key (tenant_id, person_id) references people);
create unique index email_changes_by_token on email_changes (tenant_id, token_hash);
create unique index email_changes_by_undo on email_changes (tenant_id, undo_hash);
create index email_changes_of_person on email_changes (tenant_id, person_id);
call app.fence('email_changes');
grant select, insert, update on email_changes to stoa_app;

create table data_exports (                         -- Somebody asked for a copy of all that is theirs.
  tenant_id     uuid not null default app.tenant_id() references platform.tenants,
  id            uuid not null default gen_random_uuid(),
  person_id     uuid not null,
  academy_id    uuid not null,
  requested_at  timestamptz not null default now(),
  parts_done    int not null default 0 check (parts_done >= 0),
  parts_all     int not null default 0 check (parts_all >= 0),      -- 0: the worker has not begun.
  ended_at      timestamptz,                        -- Null: being collected.
  sha256        text check (sha256 ~ '^[0-9a-f]{64}$'),             -- Null with an end: given up, or swept.
  bytes         int check (bytes > 0),
  expires_at    timestamptz,
  primary key (tenant_id, id),
  check (ended_at is not null or sha256 is null),
  check ((sha256 is null) = (bytes is null)),
  foreign key (tenant_id, academy_id) references academies,
  foreign key (tenant_id, person_id) references people);
create unique index data_exports_open on data_exports (tenant_id, person_id) where ended_at is null;   -- Two tabs ask once.
create index data_exports_of_person on data_exports (tenant_id, person_id);
call app.fence('data_exports');
grant select, insert, update on data_exports to stoa_app;

grant delete on passwords to stoa_app;              -- An address that is taken back takes a stolen password with it.
