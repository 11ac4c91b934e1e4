/** What may be said of an answer, and what may not. */
import type { Ground } from './ground.ts'
import type { Shot } from './mutate.ts'
import type { Answer } from './wire.ts'

/** What watches the process asks here. Nothing is behind it that could be changed, so it is answered whoever asks. */
const WATCHED = /^\/(livez|readyz|metrics)$/

/** Whether node's own parser refused it, so that no code of ours ever saw it. */
export function refusedByParser({ status, headers }: Answer): boolean {
  return [400, 408, 413, 417, 431].includes(status) && !headers.has('content-type') && !headers.has('x-request-id')
}

/** out: what is wrong with the answer, in sentences; nothing when all is well */
export function faultsOf(shot: Shot, answer: Answer, ground: Ground): string[] {
  const faults: string[] = []
  const { status, headers } = answer
  if (status === 0)
    return shot.cutAt !== undefined || shot.raw || (shot.body?.length ?? 0) > 1_000_000 || shot.method === 'CONNECT'
      ? []
      : ['the connection ended without an answer']
  if (status >= 500) faults.push(`answered ${status}`)
  if (refusedByParser(answer)) return faults
  if (!headers.has('x-request-id')) faults.push(`answered ${status} without a request id`)
  if (shot.foreign && !WATCHED.test(shot.target) && ![400, 403, 405, 413, 421].includes(status))
    faults.push(`an unsafe request of another site was answered ${status}`)
  if (headers.has('x-injected') || headers.get('set-cookie')?.some((cookie) => cookie.includes('injected'))) faults.push('a header was injected')
  for (const location of headers.get('location') ?? []) if (!staysHome(location, shot, ground)) faults.push(`it leads away, to ${location}`)
  if (/\n\s+at \S+ \(?(file:|node:|\/)/.test(answer.body.toString('latin1'))) faults.push('a stack is shown')
  return faults
}

/** A certificate's number leads to its issuer; everything else stays at the host that was asked. */
function staysHome(location: string, shot: Shot, ground: Ground): boolean {
  const host = /^host$/i
  const asked = shot.headers.find(([name]) => host.test(name))?.[1] ?? `${ground.host}:${ground.port}`
  try {
    const url = new URL(location, `http://${asked}/`)
    return url.host === new URL(`http://${asked}/`).host || url.pathname.startsWith('/verify/')
  } catch {
    return false
  }
}

/** What the product's log says that it must not: errors nobody expected, and stacks.  in: the log's end; out: each such line */
export function loggedFaults(log: string): string[] {
  return log.split('\n').filter((line) => /^\{"level":(50|60)/.test(line) || /^\s+at .+:\d+:\d+\)?$/.test(line) || /^\w*Error: /.test(line))
}
