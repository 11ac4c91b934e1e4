// What the servers of these tests have in common: a free port on the loopback, and an end.
import type { IncomingMessage, Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Let a server listen.  in: an HTTP server.  out: its port on 127.0.0.1, and close, which also cuts open connections */
export async function listening(server: Server): Promise<{ port: number; close: () => Promise<void> }> {
  await new Promise<void>((done, failed) => server.once('error', failed).listen(0, '127.0.0.1', done))
  const close = () => new Promise<void>((done) => {
    server.close(() => done())
    server.closeAllConnections()
  })
  return { port: (server.address() as AddressInfo).port, close }
}

/** The whole body of a request.  in: the request.  out: its bytes */
export async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
