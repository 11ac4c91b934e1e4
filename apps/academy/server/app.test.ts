import { once } from 'node:events'
import { createServer, request, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { send, smallForm, toRequest } from './app.ts'
import { PAGE_TYPE } from './page-type.ts'

let server: Server
const LONG = `<!doctype html>${'<p>Grüße</p>'.repeat(1000)}`
const warnings: string[] = []
const heard = (warning: Error) => warnings.push(warning.name)
beforeAll(async () => {
  process.on('warning', heard)
  server = createServer((asked, response) => {
    // As many as the server itself has on every answer.
    response.on('close', () => {})
    response.on('close', () => {})
    void (async () => {
      const web = toRequest(asked, await smallForm(asked), new AbortController().signal, `http://academy.test${asked.url}`)
      const page = Buffer.from('<!doctype html><p>Grüße</p>')
      if (asked.url === '/page') return send(response, new Response(null, { status: 201, headers: { 'content-type': PAGE_TYPE } }), page, { 'x-always': 'yes' })
      if (asked.url === '/long') return send(response, new Response(null, { headers: { 'content-type': PAGE_TYPE } }), Buffer.from(LONG), {})
      if (asked.url === '/json') return send(response, Response.json({ a: 1 }), page, {})
      if (asked.url === '/file') return send(response, new Response(new Blob(['film']).stream(), { headers: { 'content-type': 'video/mp4' } }), null, {})
      return send(response, Response.json(await web.text()), null, {})
    })()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterAll(() => {
  process.off('warning', heard)
  server.close()
})

function ask(method: string, path: string, body?: string, headers: Record<string, string> = {}): Promise<{ status: number; headers: IncomingHttpHeaders; text: string }> {
  return new Promise((done, fail) => {
    request({ port: (server.address() as AddressInfo).port, host: '127.0.0.1', method, path, headers }, (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
      answer.on('end', () => done({ status: answer.statusCode!, headers: answer.headers, text }))
    })
      .on('error', fail)
      .end(body)
  })
}

test('a page is sent whole, as the bytes it was made of, with its length in bytes and what every answer carries', async () => {
  const { status, headers, text } = await ask('GET', '/page')
  expect({ status, text, length: headers['content-length'], always: headers['x-always'] }).toEqual({
    status: 201,
    text: '<!doctype html><p>Grüße</p>',
    length: '29',
    always: 'yes',
  })
  expect(await ask('HEAD', '/page')).toMatchObject({ status: 201, text: '' })
})

test('a long page is packed for whoever takes it packed, and left to a proxy where one asks', async () => {
  const plain = { length: String(Buffer.byteLength(LONG)), packing: undefined }
  const sent = async (headers: Record<string, string>) => {
    const answer = await ask('GET', '/long', undefined, headers)
    return { length: answer.headers['content-length'], packing: answer.headers['content-encoding'] }
  }
  expect(await sent({})).toEqual(plain)
  expect(await sent({ 'accept-encoding': 'gzip;q=0, br' })).toEqual(plain)
  expect(await sent({ 'accept-encoding': 'gzip, deflate, br', 'x-forwarded-for': '192.0.2.1' })).toEqual(plain)
  const { length, packing } = await sent({ 'accept-encoding': 'gzip, deflate, br' })
  expect(packing).toBe('gzip')
  expect(Number(length)).toBeLessThan(500)
  const packed = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/long`)
  expect([packed.headers.get('content-encoding'), await packed.text()]).toEqual(['gzip', LONG])
})

test('an answer that is no page is sent although a page was rendered before it', async () => {
  expect(await ask('GET', '/json')).toMatchObject({ status: 200, text: '{"a":1}' })
})

test('sending a file leaves no more listeners than Node takes for right', async () => {
  expect((await ask('GET', '/file')).text).toBe('film')
  await new Promise((done) => setImmediate(done))
  expect(warnings).toEqual([])
})

test('a form arrives as it was sent, in one piece or in chunks, and so does what is no form', async () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const long = `a=${'x'.repeat(300_000)}`
  expect((await ask('POST', '/form', 'a=1&b=%20', { ...form, 'content-length': '9' })).text).toBe('"a=1&b=%20"')
  expect((await ask('POST', '/form', '', { ...form, 'content-length': '0' })).text).toBe('""')
  expect((await ask('POST', '/form', 'a=1', { ...form, 'transfer-encoding': 'chunked' })).text).toBe('"a=1"')
  expect((await ask('POST', '/form', long, { ...form, 'content-length': String(long.length) })).text).toBe(JSON.stringify(long))
  expect((await ask('POST', '/form', 'plain', { 'content-type': 'text/plain', 'content-length': '5' })).text).toBe('"plain"')
})
