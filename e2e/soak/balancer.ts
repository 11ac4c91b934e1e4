import { Agent, createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

const LOOK_MS = 200

/** A proxy in front of several web processes, as plain as one can be: it asks each whether it is ready, sends requests by turns to those
 *  that are, keeps connections, and tries nothing twice. */
export interface Balancer {
  port: number
  /** How many requests it could not hand on, or whose answer broke off. */
  failed(): number
  close(): Promise<void>
}

/** in: ports of the web processes on this machine · out: once one of them is ready */
export async function balance(ports: readonly number[]): Promise<Balancer> {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 })
  const ready = new Set<number>()
  let turn = 0
  let failed = 0
  let going = true

  const looking = ports.map(async (port) => {
    while (going) {
      if (await isReady(port)) ready.add(port)
      else ready.delete(port)
      await pause(LOOK_MS)
    }
  })
  const server = createServer(pass).listen(0, '127.0.0.1')
  while (ready.size === 0) await pause(20)

  return {
    port: (server.address() as AddressInfo).port,
    failed: () => failed,
    async close() {
      going = false
      await Promise.all(looking)
      agent.destroy()
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }

  function pass(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const chosen = [...ready][turn++ % ready.size]
    const fail = () => {
      failed++
      if (outgoing.headersSent) outgoing.destroy()
      else outgoing.writeHead(502).end()
    }
    if (chosen === undefined) return fail()
    const headers = { ...incoming.headers, 'x-forwarded-host': incoming.headers.host, 'x-forwarded-for': incoming.socket.remoteAddress }
    const asked = request({ host: '127.0.0.1', port: chosen, method: incoming.method, path: incoming.url, headers, agent }, (answer) => {
      const { connection: _hop, ...carried } = answer.headers
      outgoing.writeHead(answer.statusCode!, carried)
      answer.on('error', fail).pipe(outgoing)
    })
    asked.on('error', fail)
    incoming.pipe(asked)
  }
}

function isReady(port: number): Promise<boolean> {
  return new Promise((done) => {
    request({ host: '127.0.0.1', port, path: '/readyz', agent: false }, (answer) => {
      answer.resume()
      done(answer.statusCode === 200)
    })
      .on('error', () => done(false))
      .end()
  })
}
