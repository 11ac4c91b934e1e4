import type { Sample } from './measure.ts'
import type { Scenario } from './scenarios.ts'

/** How a scenario stands beside the bare limit. `met` is null where there is no goal. */
export interface Verdict {
  scenario: Scenario
  sample: Sample
  /** Of the bare limit's requests, and of what the bare limit needs in CPU. */
  share: number
  cpu_share: number | null
  met: boolean | null
}

/** in: a scenario; the medians of everything by name */
export function verdictOf(scenario: Scenario, result: Map<string, Sample>): Verdict {
  const sample = result.get(scenario.name)!,
    bare = result.get(scenario.bare)!
  const share = sample.per_second / bare.per_second
  const { goal } = scenario
  return {
    scenario,
    sample,
    share,
    cpu_share: sample.cpu_ms && bare.cpu_ms ? bare.cpu_ms / sample.cpu_ms : null,
    met: goal && share >= goal.share && sample.p95 <= (goal.p95_ms ?? Infinity),
  }
}

/** out: lines for a terminal */
export function table(verdicts: Verdict[], bare: [name: string, sample: Sample][]): string {
  const figures = ({ per_second, p50, p95, cpu_ms }: Sample) => [per_second.toFixed(0), p50.toFixed(1), p95.toFixed(1), cpu_ms?.toFixed(2) ?? '–']
  const percent = (share: number | null) => (share === null ? '–' : `${Math.round(share * 100)} %`)
  const rows = [
    ['scenario', 'requests/s', 'p50 ms', 'p95 ms', 'CPU ms/request', 'of the bare limit', 'by CPU', 'goal', ''],
    ...verdicts.map(({ scenario: { name, bare: limit, goal }, sample, share, cpu_share, met }) => [
      name,
      ...figures(sample),
      `${percent(share)} of ${limit}`,
      percent(cpu_share),
      goal ? `${percent(goal.share)}${goal.p95_ms ? `, p95 ${goal.p95_ms} ms` : ''}` : '–',
      met === null ? '' : met ? 'met' : 'missed',
    ]),
    ...bare.map(([name, sample]) => [`bare: ${name}`, ...figures(sample), '', '', '', '']),
  ]
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column >= 1 && column <= 4 ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
