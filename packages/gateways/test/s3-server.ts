// A server with one bucket that behaves as S3's published REST API does for objects.
// source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html, …/API_PutObject.html, …/ErrorResponses.html
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { bodyOf, listening } from './listening.ts'
import { signatureFault } from './signature-v4.ts'
import type { Account } from './signature-v4.ts'

type Stored = { bytes: Buffer; content_type: string }

/** Start the server.  in: its bucket and the account it knows.
 *  out: its url, its objects to look at and tamper with, `failNext` to answer the next requests otherwise, and close */
export async function s3Server(bucket: string, account: Account) {
  const objects = new Map<string, Stored>()
  const failures: { status: number; code: string }[] = []
  const asked: string[] = []

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const body = await bodyOf(request)
    const method = request.method ?? ''
    asked.push(method)
    const no = (status: number, code: string) => {
      response.writeHead(status, { 'content-type': 'application/xml' })
      // HEAD has no body, so not even an error code.
      const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${code}</Message></Error>`
      response.end(method === 'HEAD' ? undefined : xml)
    }
    const failure = failures.shift()
    if (failure) return no(failure.status, failure.code)
    const fault = signatureFault(request, body, account)
    if (fault) return no(...fault)
    const [, named, key] = /^\/([^/]+)\/([^/?]+)$/.exec(request.url ?? '') ?? []
    if (named !== bucket || !key) return no(404, 'NoSuchBucket')
    if (method === 'PUT') {
      objects.set(key, { bytes: body, content_type: request.headers['content-type'] ?? 'binary/octet-stream' })
      return response.writeHead(200, { etag: `"${createHash('md5').update(body).digest('hex')}"` }).end()
    }
    if (method === 'DELETE') {
      objects.delete(key)
      return response.writeHead(204).end()
    }
    const object = objects.get(key)
    if (!object) return no(404, 'NoSuchKey')
    if (method === 'GET' || method === 'HEAD') return sendObject(request, response, object, no)
    return no(405, 'MethodNotAllowed')
  }

  const server = createServer((request, response) => void answer(request, response))
  const { port, close } = await listening(server)
  return {
    url: `http://127.0.0.1:${port}`,
    objects,
    asked,
    failNext: (status: number, code: string, times = 1) => failures.push(...Array.from({ length: times }, () => ({ status, code }))),
    close,
  }
}

function sendObject(request: IncomingMessage, response: ServerResponse, { bytes, content_type }: Stored, no: (status: number, code: string) => void) {
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? []
  const start = Number(first ?? 0)
  const end = Math.min(last ? Number(last) : Infinity, bytes.length - 1)
  if (first && start >= bytes.length) return no(416, 'InvalidRange')
  const part = first ? bytes.subarray(start, end + 1) : bytes
  response.writeHead(first ? 206 : 200, {
    'content-type': content_type, 'content-length': part.length, 'accept-ranges': 'bytes',
    ...(first ? { 'content-range': `bytes ${start}-${end}/${bytes.length}` } : {}),
  })
  return response.end(request.method === 'HEAD' ? undefined : part)
}
