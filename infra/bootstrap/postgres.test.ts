import { readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { dataPath } from './places.ts'
import { postmasterOf } from './postgres-owner.ts'
import { startPostgres } from './postgres.ts'
import type { Postgres } from './postgres.ts'

const folder = dataPath('throwaway', `${process.pid}-test`)
const running: Postgres[] = []

async function start(options = {}): Promise<Postgres> {
  const postgres = await startPostgres({ dataDir: folder, ...options })
  running.push(postgres)
  return postgres
}

async function ask(url: string, sql: string): Promise<Record<string, unknown>> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows[0] ?? {}
  } finally {
    await client.end()
  }
}

afterAll(async () => {
  for (const postgres of running) await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('Postgres starts on loopback, speaks UTF-8 and keeps its password to itself', async () => {
  const { superuserUrl, stop } = await start()
  expect(await ask(superuserUrl, 'select 1 as one')).toEqual({ one: 1 })
  expect(await ask(superuserUrl, "select current_setting('listen_addresses') as hosts, current_setting('server_encoding') as encoding, current_setting('fsync') as fsync"))
    .toEqual({ hosts: '127.0.0.1', encoding: 'UTF8', fsync: 'on' })
  expect(statSync(join(folder, 'superuser-password')).mode & 0o777).toBe(0o600)
  await expect(ask(superuserUrl.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toThrow(/password authentication failed/)
  await stop()
})

test('a second start on the same data is refused with a sentence while the first one runs', async () => {
  const { stop } = await start()
  await expect(startPostgres({ dataDir: folder })).rejects.toThrow(/in use by another start/)
  await stop()
})

test('what was committed is there after kill -9 and a new start', async () => {
  const first = await start()
  await ask(first.superuserUrl, 'create table notes as select 42 as answer')
  process.kill(postmasterOf(join(folder, 'cluster'))!.pid, 'SIGKILL')
  await first.exited
  await first.stop()
  const second = await start()
  expect(await ask(second.superuserUrl, 'select answer from notes')).toEqual({ answer: 42 })
  await second.stop()
  expect(readFileSync(join(folder, 'server.log'), 'utf8')).toContain('shut down')
})

test('a taken port is said in one sentence', async () => {
  const first = await start()
  const other = dataPath('throwaway', `${process.pid}-other`)
  await expect(startPostgres({ dataDir: other, port: first.port })).rejects.toThrow(`Port ${first.port} is in use`)
  rmSync(other, { recursive: true, force: true })
  await first.stop()
})

test('a throwaway leaves nothing behind', async () => {
  const postgres = await startPostgres({ throwaway: true })
  const { place } = await ask(postgres.superuserUrl, "select current_setting('data_directory') as place")
  await postgres.stop()
  expect(() => statSync(String(place))).toThrow(/ENOENT/)
})
