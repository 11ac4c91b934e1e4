import { spawnSync } from 'node:child_process'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { table } from './academies.ts'
import { root } from './places.ts'
import { freePort } from './ports.ts'

function start(env: Record<string, string>): { status: number | null; stderr: string } {
  const { DATABASE_URL: _url, DATABASE_OWNER_URL: _owner, ...rest } = process.env
  return spawnSync(process.execPath, ['infra/bootstrap/start.ts'], { cwd: root, encoding: 'utf8', env: { ...rest, ...env } })
}

test('a taken port is one sentence, before anything is started', async () => {
  const other = createServer()
  await new Promise<void>((done) => other.listen(0, '127.0.0.1', done))
  const { port } = other.address() as AddressInfo
  expect(start({ PORT: String(port) })).toMatchObject({ status: 1, stderr: `\nPort ${port} is in use. Set PORT=… or stop the other program.\n` })
  other.close()
})

test.each([
  ['a port that is none', { PORT: 'eighty' }, 'PORT=eighty is not a port.'],
  ["an address that is not this machine's", { HOST: '203.0.113.7' }, 'HOST=203.0.113.7 is not an address of this machine'],
  ['a database without its owner', { DATABASE_URL: 'postgresql://stoa_app:x@127.0.0.1:1/stoa' }, 'DATABASE_OWNER_URL is missing.'],
  ['an owner without the app', { DATABASE_OWNER_URL: 'postgresql://stoa_owner:x@127.0.0.1:1/stoa' }, 'DATABASE_URL is missing.'],
  ['something that is no database', { DATABASE_URL: 'localhost', DATABASE_OWNER_URL: 'localhost' }, 'DATABASE_URL is not a database'],
])('%s is one sentence', async (_, env, sentence) => {
  const { status, stderr } = start({ PORT: String(await freePort()), ...env })
  expect(status).toBe(1)
  expect(stderr.trim()).toContain(sentence)
  expect(stderr.trim().split('\n')).toHaveLength(1)
})

test('the table shows each academy with its address, and each person once', () => {
  const ada = { email: 'ada@kestrel.example', password: 'a phrase', roles: ['owner'] }
  const academies = [
    { tenant: 'halden', academy: 'customers', name: 'Halden Academy', url_host: 'customers.halden.localhost', people: [ada] },
    { tenant: 'halden', academy: 'people', name: 'Halden People', url_host: 'people.halden.localhost', people: [ada] },
  ]
  const shown = table(JSON.stringify(academies), 3100, true)
  expect(shown).toContain('http://customers.halden.localhost:3100')
  expect(shown).toContain('http://people.halden.localhost:3100')
  expect(shown.split('ada@kestrel.example')).toHaveLength(2)
  expect(table(JSON.stringify(academies), 3100, false)).not.toContain('a phrase')
})
