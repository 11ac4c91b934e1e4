// Loopback ports: finding a free one, and knowing beforehand that one is taken.
import { createServer } from 'node:net'

/** A port nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => address && typeof address === 'object' ? done(address.port) : fail(new Error('The system gave no port.')))
    })
  })
}

/** Why this host and port cannot be listened on.  out: the system's code (EADDRINUSE, EACCES, EADDRNOTAVAIL, …), undefined where it is free */
export function portTrouble(port: number, host: string): Promise<string | undefined> {
  return new Promise((done) => {
    const probe = createServer()
    probe.once('error', (thrown: NodeJS.ErrnoException) => done(thrown.code ?? thrown.message))
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => done(undefined)))
  })
}
