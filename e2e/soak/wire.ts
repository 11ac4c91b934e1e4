import { Agent, request, type IncomingHttpHeaders } from 'node:http'

/** An answer, whole. Status 0: there was none, or it broke off. */
export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  text: string
  ms: number
}

export interface Wish {
  cookie?: string | undefined
  form?: Record<string, string> | [string, string][]
}

/** Talks to a server as many browsers at once do, over connections that are kept.
 *  in: port, asked anew each time, since a server may come back elsewhere */
export class Wire {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 256 })
  readonly #port: () => number
  constructor(port: () => number) {
    this.#port = port
  }

  ask(host: string, path: string, { cookie, form }: Wish = {}): Promise<Answer> {
    const port = this.#port()
    const body = form && new URLSearchParams(form).toString()
    const headers = {
      host: `${host}:${port}`,
      ...(cookie ? { cookie } : {}),
      ...(body === undefined ? {} : { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) }),
    }
    const began = performance.now()
    return new Promise((done) => {
      const nobody = () => done({ status: 0, headers: {}, text: '', ms: performance.now() - began })
      const asked = request({ host: '127.0.0.1', port, path, method: body === undefined ? 'GET' : 'POST', headers, agent: this.#agent, timeout: 30_000 }, (answer) => {
        const parts: Buffer[] = []
        answer
          .on('data', (part: Buffer) => parts.push(part))
          .on('end', () => {
            if (!answer.complete) return nobody()
            done({ status: answer.statusCode!, headers: answer.headers, text: Buffer.concat(parts).toString(), ms: performance.now() - began })
          })
          .on('error', nobody)
      })
      asked.on('error', nobody).on('timeout', () => asked.destroy())
      asked.end(body)
    })
  }

  close(): void {
    this.#agent.destroy()
  }
}
