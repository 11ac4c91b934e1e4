/** The bare app on a free port, in a process of its own as the product is. Says the port, then serves until it is ended. */
import { createReadableStreamFromReadable, createRequestHandler, writeReadableStreamToWritable } from '@remix-run/node'
import { Database } from '@stoa/db'
import { createServer, type IncomingMessage } from 'node:http'
import { bareBuild } from './build.ts'

const { pool } = new Database(process.env.DATABASE_URL!, { connections: 10 })
const handle = createRequestHandler(bareBuild, 'production')

const server = createServer((request, response) => {
  handle(toRequest(request), { pool } as never).then(
    async (answer) => {
      response.statusCode = answer.status
      for (const [name, value] of answer.headers) response.setHeader(name, value)
      if (answer.body) await writeReadableStreamToWritable(answer.body, response)
      else response.end()
    },
    () => response.destroy(),
  )
}).listen(0, '127.0.0.1', () => process.stdout.write(`port ${(server.address() as { port: number }).port}\n`))

function toRequest(request: IncomingMessage): Request {
  const body = request.method === 'GET' ? null : createReadableStreamFromReadable(request)
  return new Request(`http://${request.headers.host}${request.url}`, {
    method: request.method,
    headers: request.headers as Record<string, string>,
    body,
    ...(body ? { duplex: 'half' } : {}),
  } as RequestInit)
}
