// A real SMTP server on the loopback that keeps what it is sent.
import type { AddressInfo } from 'node:net'
import PostalMime from 'postal-mime'
import type { Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import type { SMTPServerOptions } from 'smtp-server'

/** Start the server. It refuses recipients at refused.example for good, and with `replyNext` answers the next message otherwise.
 *  in: what smtp-server takes; STARTTLS is offered only when asked for.  out: port, the mails that came, and close */
export async function smtpServer(options: SMTPServerOptions = {}) {
  const received: Email[] = []
  const replies: { responseCode: number; message: string }[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onRcptTo({ address }, _session, done) {
      const refused = address.endsWith('@refused.example')
      done(refused ? Object.assign(new Error('No such user here'), { responseCode: 550 }) : null)
    },
    onData(stream, _session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const reply = replies.shift()
        if (reply) return done(Object.assign(new Error(reply.message), { responseCode: reply.responseCode }))
        void PostalMime.parse(Buffer.concat(chunks)).then((mail) => {
          received.push(mail)
          done()
        })
      })
    },
    ...options,
  })
  // A client that leaves without a word is part of some tests, not a failure of them.
  server.on('error', () => undefined)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    port: (server.server.address() as AddressInfo).port,
    received,
    replyNext: (responseCode: number, message: string) => replies.push({ responseCode, message }),
    close: () => new Promise<void>((done) => server.close(() => done())),
  }
}
