import { sql } from '@stoa/db'
import { beforeAll, expect, test } from 'vitest'
import type { Ctx } from '../tenancy/index.ts'
import { ACME, ground, personOf, scene, useGround, world } from '../testing.ts'
import { enroll, openLesson, readHome, recordProgress } from './index.ts'

useGround()

const CROWD = 3_000,
  NEIGHBOURS = 400

// What Postgres knows of the tables is what goes wrong: one large company among small ones, of whom it believes that they are all alike.
beforeAll(async () => {
  const client = await ground().superuser.pool.connect()
  try {
    const { id, academies } = world(ACME)
    await client.query('begin')
    await client.query(`set local session_replication_role = replica; select set_config('app.tenant_id', '${id}', true)`)
    await client.query(`insert into people (email, name, locale) select 'crowd-' || n || '@acme.example', 'One of many', 'en' from generate_series(1, ${CROWD}) n`)
    await client.query(`insert into memberships (person_id, academy_id) select id, '${academies.customers}' from people where name = 'One of many'`)
    await client.query(`insert into enrollments (person_id, course_id) select p.id, c.id from people p join courses c on c.tenant_id = p.tenant_id where p.name = 'One of many'`)
    await client.query(`insert into enrollments (tenant_id, person_id, course_id)
      select gen_random_uuid(), gen_random_uuid(), gen_random_uuid() from generate_series(1, ${NEIGHBOURS})`)
    await client.query(`insert into enrollment_sources (tenant_id, enrollment_id, kind, academy_id)
      select tenant_id, id, 'self', '${academies.customers}' from enrollments`)
    await client.query('commit')
    await client.query('analyze')
  } finally {
    client.release()
  }
})

/** How many rows of people's courses a verb has looked at, in this transaction. */
async function looked(ctx: Ctx, verb: () => Promise<unknown>): Promise<number> {
  const read = async () => {
    const { rows } = await sql<{ count: number }>`select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::int as count
      from pg_stat_xact_user_tables where relname in ('enrollments', 'enrollment_sources', 'memberships')`.execute(ctx.trx)
    return rows[0]!.count
  }
  const before = await read()
  await verb()
  return (await read()) - before
}

test.each<[string, (ctx: Ctx) => Promise<unknown>]>([
  ['opening a lesson', (ctx) => openLesson(ctx, 'lockout', 'look')],
  ['keeping what was read', (ctx) => recordProgress(ctx, 'lockout', [{ block: 'why', done: true, second: 0, age_seconds: 0 }])],
  ['coming home', (ctx) => readHome(ctx)],
])('%s looks at the courses of one person, however many are in them', (_, verb) =>
  scene(ACME, 'learner', async (ctx) => {
    await enroll(ctx, 'lockout')
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from enrollments where person_id <> ${personOf(ACME, 'learner')}`.execute(ctx.trx)
    expect(rows[0]!.count, 'the others are there').toBe(CROWD)
    // As often as a connection asks before Postgres stops planning for each value alone.
    for (let times = 0; times < 8; times++) expect(await looked(ctx, () => verb(ctx))).toBeLessThan(20)
  }))
