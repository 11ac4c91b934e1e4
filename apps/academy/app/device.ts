import type { Spoken } from './spoken.ts'
import './account-words.ts'

/** A browser's own word for itself, shortened to what people call it: Firefox on Windows. */
export function deviceOf({ w: { security: w }, t }: Spoken, userAgent: string): string {
  const browser = /(Edg|Firefox|OPR|Chrome|Safari)\//.exec(userAgent)?.[1]
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|CrOS|Linux)/.exec(userAgent)?.[1]
  const names: Record<string, string> = { Edg: 'Edge', OPR: 'Opera', CrOS: w.chromebook, 'Mac OS X': w.mac, iPhone: w.iPhone, iPad: w.iPad }
  const program = browser ? names[browser] ?? browser : w.program
  return system ? t(w.programOn, { program, system: names[system] ?? system }) : program
}
