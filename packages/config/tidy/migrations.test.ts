import { expect, test } from 'vitest'
import { BEFORE, breaksThePrevious } from './migrations.ts'
import { here, planted } from './repository.ts'

const found = (text: string, before = {}) => breaksThePrevious(planted({ 'packages/db/migrations/0099_x.sql': `${text}\n` }), before)

test('no migration breaks a previous version that is still running', () => expect(breaksThePrevious(here(), BEFORE)).toEqual([]))

test.each([
  ['drop table people', 'drop on people'],
  ['drop function if exists app.grade(uuid)', 'drop on app.grade'],
  ['alter table people rename column name to full_name', 'rename on people'],
  ['alter table people rename to persons', 'rename on people'],
  ['alter table people add nick text, drop column name', 'drop column on people'],
  ['alter table people alter column name type int using 1', 'change of type on people'],
  ['alter table people alter nick set not null', 'set not null on people'],
  ['alter table people alter column nick drop default', 'drop default on people'],
  ['alter table people add column nick text not null', 'not null without a default on people'],
  ['alter table people\n  add nick text,   -- Short, not null default.\n  add age int not null check (age > 0)', 'not null without a default on people'],
  ['alter table people add constraint short check (length(name) < 9)', 'constraint on people'],
  ['alter table people add foreign key (tenant_id, boss_id) references people', 'constraint on people'],
  ['create index people_by_age on people (tenant_id, age)', 'index on people'],
  ['create unique index concurrently people_by_age on people (tenant_id, age)', 'index concurrently on people'],
  ['revoke select on people from stoa_app', 'revoke on people'],
])('%s is found', (text, what) => {
  expect(found(`${text};`)).toEqual([expect.stringContaining(`0099_x.sql:1: ${what}, which a previous version may still use.`)])
  expect(found(`${text};`, { [`0099_x: ${what}`]: 'for a reason' })).toEqual([])
})

test('what a previous version does not notice is let through', () => {
  for (const text of [
    'create table pets (id int not null);\ncreate index pets_by_id on pets (id);\nalter table pets drop column id, add constraint a check (id > 0);',
    "alter table people add nick text not null default '', add age int check (age > 0);",
    'alter table people add constraint short check (length(name) < 9) not valid;',
    'alter table people validate constraint short;',
    '-- Outside a transaction.\ndrop index concurrently if exists people_by_age;\ncreate index concurrently people_by_age on people (tenant_id, age);',
    "comment on table people is 'drop table people; alter table people drop column name';",
    'do $$ begin execute \'drop table people\'; end $$;',
    'grant select on people to stoa_app;',
  ])
    expect([text, found(text)]).toEqual([text, []])
})

test('a line of the list that nothing needs any more is found', () => {
  expect(found('grant select on people to stoa_app;', { '0099_x: drop on people': 'gone' })).toEqual([expect.stringContaining('nothing needs “0099_x: drop on people”')])
})
