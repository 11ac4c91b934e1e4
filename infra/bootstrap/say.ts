// How the bootstrap speaks: one line for each step with the seconds since the start, and one sentence when it gives up.
import { explain } from './explain.mjs'

// Counted from when the person pressed return, which was in run.mjs.
const began = Number(process.env['STOA_BEGAN']) || Date.now()

/** A trouble a person can do something about: shown as its sentence alone, without a stack. */
export class Trouble extends Error {
  override name = 'Trouble'
}

/** Say one line of progress, with the seconds since the command began. */
export function say(line: string): void {
  const seconds = ((Date.now() - began) / 1000).toFixed(1)
  process.stdout.write(`${seconds.padStart(6)} s  ${line}\n`)
}

/** The sentence for whatever was thrown.  out: a Trouble's own words, a known cause in one sentence, else the whole stack. */
export function sentenceOf(thrown: unknown): string {
  if (thrown instanceof Trouble) return thrown.message
  const known = explain(thrown)
  if (known) return known
  return thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)
}

/** The last lines of a tool's output, for showing beside a failure. */
export function tail(text: string, lines = 15): string {
  return text.trimEnd().split('\n').slice(-lines).join('\n')
}
