import autocannon from 'autocannon'
import { readFileSync } from 'node:fs'

/** What is asked, over and over: each connection waits for an answer before it asks again. */
export interface Load {
  port: number
  method: 'GET' | 'POST'
  /** in: the number of the connection, from 0 · out: what it sends next */
  next(connection: number): { path: string; headers: Record<string, string>; body?: string }
}

/** One run of a load. CPU is the server process's own, null where /proc is not. */
export interface Sample {
  per_second: number
  p50: number
  p95: number
  cpu_ms: number | null
}

/** Runs a load.  in: pid of the serving process · refuses: an answer that is not 2xx, a broken connection, or none at all */
export async function measure(load: Load, pid: number, connections: number, seconds: number): Promise<Sample> {
  const times: number[] = []
  const before = cpuMs(pid),
    began = performance.now()
  let ended = began
  const result = await new Promise<autocannon.Result>((done, fail) => {
    let joined = 0
    const run = autocannon(
      {
        url: `http://127.0.0.1:${load.port}`,
        connections,
        duration: seconds,
        timeout: 20,
        setupClient(client) {
          const connection = joined++
          client.setRequests([{ method: load.method, setupRequest: (request) => ({ ...request, ...load.next(connection) }) }])
        },
      },
      (error, finished) => (error ? fail(error) : done(finished)),
    )
    run.on('response', (_client, _status, _bytes, ms) => {
      times.push(ms)
      ended = performance.now()
    })
  })
  const after = cpuMs(pid)
  if (result.non2xx || result.errors || times.length === 0)
    throw new Error(`${load.next(0).path}: ${result.non2xx} answers were not 2xx, ${result.errors} connections broke, ${times.length} answers came`)
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor((times.length - 1) * share)]!
  return {
    per_second: (times.length * 1000) / (ended - began),
    p50: at(0.5),
    p95: at(0.95),
    cpu_ms: before !== null && after !== null ? (after - before) / times.length : null,
  }
}

/** in: rounds of one load · out: the median of each figure */
export function medians(samples: Sample[]): Sample {
  const of = (pick: (sample: Sample) => number | null) => samples.map(pick).sort((a, b) => (a ?? 0) - (b ?? 0))[Math.floor(samples.length / 2)]!
  return { per_second: of((one) => one.per_second)!, p50: of((one) => one.p50)!, p95: of((one) => one.p95)!, cpu_ms: of((one) => one.cpu_ms) }
}

// User and system time of a process, in ticks of 10 ms on every Linux.  source: proc(5)
function cpuMs(pid: number): number | null {
  const stat = ofProc(pid, 'stat')
  if (stat === null) return null
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}

/** Resident memory in megabytes; null where /proc is not. */
export function memoryMb(pid: number): number | null {
  const line = ofProc(pid, 'status')?.match(/VmRSS:\s+(\d+) kB/)
  return line ? Math.round(Number(line[1]) / 1024) : null
}

function ofProc(pid: number, file: string): string | null {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return null
  }
}
