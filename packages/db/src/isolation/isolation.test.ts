import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clone, prepareTemplate } from '../testing.ts'
import { FAULTS } from './faults.ts'
import { goldenDifference } from './golden.ts'
import { lint, RULES } from './lint.ts'
import { examine, examineFault, isCaught, type Examination } from './run.ts'

// Some faults change roles, which belong to a whole server: this one is nobody else's.
let server: { superuserUrl: string; stop(): Promise<void> }
let clean: Examination

beforeAll(async () => {
  const { startPostgres } = await import('../../../../infra/bootstrap/postgres.ts')
  server = await startPostgres({ throwaway: true })
  await prepareTemplate(server.superuserUrl)
  clean = await examine(server.superuserUrl, { rewriteGolden: process.env['STOA_GOLDEN'] === 'write' })
}, 180_000)

afterAll(() => server?.stop())

/** Two clients of a fresh database: the superuser, who breaks things, and the owner, who looks. */
async function inClone(work: (superuser: pg.Client, owner: pg.Client) => Promise<void>): Promise<void> {
  const copy = await clone(server.superuserUrl)
  const clients = [copy.superuserUrl, copy.ownerUrl].map((connectionString) => new pg.Client({ connectionString }))
  try {
    await Promise.all(clients.map((client) => client.connect()))
    await work(clients[0]!, clients[1]!)
  } finally {
    await Promise.all(clients.map((client) => client.end()))
    await copy.drop()
  }
}

test('no tenant, and nobody, gets at rows of another', () => expect(clean.leaks).toEqual([]))

test('every table with a tenant was attacked in every way', () => inClone(async (superuser) => {
  const { rows } = await superuser.query(`select format('%I.%I', table_schema, table_name) as name from information_schema.columns
    where table_schema = 'public' and column_name = 'tenant_id'`)
  expect(clean.tables.toSorted()).toEqual(rows.map((row) => row.name).toSorted())
  const tried = new Set(clean.verdicts.map(({ subject, kind, context }) => `${subject}: ${kind}, ${context}`))
  const wanted = clean.tables.flatMap((table) => ['select', 'insert', 'update', 'give away', 'delete']
    .flatMap((kind) => [`${table}: ${kind}, no tenant`, `${table}: ${kind}, other tenant`]).concat(`${table}: own, own tenant`))
  expect(wanted.filter((probe) => !tried.has(probe))).toEqual([])
}))

test('the catalogue keeps every rule, as the owner sees it too', () => inClone(async (_, owner) => {
  expect(clean.findings).toEqual([])
  expect(await lint(owner)).toEqual([])
}))

test('a table that is fenced tomorrow is probed without an edit here', async () => {
  const found = await examineFault(server.superuserUrl, { name: 'none', by: 'lint', plant: FENCED_TOMORROW })
  expect(found.tables).toEqual(expect.arrayContaining(['public.coupons', 'public.redemptions']))
  expect([found.leaks, found.findings]).toEqual([[], []])
  const kinds = new Set(found.verdicts.filter(({ subject }) => subject === 'public.redemptions').map(({ kind }) => kind))
  expect([...kinds].toSorted()).toEqual(['delete', 'give away', 'insert', 'own', 'reference', 'select', 'twin', 'update'])
}, 60_000)

test('policies and grants are those of golden.txt; STOA_GOLDEN=write makes it say what is there', () => expect(clean.golden).toEqual([]))

test('a grant more and a grant less both differ from golden.txt', () => inClone(async (superuser) => {
  await superuser.query('grant delete on people to stoa_app; revoke select on courses from stoa_app')
  expect(await goldenDifference(superuser)).toEqual([
    '- public.courses >  stoa_app: insert select', '- public.people >  stoa_app: insert select update',
    '+ public.courses >  stoa_app: insert', '+ public.people >  stoa_app: delete insert select update',
  ])
}))

