// The programs a start keeps running: their output goes to a log of bounded size, they are started again when they die, and stopped in order.
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './places.ts'
import { say, tail } from './say.ts'

/** What to run. name: as a person reads it · args: for this Node · log: the file that receives its output · echo: show the output as well */
export type Program = { name: string; args: string[]; env: NodeJS.ProcessEnv; cwd?: string; log: string; echo: boolean }

/** A program that is kept running. settled: it is up, so from now on its death means a restart · firstDeath: rejects with its last words if it dies before */
export type Kept = { name: string; firstDeath: Promise<never>; settled(): void; stop(): Promise<void> }

const leash = pathToFileURL(join(import.meta.dirname, 'leash.mjs')).href
const LOG_BYTES_MAX = 20_000_000
const DRAIN_SECONDS = 30

/** For this Node, in front of a program that serves for weeks. By what a machine has in all, V8 would let garbage grow to half a gigabyte before it
 *  looks: with a small ceiling it looks earlier, and the ceiling is still three times of what a busy process holds (infra/decisions/0019). */
export const SPARING = ['--max-old-space-size=512', '--max-semi-space-size=32']

/** For the worker's surroundings: what encoding a picture took goes back to the machine once it is done (infra/decisions/0019). */
export const GIVING_BACK = { MALLOC_ARENA_MAX: '2', MALLOC_TRIM_THRESHOLD_: '131072' }

/** Run a Node program that stops when this process is gone. It has a process group of its own, so that Ctrl-C reaches only us. */
export function runLeashed(args: string[], options: { env: NodeJS.ProcessEnv; cwd?: string; onOutput: (text: string) => void }): ChildProcess {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--import', leash, ...args], {
    cwd: options.cwd ?? root, env: { ...options.env, STOA_LEASH: String(process.pid) },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'], detached: process.platform !== 'win32', windowsHide: true,
  })
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', options.onOutput)
  return child
}

/** End a leashed program and whatever it started: asked first, ended for good when it does not listen. */
export async function endLeashed(child: ChildProcess, seconds = DRAIN_SECONDS): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = new Promise<void>((done) => child.once('exit', () => done()))
    child.kill('SIGTERM')
    const late = setTimeout(() => child.kill('SIGKILL'), seconds * 1000)
    await ended
    clearTimeout(late)
  }
  try {
    if (child.pid && process.platform !== 'win32') process.kill(-child.pid, 'SIGKILL')
  } catch {
    // Nothing of its group is left, as it should be.
  }
}

/** Start a program and keep it running until told to stop. */
export function keepRunning(program: Program): Kept {
  let stopping = false
  let up = false
  let again: NodeJS.Timeout | undefined
  let restarts = 0
  let refuse: (thrown: Error) => void
  const firstDeath = new Promise<never>((_, reject) => { refuse = reject })
  firstDeath.catch(() => undefined)
  mkdirSync(dirname(program.log), { recursive: true })

  function launch(): ChildProcess {
    let last = ''
    const since = performance.now()
    const started = runLeashed(program.args, {
      env: program.env, cwd: program.cwd,
      onOutput: (text) => {
        last = (last + text).slice(-8000)
        write(program.log, text)
        if (program.echo) process.stdout.write(text)
      },
    })
    started.once('exit', (code, signal) => {
      if (stopping) return
      const how = signal ?? `exit ${code}`
      if (!up) return refuse(new Error(`The ${program.name} ended while starting (${how}):\n${tail(last)}`))
      // Half an hour without a fall and the wait is short again.
      if (performance.now() - since > 1_800_000) restarts = 0
      const wait = Math.min(2 ** restarts++, 30)
      say(`The ${program.name} ended unexpectedly (${how}); starting it again in ${wait} s. Its last words are in ${program.log}`)
      again = setTimeout(() => { child = launch() }, wait * 1000)
    })
    return started
  }

  let child = launch()
  return {
    name: program.name,
    firstDeath,
    settled: () => { up = true },
    stop: async () => {
      stopping = true
      clearTimeout(again)
      await endLeashed(child)
    },
  }
}

function write(log: string, text: string): void {
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > LOG_BYTES_MAX) renameSync(log, `${log}.1`)
  appendFileSync(log, text)
}
