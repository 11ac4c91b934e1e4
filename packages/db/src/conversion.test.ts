import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrations } from './migrations.ts'

// Migrations that change rows which are there already, run over such rows. Foreign keys are left aside: only the tables in question matter.
const database = `stoa_test_${randomBytes(6).toString('hex')}`
const url = process.env.STOA_TEST_SUPERUSER_URL!
let at: pg.Client

beforeAll(async () => {
  const superuser = new pg.Client({ connectionString: url })
  await superuser.connect()
  await superuser.query(`create database ${database} owner stoa_owner`)
  await superuser.end()
  at = new pg.Client({ connectionString: Object.assign(new URL(url), { pathname: `/${database}` }).toString() })
  await at.connect()
})
afterAll(async () => {
  await at.end()
  const superuser = new pg.Client({ connectionString: url })
  await superuser.connect()
  await superuser.query(`drop database ${database} with (force)`)
  await superuser.end()
})

/** Runs migrations as their owner, by number. */
async function run(from: number, to: number): Promise<void> {
  const due = migrations.filter(({ name, kind }) => kind === 'once' && Number(/\d{4}/.exec(name)![0]) >= from && Number(/\d{4}/.exec(name)![0]) <= to)
  await at.query(`set role stoa_owner; create schema if not exists app; ${due.map((migration) => migration.text).join('\n')}; reset role`)
}

test('answers and keys that were there before every kind of question are what they were, in the new shape', async () => {
  await run(1, 6)
  const [tenant, thing, other] = ['1', '2', '3'].map((digit) => digit.repeat(8) + '-0000-4000-8000-000000000000')
  await at.query(`set session_replication_role = replica;
    insert into answer_keys (tenant_id, question_id, choice_ids, explanation) values ('${tenant}', '${thing}', '{${thing},${other}}', 'So.');
    insert into responses (tenant_id, attempt_id, position, choice_ids, edit) values ('${tenant}', '${thing}', 1, '{${other}}', 1), ('${tenant}', '${thing}', 2, '{}', 4);
    insert into check_answers (tenant_id, person_id, course_id, block_slug, picked, is_right)
      values ('${tenant}', '${thing}', '${thing}', 'one', '[0, 2]', true), ('${tenant}', '${thing}', '${thing}', 'two', '[]', false);
    reset session_replication_role`)
  await run(7, 7)
  expect((await at.query('select key, explanation from answer_keys')).rows).toEqual([{ key: { picked: [thing, other] }, explanation: 'So.' }])
  expect((await at.query('select answer, edit from responses order by position')).rows).toEqual([
    { answer: { picked: [other] }, edit: 1 },
    { answer: { picked: [] }, edit: 4 },
  ])
  expect((await at.query('select answer, is_right from check_answers order by block_slug')).rows).toEqual([
    { answer: { picked: ['0', '2'] }, is_right: true },
    { answer: { picked: [] }, is_right: false },
  ])
  const { rows } = await at.query(`select relname from pg_class where relname in ('answer_keys', 'responses', 'check_answers') and relforcerowsecurity order by 1`)
  expect(rows.map((row) => row.relname)).toEqual(['answer_keys', 'check_answers', 'responses'])
})
