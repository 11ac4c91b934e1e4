import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { heldFiles } from './assets.ts'

const folder = mkdtempSync(join(tmpdir(), 'held-'))
let server: Server

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'assets/app-1a2b.js'), 'hello()')
  writeFileSync(join(folder, 'assets/app-1a2b.js.br'), 'packed')
  writeFileSync(join(folder, 'robots.txt'), 'here')
  const assets = heldFiles(folder)
  rmSync(folder, { recursive: true })
  server = createServer((asked, answer) => assets(asked, answer, () => answer.writeHead(404).end())).listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
})
afterAll(() => server.close())

function ask(path: string, headers: Record<string, string> = {}, method = 'GET') {
  return new Promise<{ status: number; headers: Record<string, unknown>; text: string }>((done, fail) => {
    request({ port: (server.address() as AddressInfo).port, host: '127.0.0.1', path, method, headers }, (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (part: string) => (text += part)).on('end', () => done({ status: answer.statusCode!, headers: answer.headers, text }))
    }).on('error', fail).end()
  })
}

test('a file is served although its folder is gone', async () => {
  expect(await ask('/assets/app-1a2b.js?x=1')).toMatchObject({
    status: 200,
    text: 'hello()',
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'public, max-age=31536000, immutable', vary: 'accept-encoding' },
  })
  expect(await ask('/robots.txt')).toMatchObject({ status: 200, text: 'here', headers: { 'cache-control': 'public, max-age=3600' } })
})

test('a browser that unpacks brotli gets it packed, one that refuses it does not', async () => {
  expect(await ask('/assets/app-1a2b.js', { 'accept-encoding': 'gzip, br' })).toMatchObject({ text: 'packed', headers: { 'content-encoding': 'br' } })
  expect(await ask('/assets/app-1a2b.js', { 'accept-encoding': 'gzip, br;q=0' })).toMatchObject({ text: 'hello()' })
})

test('what a browser has already is not sent again', async () => {
  const { headers } = await ask('/robots.txt')
  expect(await ask('/robots.txt', { 'if-none-match': String(headers.etag) })).toMatchObject({ status: 304, text: '' })
})

test('a range that ends before it begins gets the whole, HEAD gets no text, and everything else is passed on', async () => {
  expect(await ask('/robots.txt', { range: 'bytes=5-2' })).toMatchObject({ status: 200, text: 'here' })
  expect(await ask('/robots.txt', {}, 'HEAD')).toMatchObject({ status: 200, text: '', headers: { 'content-length': '4' } })
  for (const path of ['/assets/../robots.txt', '/assets/%2e%2e/robots.txt', '/assets/app-1a2b.js.br', '/assets', '/', '/constructor'])
    expect({ path, ...(await ask(path)) }).toMatchObject({ path, status: 404 })
  expect(await ask('/robots.txt', {}, 'POST')).toMatchObject({ status: 404 })
})
