/** HTTP by hand, since every ordinary client refuses to send what has to be tried here. One connection a request. */
import { connect } from 'node:net'

/** What is sent, byte by byte: header values and the target are Latin-1 text, in which any byte can stand. */
export interface Wire {
  method: string
  target: string
  version: string
  headers: [name: string, value: string][]
  body: Buffer | null
  /** Ends the connection after this many bytes of the body. */
  cutAt?: number | undefined
  /** Sent instead of all of the above. */
  raw?: Buffer | undefined
}

/** What came back. Status 0: the connection ended without an answer. */
export interface Answer {
  status: number
  headers: Map<string, string[]>
  body: Buffer
}

/** The longest that an answer may take before it counts as none: generous, so that a busy machine is no failure. */
const PATIENCE_MS = 30_000

/** in: port on this machine; what to send · out: the answer · refuses: an Error when nothing came in half a minute */
export function send(port: number, wire: Wire): Promise<Answer> {
  return new Promise((done, fail) => {
    const chunks: Buffer[] = []
    const socket = connect({ port, host: '127.0.0.1' })
    // What is no HTTP may be waited for in vain: a moment of silence ends it.
    if (wire.raw) socket.setTimeout(1500, () => socket.destroy())
    else socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error(`no answer within ${PATIENCE_MS / 1000} s`)))
    let failure: Error | null = null
    socket.on('data', (chunk) => chunks.push(chunk))
    // A refusal may come before the body was taken, and the connection then ends under the sender: the answer counts.
    socket.on('error', (error: Error & { code?: string }) => (failure = /EPIPE|ECONNRESET/.test(error.code ?? '') ? null : error))
    socket.on('close', () => (failure ? fail(failure) : done(parsed(Buffer.concat(chunks)))))
    socket.on('end', () => socket.end())
    socket.write(wire.raw ?? headOf(wire))
    if (wire.raw) return
    if (wire.body) socket.write(wire.cutAt === undefined ? wire.body : wire.body.subarray(0, wire.cutAt))
    if (wire.cutAt !== undefined) socket.end()
  })
}

function headOf({ method, target, version, headers }: Wire): Buffer {
  return Buffer.from(
    `${method} ${target} HTTP/${version}\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')}Connection: close\r\n\r\n`,
    'latin1',
  )
}

function parsed(bytes: Buffer): Answer {
  if (/^HTTP\/1\.1 1\d\d /.test(bytes.subarray(0, 13).toString('latin1'))) return parsed(bytes.subarray(bytes.indexOf('\r\n\r\n') + 4))
  const end = bytes.indexOf('\r\n\r\n')
  const [first = '', ...lines] = bytes.subarray(0, Math.max(0, end)).toString('latin1').split('\r\n')
  const headers = new Map<string, string[]>()
  for (const line of lines) {
    const name = line.slice(0, line.indexOf(':')).toLowerCase()
    headers.set(name, [...(headers.get(name) ?? []), line.slice(line.indexOf(':') + 1).trim()])
  }
  const body = bytes.subarray(end + 4)
  return {
    status: Number(/^HTTP\/1\.\d (\d{3})/.exec(first)?.[1] ?? 0),
    headers,
    body: headers.get('transfer-encoding')?.includes('chunked') ? unchunked(body) : body,
  }
}

function unchunked(bytes: Buffer): Buffer {
  const parts: Buffer[] = []
  for (let at = 0; at < bytes.length;) {
    const line = bytes.indexOf('\r\n', at)
    const size = Number.parseInt(bytes.subarray(at, line).toString('latin1'), 16)
    if (line < 0 || !(size > 0)) break
    parts.push(bytes.subarray(line + 2, line + 2 + size))
    at = line + 2 + size + 2
  }
  return Buffer.concat(parts)
}

/** A request as a line for a shell, so that a failure can be tried again by hand. What no argument can hold is shown with escapes. */
export function curlLine(port: number, wire: Wire): string {
  const quoted = (text: string) =>
    `$'${[...text]
      .map((char) => (/[\x20-\x26\x28-\x5b\x5d-\x7e]/.test(char) ? char : `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`))
      .join('')
      .slice(0, 600)}'`
  if (wire.raw) return `printf ${quoted(wire.raw.toString('latin1'))} | nc 127.0.0.1 ${port}`
  const body = wire.body
    ? ` --data-binary ${quoted(wire.body.toString('latin1'))}${wire.body.length > 600 ? ` # ${wire.body.length} bytes` : ''}`
    : ''
  const cut = wire.cutAt === undefined ? '' : ` # ended after ${wire.cutAt} bytes of the body`
  return `curl -gi --path-as-is -X ${quoted(wire.method)} --url ${quoted(`http://127.0.0.1:${port}${wire.target}`)} ${wire.headers
    .map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`)
    .join(' ')}${body}${cut}`
}
