/** A pooler that lends its connections to Postgres for a transaction at a time, as PgBouncer does with `pool_mode = transaction`: the
 *  strictest there is, since it hands over after every single transaction and to whoever waited longest. It carries bytes and looks at no
 *  more of them than it must, so that what a session leaves behind on a connection meets the next session. */
import { Database } from '@stoa/db'
import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { messages, startup } from './protocol.ts'

/** Something that speaks for Postgres on a port of this machine. */
export interface Pooler {
  name: string
  port: number
  stop(): Promise<void>
}

/** A connection to Postgres, lent to one session at a time. */
interface Lent {
  stream: Socket
  to: Session | null
}

interface Session {
  socket: Socket
  lent: Lent | null
  /** What it sent and nobody took yet. */
  unsent: Buffer[]
  /** Answers it waits for. */
  due: number
}

// AuthenticationOk, what a driver asks about the server, and ReadyForQuery.  source: Postgres' documentation, 53.7
const WELCOME = Buffer.concat([
  message('R', Buffer.from([0, 0, 0, 0])),
  ...Object.entries({ server_version: '18.0', client_encoding: 'UTF8', standard_conforming_strings: 'on', DateStyle: 'ISO, MDY', integer_datetimes: 'on', TimeZone: 'UTC' }).map(
    ([name, value]) => message('S', Buffer.from(`${name}\0${value}\0`)),
  ),
  message('Z', Buffer.from('I')),
])
// What PgBouncer keeps for a session; any other setting it refuses, since it could not keep it.
const KEPT = new Set(['user', 'database', 'application_name', 'client_encoding', 'datestyle', 'timezone', 'standard_conforming_strings'])

/** in: url of Postgres as the role that serves; connections, how many there are to lend */
export async function startPooler(url: string, connections: number): Promise<Pooler> {
  const source = new Database(url, { connections, pooler: 'transaction' })
  const idle: Lent[] = []
  const waiting: Session[] = []
  const sockets = new Set<Socket>()
  let count = 0
  let going = true

  const server = createServer((socket) => {
    sockets.add(socket)
    const session: Session = { socket, lent: null, unsent: [], due: 0 }
    let begun = false
    const read = messages()
    socket.on('data', (bytes) => {
      if (!begun) {
        const { settings, wantsEncryption } = startup(bytes)
        if (wantsEncryption) return void socket.write('N')
        begun = true
        const foreign = Object.keys(settings).find((name) => !KEPT.has(name.toLowerCase()))
        if (foreign) return void socket.end(message('E', Buffer.from(`SFATAL\0VFATAL\0C08P01\0Munsupported startup parameter: ${foreign}\0\0`)))
        return void socket.write(WELCOME)
      }
      for (const { kind } of read(bytes)) {
        if (kind === 'X') return void socket.end()
        if (kind === 'Q' || kind === 'S') session.due++
      }
      session.unsent.push(bytes)
      if (session.lent) return forward(session)
      if (!waiting.includes(session)) waiting.push(session)
      void serve()
    })
    socket.on('error', () => socket.destroy())
    socket.on('close', () => {
      sockets.delete(socket)
      const at = waiting.indexOf(session)
      if (at >= 0) waiting.splice(at, 1)
      // A session that leaves in the middle leaves its transaction open: that connection is not for anybody else.
      session.lent?.stream.destroy()
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')

  async function serve(): Promise<void> {
    while (going && waiting.length > 0) {
      const lent = idle.shift()
      if (!lent) {
        if (count >= connections) return
        count++
        await connect().catch(() => {
          count--
          // Postgres is away: whoever waits is told, and asks again.
          for (const session of waiting.splice(0)) session.socket.destroy()
        })
        continue
      }
      const session = waiting.shift()!
      lent.to = session
      session.lent = lent
      forward(session)
    }
  }

  /** The driver says who we are; after that the connection carries bytes. */
  async function connect(): Promise<void> {
    const client = await source.pool.connect()
    const { stream } = (client as typeof client & { connection: { stream: Socket } }).connection
    stream.removeAllListeners('data').removeAllListeners('end').removeAllListeners('close').removeAllListeners('error')
    const lent: Lent = { stream, to: null }
    const read = messages()
    stream.on('data', (bytes) => {
      const session = lent.to
      const isOver = read(bytes).filter(({ kind, body }) => kind === 'Z' && session && --session.due === 0 && body[0] === 0x49).length > 0
      session?.socket.write(bytes)
      if (!session || !isOver) return
      session.lent = null
      lent.to = null
      idle.push(lent)
      void serve()
    })
    stream.on('error', () => stream.destroy())
    stream.on('close', () => {
      count--
      client.release(true)
      const at = idle.indexOf(lent)
      if (at >= 0) idle.splice(at, 1)
      lent.to?.socket.destroy()
      void serve()
    })
    idle.push(lent)
  }

  return {
    name: 'a transaction pooler of the test',
    port: (server.address() as AddressInfo).port,
    async stop() {
      going = false
      for (const socket of sockets) socket.destroy()
      await new Promise((done) => server.close(done))
      for (const { stream } of idle) stream.destroy()
      await source.close()
    },
  }
}

function forward(session: Session): void {
  for (const bytes of session.unsent.splice(0)) session.lent!.stream.write(bytes)
}

function message(kind: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5)
  head.write(kind)
  head.writeUInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}
