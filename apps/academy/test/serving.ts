// The web server as it listens, on a free port and on the ground's database. Behind it stands, instead of Remix's build, what says that a
// request got through and with which cookies.
import { ground } from '@stoa/domain/testing'
import { worldFromEnv } from '@stoa/gateways'
import { listening } from '@stoa/gateways/testing'
import { createServer, request } from 'node:http'
import { pino } from 'pino'
import { academyDoor } from '../server/academy-door.ts'
import { fairShare } from '../server/fair-share.ts'
import { configFrom } from '../server/config.ts'
import { watched } from '../server/health.ts'
import { listener } from '../server/listener.ts'

export interface Answer {
  status: number
  text: string
  headers: Record<string, string | string[] | undefined>
}

export interface Wish {
  method?: string
  headers?: Record<string, string>
  body?: string | Buffer
}

/** Start the server.  in: what the environment says of the outside world
 *  out: `ask`, and `watch` at the address for what watches, where status 0 means that the line was cut; which requests got through; and close */
export async function serving(env: Record<string, string>, dataDir: string) {
  const reached: { url: string; cookie: string | null }[] = []
  const { db } = ground().copy
  const site = {
    db,
    world: worldFromEnv(env, dataDir),
    log: pino({ level: 'silent' }),
    config: configFrom({ DATABASE_URL: 'unused', STOA_PLATFORM_DOMAIN: 'stoa.test', STOA_DATA: dataDir }),
    address: { scheme: 'https', port: null } as const,
    door: academyDoor(db),
    share: fairShare(),
  }
  const app = {
    assets: (_request: unknown, _response: unknown, next: () => void) => next(),
    remix: async (asked: Request) => {
      reached.push({ url: new URL(asked.url).pathname, cookie: asked.headers.get('cookie') })
      return new Response('through', { headers: { 'content-type': 'text/plain' } })
    },
  }
  const [main, inner] = await Promise.all([listening(createServer(listener(site, app))), listening(createServer(watched(site)))])
  const close = () => Promise.all([main.close(), inner.close()])
  const asker = (port: number) => (path: string, { method = 'POST', headers = {}, body }: Wish = {}) =>
    new Promise<Answer>((done) => {
      let isAnswered = false
      const asked = request({ host: '127.0.0.1', port, path, method, headers: { host: 'customers.acme.test', ...headers }, agent: false }, (answer) => {
        let text = ''
        isAnswered = true
        answer
          .setEncoding('utf8')
          .on('data', (part: string) => (text += part))
          .on('end', () => done({ status: answer.statusCode!, text, headers: answer.headers }))
      })
      asked.on('error', () => !isAnswered && done({ status: 0, text: '', headers: {} }))
      asked.end(body)
    })
  return { ask: asker(main.port), watch: asker(inner.port), reached, close }
}