test('no rule of the lint is asleep: a database that breaks them all is told of each', () => inClone(async (superuser) => {
  await superuser.query(BREAKS_EVERYTHING)
  try {
    const broken = new Set((await lint(superuser)).map(({ rule }) => rule))
    expect(RULES.filter((rule) => !broken.has(rule))).toEqual([])
  } finally {
    await superuser.query(`alter role stoa_queue nocreatedb nologin; revoke pg_monitor from stoa_app`)
  }
}))

describe('a planted fault is caught', () => {
  test.each(FAULTS.map((fault) => [fault.name, fault] as const))('%s', async (_, fault) => {
    const found = await examineFault(server.superuserUrl, fault)
    expect(isCaught(found)).toBe(true)
    expect({ lint: found.findings.length > 0, probes: found.leaks.length > 0 }).toEqual({ lint: fault.by !== 'probes', probes: fault.by !== 'lint' })
  }, 60_000)

  test('and afterwards the server is as it was', async () => {
    const again = await examine(server.superuserUrl)
    expect([again.leaks, again.findings, again.golden]).toEqual([[], [], []])
  }, 60_000)
})

const FENCED_TOMORROW = `
  set role stoa_owner;
  create table coupons (
    tenant_id uuid not null default app.tenant_id() references platform.tenants,
    id uuid not null default gen_random_uuid(),
    code text not null check (code = upper(code) and code ~ '^[A-Z]{3,12}$'),
    kind text not null check (kind in ('percent', 'amount')),
    percent_off int check (percent_off between 50 and 100),
    amount_minor bigint check (amount_minor > 0),
    starts_at timestamptz not null,
    ends_at timestamptz not null check (ends_at > starts_at),
    follows_id uuid,
    check ((kind = 'percent') = (percent_off is not null)),
    check ((kind = 'amount') = (amount_minor is not null)),
    primary key (tenant_id, id),
    unique (tenant_id, code),
    foreign key (tenant_id, follows_id) references coupons);
  create table redemptions (
    tenant_id uuid not null default app.tenant_id() references platform.tenants,
    coupon_id uuid not null,
    person_id uuid not null,
    position bigint generated always as identity,
    primary key (tenant_id, coupon_id, person_id),
    foreign key (tenant_id, coupon_id) references coupons,
    foreign key (tenant_id, person_id) references people);
  call app.fence('coupons');
  call app.fence('redemptions');
  grant select, insert, update, delete on coupons, redemptions to stoa_app;
  reset role`

const BREAKS_EVERYTHING = `
  create table bare (id int, price numeric);
  create table odd (tenant_id uuid default gen_random_uuid(), tags text[] unique, person_id uuid);
  create index odd_tags on odd (tags);
  create table heirs () inherits (bare);
  create table parted (tenant_id uuid) partition by hash (tenant_id);
  create table parted_0 partition of parted for values with (modulus 1, remainder 0);
  grant select on parted_0 to stoa_app;
  alter table people add unique (id);
  alter table sessions add foreign key (person_id) references people (id);
  alter table people disable trigger all;
  create policy more on people using (true);
  drop policy definer on exams;
  grant truncate, references, trigger on people to stoa_app;
  grant select on people to stoa_definer, stoa_queue, public;
  grant usage on schema platform to stoa_app;
  grant select on platform.hosts to stoa_app;
  grant insert on app.migrations to stoa_app;
  grant create on schema app to stoa_app, stoa_queue;
  create table app.mine (id int);
  alter table app.mine owner to stoa_queue;
  create table app.definers (id int);
  grant create on schema app to stoa_definer;
  alter table app.definers owner to stoa_definer;
  create view watching as select 1 as one;
  create materialized view counting as select 1 as one;
  grant select on counting to stoa_app;
  create function app.loud() returns int language sql security definer leakproof as 'select 1';
  create or replace function app.tenants_due() returns setof uuid language sql volatile as 'select null::uuid';
  create or replace function app.tenant_id() returns uuid language sql immutable as $$ select '00000000-0000-4000-8000-000000000000'::uuid $$;
  alter default privileges for role stoa_owner grant select on tables to stoa_app;
  do $$ begin execute format('alter database %I set search_path = app', current_database()); end $$;
  alter role stoa_queue createdb login;
  grant pg_monitor to stoa_app`
