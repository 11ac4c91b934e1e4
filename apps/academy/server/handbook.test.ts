import type { Academy } from '@stoa/domain/tenancy'
import { expect, test } from 'vitest'
import { configFrom } from './config.ts'
import { handbookOf } from './handbook.ts'

const said: unknown[] = []
const log = { warn: (...what: unknown[]) => said.push(what) }
const address = { scheme: 'https', port: null } as const
const config = (domain?: string) => configFrom({ DATABASE_URL: 'postgresql://stoa_app@localhost/stoa', STOA_PLATFORM_DOMAIN: domain })
const doorTo = (hosts: Record<string, string>) => async (host: string) => (hosts[host] ? ({ host: hosts[host] } as Academy) : null)

test('the handbook is found under the platform’s domain and called by its first host', async () => {
  const own = { 'guide.handbook.stoa.example': 'help.example' }
  expect(await handbookOf({ door: doorTo(own), config: config('Stoa.example'), address, log })).toBe('https://help.example')
  const local = { 'guide.handbook.localhost': 'guide.handbook.localhost' }
  expect(await handbookOf({ door: doorTo(local), config: config(), address: { scheme: 'http', port: 3000 }, log })).toBe('http://guide.handbook.localhost:3000')
})

test('where there is no handbook there is nowhere to lead', async () => {
  expect(await handbookOf({ door: doorTo({ 'guide.handbook.localhost': 'x.example' }), config: config('stoa.example'), address, log })).toBeNull()
})

test('a page is not lost over a help link: while the door cannot tell, there is nowhere to lead', async () => {
  const fallen = async () => Promise.reject(new Error('Connection terminated unexpectedly'))
  expect(await handbookOf({ door: fallen, config: config('stoa.example'), address, log })).toBeNull()
  expect(said, 'and it is told').toEqual([[{ reason: 'Connection terminated unexpectedly' }, 'no help link']])
})
