import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Database } from '@stoa/db'
import { jobs } from '@stoa/domain/tenancy'
import { ground, useGround } from '@stoa/domain/testing'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { watched } from './watch.ts'

useGround()

const servers: Server[] = []
async function at(db: Database): Promise<(path: string) => Promise<{ status: number; text: string }>> {
  const server = createServer(watched(db))
  servers.push(server)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return async (path) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`)
    return { status: answer.status, text: await answer.text() }
  }
}
let ask: Awaited<ReturnType<typeof at>>
beforeAll(async () => void (ask = await at(ground().copy.db)))
beforeEach(() => ground().superuser.pool.query('delete from pgboss.job'))
afterAll(() => Promise.all(servers.map((server) => new Promise((done) => server.close(done)))))
const job = (name: string, more: Record<string, string> = {}) => {
  const all = Object.entries({ name: `'${name}'`, data: `'{}'`, ...more })
  return ground().superuser.pool.query(`insert into pgboss.job (${all.map(([key]) => key).join()}) values (${all.map(([, value]) => value).join()})`)
}
const told = async (name: string) => Number(new RegExp(`^${name.replace(/[{}"]/g, '\\$&')} ([\\d.e+-]+)$`, 'm').exec((await ask('/metrics')).text)?.[1])

test('what waits is counted by queue, with the age of the oldest; what is not due, done or running does not wait', async () => {
  await job('send-mail', { start_after: `now() - interval '10 minutes'` })
  await job('send-mail')
  await job('send-mail', { start_after: `now() + interval '1 hour'` })
  await job('send-mail', { state: `'completed'`, start_after: `now() - interval '1 day'` })
  await job('issue-certificate', { state: `'active'` })
  expect(await told('stoa_queue_waiting{queue="send-mail"}')).toBe(2)
  expect(await told('stoa_queue_oldest_seconds{queue="send-mail"}')).toBeCloseTo(600, -2)
  expect(await told('stoa_queue_waiting{queue="issue-certificate"}')).toBe(0)
  expect(await told('stoa_queue_oldest_seconds{queue="issue-certificate"}')).toBe(0)
})

test('a job that is tried again has waited since it was left, and one that was given up is a dead letter', async () => {
  await job('send-mail', { state: `'retry'`, created_on: `now() - interval '1 hour'`, start_after: `now() + interval '15 minutes'` })
  await job('dead-letter')
  expect(await told('stoa_queue_oldest_seconds{queue="send-mail"}')).toBeCloseTo(3600, -2)
  expect(await told('stoa_dead_letters')).toBe(1)
  expect((await ask('/metrics')).text).not.toContain('queue="dead-letter"')
})

test('every queue is told of before its first job, so that the first that fails is seen to be one more', async () => {
  for (const queue of Object.keys(jobs))
    for (const outcome of ['done', 'failed']) expect([queue, outcome, await told(`stoa_jobs_total{queue="${queue}",outcome="${outcome}"}`)]).toEqual([queue, outcome, 0])
})

test('it is ready while the database answers, alive in any case, and answers nothing else', async () => {
  expect([await told('stoa_queue_up'), await told('stoa_database_bytes') > 1e6]).toEqual([1, true])
  expect([(await ask('/livez')).status, (await ask('/readyz')).status, (await ask('/')).status]).toEqual([200, 200, 404])
  const away = new Database('postgres://stoa_app:app@127.0.0.1:1/stoa')
  const there = await at(away)
  expect([(await there('/livez')).status, (await there('/readyz')).status]).toEqual([200, 503])
  expect((await there('/metrics')).text).toMatch(/^stoa_queue_up 0$/m)
  await away.close()
})
