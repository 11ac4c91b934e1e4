import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ground, useGround } from '@stoa/domain/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serving } from '../test/serving.ts'

useGround()

const folder = mkdtempSync(join(tmpdir(), 'stoa-health-'))
let site: Awaited<ReturnType<typeof serving>>
beforeAll(async () => void (site = await serving({}, folder)))
afterAll(async () => {
  await site.close()
  rmSync(folder, { recursive: true })
})
const get = (path: string, headers: Record<string, string> = {}, at: 'ask' | 'watch' = 'ask') => site[at](path, { method: 'GET', headers })
const known = async (domain: string, at: 'ask' | 'watch' = 'watch') => {
  const { status, text } = await get(`/host-is-known?domain=${encodeURIComponent(domain)}`, {}, at)
  return [status, text.trim()]
}

test('the proxy is told of hosts that lead to an academy, and of no others', async () => {
  for (const at of ['ask', 'watch'] as const) {
    expect(await known('customers.acme.test', at)).toEqual([200, 'known'])
    expect(await known('Customers.Acme.TEST', at)).toEqual([200, 'known'])
    for (const strange of ['nobody.acme.test', 'acme.test', 'customers.acme.test.', 'customers.acme.test:443', 'customers.acme.test\0', '*.acme.test'])
      expect([strange, ...(await known(strange, at))]).toEqual([strange, 404, 'unknown'])
    for (const strange of ["' or true", '', 'x'.repeat(1000), '127.0.0.1'])
      expect([strange, ...(await known(strange, at))]).toEqual([strange, 404, 'unknown'])
  }
  expect((await get('/host-is-known', {}, 'watch')).status).toBe(404)
  expect((await get('/host-is-known?domain=nobody.test&domain=customers.acme.test', {}, 'watch')).status).toBe(404)
})

test('whoever comes through the proxy is told neither of hosts nor of numbers', async () => {
  const before = site.reached.length
  for (const path of ['/host-is-known?domain=customers.acme.test', '/metrics'])
    for (const header of ['x-forwarded-for', 'forwarded', 'via'])
      expect([path, (await get(path, { [header]: '192.0.2.1' })).text]).toEqual([path, 'through'])
  expect(site.reached.length).toBe(before + 6)
  expect((await get('/readyz', { 'x-forwarded-for': '192.0.2.1' })).status).toBe(200)
})

test('the address for what watches tells numbers to whoever reaches it, and shows no academy', async () => {
  await known('nobody.acme.test')
  const { status, text } = await get('/metrics', { 'x-forwarded-for': '192.0.2.1' }, 'watch')
  expect(status).toBe(200)
  for (const line of ['stoa_database_up 1$', 'stoa_database_connections{state="idle"} [1-9]', 'stoa_database_waiting 0$', 'stoa_disk_free_bytes [1-9]'])
    expect(text).toMatch(new RegExp(`^${line}`.replace(/[{}]/g, '\\$&'), 'm'))
  expect(text).toMatch(/^stoa_host_asked_total\{known="no"\} [1-9]/m)
  const before = site.reached.length
  for (const path of ['/', '/learn', '/metrics/', '/host-is-known/x', '//metrics']) expect([path, (await get(path, {}, 'watch')).status]).toEqual([path, 404])
  expect(site.reached.length).toBe(before)
})

test('whoever only looks whether it lives is not counted among those who were answered', async () => {
  const counted = async () => /^stoa_request_seconds_count (\d+)$/m.exec((await get('/metrics')).text)![1]
  const before = await counted()
  for (const path of ['/livez', '/readyz', '/metrics']) await get(path)
  expect(await counted()).toBe(before)
  await get('/catalogue')
  expect(await counted()).toBe(String(Number(before) + 1))
})

test('while the database is away the proxy is told neither yes nor no, and the numbers say so', async () => {
  const { pool } = ground().copy.db
  const [connect, query] = [pool.connect, pool.query]
  const away = () => Promise.reject(Object.assign(new Error('away'), { code: 'ECONNREFUSED' }))
  Object.assign(pool, { connect: away, query: away })
  try {
    await new Promise((done) => setTimeout(done, 1100))
    expect((await known('partners.acme.test'))[0]).toBe(503)
    expect((await get('/readyz', {}, 'watch')).status).toBe(503)
    expect((await get('/metrics', {}, 'watch')).text).toMatch(/^stoa_database_up 0$/m)
  } finally {
    Object.assign(pool, { connect, query })
  }
  await new Promise((done) => setTimeout(done, 1100))
  expect((await known('partners.acme.test'))[0]).not.toBe(503)
})
