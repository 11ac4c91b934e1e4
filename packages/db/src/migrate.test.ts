import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkServer } from './check-server.ts'
import { Database } from './database.ts'
import { migrate, run } from './migrate.ts'
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

test('while a later version has changed functions, a process of this one starts all the same; going back makes them again', async () => {
  const ours = migrations.find((one) => one.name === 'always/functions.sql')!.checksum
  const seen = () => asSuperuser<{ name: string }>(`select name from app.migrations where name like 'seen/%/always/functions.sql' order by 1`)
  await asSuperuser(`delete from app.migrations where name like 'seen/%'; update app.migrations set checksum = 'earlier' where name = 'always/functions.sql'`)
  await expect(checkServer(at.db)).rejects.toThrow('Migrations are pending (always/functions.sql)')
  await migrate(at.ownerUrl)
  expect(await seen()).toEqual([{ name: 'seen/earlier/always/functions.sql' }])
  // What the next version does when it migrates.
  await asSuperuser(`insert into app.migrations (name, checksum) values ('seen/${ours}/always/functions.sql', '${ours}');
    update app.migrations set checksum = 'later' where name = 'always/functions.sql'`)
  await expect(checkServer(at.db)).resolves.toBeUndefined()
  expect(await migrate(at.ownerUrl)).toEqual({ applied: ['always/functions.sql'] })
  expect(await seen()).toEqual([])
})

test('a file that says so in its first line runs outside a transaction, and again after it failed half-way', async () => {
  const owner = new pg.Client({ connectionString: at.ownerUrl })
  await owner.connect()
  const text = `-- Outside a transaction: it is a large table.
    drop index concurrently if exists app.migrations_by_age;   -- What a run that was interrupted left behind; it is never used.
    create unique index concurrently migrations_by_age on app.migrations (name, applied_at);\n`
  const file = { name: 'migrations/9999_later.sql', kind: 'once', checksum: 'c', text } as const
  const index = () => asSuperuser(`select indisvalid from pg_index where indexrelid = to_regclass('app.migrations_by_age')`)
  try {
    await expect(run(owner, { ...file, isApart: false })).rejects.toMatchObject({ code: '25001' })
    await expect(run(owner, { ...file, isApart: true, text: text.replace('(name, applied_at)', '((1))') })).rejects.toMatchObject({ code: '23505' })
    expect(await index()).toEqual([{ indisvalid: false }])
    expect(await asSuperuser(`select from app.migrations where name = '${file.name}'`)).toEqual([])
    await run(owner, { ...file, isApart: true })
    expect(await index()).toEqual([{ indisvalid: true }])
    expect((await owner.query('show lock_timeout')).rows).toEqual([{ lock_timeout: '2s' }])
  } finally {
    await owner.query(`drop index if exists app.migrations_by_age; delete from app.migrations where name = '${file.name}'`)
    await owner.end()
  }
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
