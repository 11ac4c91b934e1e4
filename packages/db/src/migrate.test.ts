import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkServer } from './check-server.ts'
import { Database } from './database.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations.ts'
import { clone, type Clone } from './testing.ts'

let at: Clone
beforeAll(async () => {
  at = await clone()
})
afterAll(() => at.drop())

async function asSuperuser<T extends pg.QueryResultRow>(text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: at.superuserUrl })
  await client.connect()
  try {
    return (await client.query<T>(text)).rows
  } finally {
    await client.end()
  }
}

test('a database that is up to date is left as it is, also by two runs at once', async () => {
  const [one, two] = await Promise.all([migrate(at.ownerUrl), migrate(at.ownerUrl)])
  expect([one.applied, two.applied]).toEqual([[], []])
})

test('a migration that was edited after it ran is refused, and nothing runs', async () => {
  await asSuperuser(`update app.migrations set checksum = 'what it was' where name = 'migrations/0002_tenancy.sql'`)
  await expect(migrate(at.ownerUrl)).rejects.toThrow('migrations/0002_tenancy.sql was changed after it had run')
  await asSuperuser(
    `update app.migrations set checksum = '${migrations.find((one) => one.name === 'migrations/0002_tenancy.sql')!.checksum}' where name = 'migrations/0002_tenancy.sql'`,
  )
})

test('functions whose text changed are made again', async () => {
  await asSuperuser(`update app.migrations set checksum = 'older' where name = 'always/doors.sql'`)
  expect(await migrate(at.ownerUrl)).toEqual({ applied: ['always/doors.sql'] })
})

test('a lock that is not had within two seconds ends the run, and running again converges', async () => {
  await asSuperuser(`update app.migrations set checksum = 'older' where name = 'always/functions.sql'`)
  const reader = new pg.Client({ connectionString: at.superuserUrl })
  await reader.connect()
  await reader.query('begin; lock table trail in access exclusive mode')
  await expect(migrate(at.ownerUrl)).rejects.toMatchObject({ code: '55P03' })
  await reader.query('rollback')
  await reader.end()
  expect(await migrate(at.ownerUrl)).toEqual({ applied: ['always/functions.sql'] })
})

test('the app starts as stoa_app on a migrated database', async () => {
  await expect(checkServer(at.db)).resolves.toBeUndefined()
})

test('the app does not start as owner or superuser', async () => {
  for (const [url, role] of [
    [at.ownerUrl, 'stoa_owner'],
    [at.superuserUrl, 'postgres'],
  ] as const) {
    const db = new Database(url, { connections: 1 })
    await expect(checkServer(db)).rejects.toThrow(`The role ${role} in DATABASE_URL could see every tenant.`)
    await db.close()
  }
})

test('the app does not start while migrations are pending', async () => {
  await asSuperuser(`delete from app.migrations where name = 'always/queues.sql'`)
  await expect(checkServer(at.db)).rejects.toThrow('Migrations are pending (always/queues.sql)')
  await migrate(at.ownerUrl)
})

test('the row types are those of the database', async () => {
  const codegen = fileURLToPath(new URL('../node_modules/kysely-codegen/dist/cli/bin.js', import.meta.url))
  const options = [
    '--dialect',
    'postgres',
    '--date-parser',
    'string',
    '--default-schema',
    'public',
    '--include-pattern',
    'public.*',
    '--out-file',
    fileURLToPath(new URL('./rows.gen.ts', import.meta.url)),
    '--verify',
  ]
  await expect(promisify(execFile)(process.execPath, [codegen, ...options, '--url', at.superuserUrl])).resolves.toMatchObject({ stderr: '' })
})
