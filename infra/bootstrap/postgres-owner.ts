// One start for one data folder. The process that starts Postgres leaves its number beside the data; a Postgres whose owner died
// without stopping it (kill -9, a closed laptop) is stopped by the next start, one whose owner lives is left alone.
import { readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { dataPath } from './places.ts'
import { Trouble } from './say.ts'

/** Take a data folder for this process, stopping a Postgres that an earlier start left behind.
 *  out:     gives the folder back
 *  refuses: the folder is in use by a process that lives */
export async function claim(data: string, cluster: string): Promise<() => void> {
  const note = join(data, 'owner')
  const owner = ownerOf(note)
  if (owner && isAlive(owner) && (owner !== process.pid || postmasterAlive(cluster))) {
    throw new Trouble(`The database in ${data} is in use by another start (process ${owner}). Stop that one first.`)
  }
  await stopLeftover(cluster)
  writeFileSync(note, `${process.pid}\n`)
  return () => { if (ownerOf(note) === process.pid) rmSync(note, { force: true }) }
}

/** What postmaster.pid says: the server's process, its port, and whether it accepts connections. */
export function postmasterOf(cluster: string): { pid: number; port: number; ready: boolean } | undefined {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' }
  } catch {
    return undefined
  }
}

/** Stop and remove throwaway servers whose owners died. */
export async function sweepThrowaways(): Promise<void> {
  for (const name of list(dataPath('throwaway'))) {
    const folder = dataPath('throwaway', name)
    const owner = ownerOf(join(folder, 'owner')) ?? Number(name.split('-')[0])
    if (isAlive(owner)) continue
    const data = real(folder)
    if (data) await stopLeftover(join(data, 'cluster'))
    for (const place of [data, folder]) if (place) rmSync(place, { recursive: true, force: true })
  }
}

async function stopLeftover(cluster: string): Promise<void> {
  const pid = postmasterOf(cluster)?.pid
  if (!pid || !postmasterAlive(cluster)) return
  process.kill(pid, 'SIGINT')
  for (let waited = 0; isAlive(pid); waited += 100) {
    if (waited > 60_000) throw new Trouble(`An earlier Postgres (process ${pid}) does not stop. End it, then start again.`)
    await pause(100)
  }
}

// A number in a file may meanwhile belong to another program, so its command is looked at where the system shows it.
function postmasterAlive(cluster: string): boolean {
  const pid = postmasterOf(cluster)?.pid
  if (!pid || !isAlive(pid)) return false
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(cluster)
  } catch {
    return process.platform !== 'linux'
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return readState(pid) !== 'Z'
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === 'EPERM'
  }
}

// A zombie has ended; only its parent has not looked yet.
function readState(pid: number): string | undefined {
  try {
    return /\) (\w)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1]
  } catch {
    return undefined
  }
}

function ownerOf(note: string): number | undefined {
  try {
    return Number(readFileSync(note, 'utf8')) || undefined
  } catch {
    return undefined
  }
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function real(path: string): string | undefined {
  try {
    return realpathSync(path)
  } catch {
    return undefined
  }
}
