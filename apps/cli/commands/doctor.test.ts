import { Database } from '@stoa/db'
import { clone, type Clone } from '@stoa/db/testing'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lookAtDatabase } from './doctor.ts'

let copy: Clone
let superuser: Database
beforeEach(async () => {
  copy = await clone()
  superuser = new Database(copy.superuserUrl, { connections: 1 })
})
afterEach(async () => {
  await superuser.close()
  await copy.drop()
})

const needing = async (db = copy.db) =>
  (await lookAtDatabase(db)).filter((finding) => finding.attention).map((finding) => `${finding.what}: ${finding.state}`)

test('without a worker the doctor says what to start', async () => {
  expect(await needing()).toEqual(['worker: none has been heard lately'])
})

test('a worker that was heard, no dead letter and nothing late: all is well', async () => {
  await superuser.pool.query(`
    insert into pgboss.instance (id, host, pid, version, node_version, heartbeat_seconds, supervise, schedule, migrate, persist_queue_stats, persist_warnings)
    values (gen_random_uuid(), 'here', 7, '12', '24', 30, true, true, false, false, false)`)
  expect(await needing()).toEqual([])
  await superuser.pool.query(`update pgboss.instance set heartbeat_on = now() - interval '2 minutes'`)
  expect(await needing()).toEqual(['worker: none has been heard lately'])
})

test('dead letters and jobs that wait too long need somebody', async () => {
  await superuser.pool.query(`insert into pgboss.job (name, data) values ('dead-letter', '{}')`)
  await superuser.pool.query(`insert into pgboss.job (name, data, start_after) values ('send-mail', '{}', now() - interval '10 minutes')`)
  expect(await needing()).toEqual(['worker: none has been heard lately', 'jobs: 1 waiting for more than 5 minutes', 'dead letters: 1'])
})

test('a role that could see every tenant, a pending migration and a server that is away are each said in a sentence', async () => {
  expect((await lookAtDatabase(superuser))[0]?.attention).toMatch(/could see every tenant/)
  await superuser.pool.query(`update app.migrations set checksum = 'old' where name = 'always/doors.sql'`)
  expect((await lookAtDatabase(copy.db))[0]?.attention).toMatch(/Migrations are pending \(always\/doors\.sql\)/)
  const away = new Database('postgres://stoa_app:app@127.0.0.1:1/stoa')
  expect(await lookAtDatabase(away)).toMatchObject([
    { what: 'database', state: 'not reached', attention: expect.stringMatching(/ECONNREFUSED.*Check DATABASE_URL/) },
  ])
  await away.close()
})
