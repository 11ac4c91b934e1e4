import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { embedHosts } from '@stoa/domain/tenancy'
import { cameFrom, canonicalHost, isSameOrigin, securityHeaders } from './headers.ts'

test('a host has one spelling, without port and trailing dot', () => {
  for (const typed of ['Academy.Example', 'academy.example.', 'academy.example:3000', 'ACADEMY.EXAMPLE.:80', 'academy.example:0'])
    expect([typed, canonicalHost(typed)]).toEqual([typed, 'academy.example'])
})

test('what cannot be a host, or has a port that is none, is no host', () => {
  for (const typed of [
    undefined,
    '',
    '.',
    'a..b',
    'a b',
    '-a',
    'a:',
    'a:99999',
    'a:70000',
    'a:x',
    '[::1]',
    'x@a.example',
    'a.example/x',
    'a.example, b.example',
    '\xff',
    `${'x'.repeat(254)}`,
  ])
    expect([typed, canonicalHost(typed)]).toEqual([typed, null])
})

const asked = (method: string, headers: Record<string, string>, remoteAddress = '127.0.0.1') => ({ method, headers, socket: { remoteAddress } }) as unknown as IncomingMessage

test('only a proxy that is configured is believed about the host', () => {
  const request = asked('GET', { host: 'academy.example', 'x-forwarded-host': 'other.example', 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'https' })
  expect(cameFrom(request, [])).toMatchObject({ host: 'academy.example', secure: false, clientAddress: '127.0.0.1' })
  expect(cameFrom(request, ['127.0.0.1'])).toMatchObject({ host: 'other.example', secure: true, clientAddress: '203.0.113.9' })
})

test('an unsafe request says that it comes from this very origin, or is refused', () => {
  const same = (headers: Record<string, string>, method = 'POST') => isSameOrigin(asked(method, headers), 'https', 'academy.example')
  expect(same({ 'sec-fetch-site': 'same-origin', origin: 'null' })).toBe(true)
  expect(same({ origin: 'https://academy.example' })).toBe(true)
  for (const headers of [
    {},
    { origin: 'null' },
    { origin: 'http://academy.example' },
    { origin: 'https://sister.example' },
    { 'sec-fetch-site': 'same-site', origin: 'https://academy.example' },
    { 'sec-fetch-site': 'none' },
    { 'sec-fetch-site': 'same-origin, cross-site' },
  ]) {
    expect({ headers, same: same(headers as Record<string, string>) }).toEqual({ headers, same: false })
    expect(same(headers as Record<string, string>, 'DELETE')).toBe(false)
    expect(same(headers as Record<string, string>, 'GET')).toBe(true)
  }
})

test('a page may frame the hosts on the list of its company, and nobody else', () => {
  const policy = securityHeaders('n', true, false, embedHosts(['films.example']).map((host) => `https://${host}`))['content-security-policy']!
  const frames = /frame-src ([^;]*)/.exec(policy)![1]!.split(' ')
  expect(frames).toEqual(['https://youtube-nocookie.com', 'https://www.youtube-nocookie.com', 'https://player.vimeo.com', 'https://films.example'])
  expect(securityHeaders('n', true, false, [])['content-security-policy']).toContain("frame-src 'none'")
})
