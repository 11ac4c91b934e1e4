import { appendFileSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { dataPath } from '../../infra/bootstrap/places.ts'

const file = dataPath('test', 'figures.txt')

/** Says what a run measured, in one line, and keeps it for the end of the soak. */
export function figure(line: string): void {
  process.stdout.write(`\n${line}\n`)
  mkdirSync(dirname(file), { recursive: true })
  appendFileSync(file, `${line}\n`)
}

/** in: a share, 0..1 · out: that quantile, rounded; 0 of nothing */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return Math.round((sorted[Math.floor((sorted.length - 1) * share)] ?? 0) * 10) / 10
}

/** How long something took, each time it happened. */
export const times = (ms: readonly number[]) => `median ${Math.round(quantile(ms, 0.5))} ms, longest ${Math.round(quantile(ms, 1))} ms`
