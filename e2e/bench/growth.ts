import type { Stack } from '../stack.ts'
import { measure, medians, type Sample } from './measure.ts'
import type { Scenario } from './scenarios.ts'

const CONNECTIONS = 8,
  ROUNDS = 3,
  SECONDS = 4,
  GOAL = 1.15

/** How long the scenarios take now.  in: those that are to be seen growing, or not */
export async function timesOf(cases: Scenario[], stack: Stack): Promise<Map<string, Sample>> {
  const times = new Map<string, Sample>()
  for (const { name, ours } of cases) {
    const samples: Sample[] = []
    for (let round = 0; round <= ROUNDS; round++) samples.push(await measure(ours, stack.web.pid()!, CONNECTIONS, SECONDS))
    times.set(name, medians(samples.slice(1))) // The first round warms up.
  }
  return times
}

/** out: a line for each scenario: how much longer it takes among many tenants than among few */
export function growth(cases: Scenario[], few: Map<string, Sample>, many: Map<string, Sample>): string {
  return cases
    .map(({ name }) => {
      const [before, after] = [few.get(name)!, many.get(name)!]
      const ratio = before.per_second / after.per_second
      return `${name}: ${ratio.toFixed(2)} × the time among 500 tenants as among 10 (goal: at most ${GOAL}, ${ratio <= GOAL ? 'met' : 'missed'})`
    })
    .join('\n')
}
