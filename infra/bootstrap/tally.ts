// Counting what the runners wrote down. A runner that ended badly without naming a failure still counts as one: silence is no pass.
import { readFileSync } from 'node:fs'

/** How many claims held and how many did not. */
export type Tally = { passed: number; failed: number; skipped: number }

type VitestReport = {
  numPassedTests: number; numFailedTests: number; numPendingTests: number; numTodoTests: number
  testResults: { status: string; assertionResults: unknown[] }[]
}
type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number; skipped: number }; errors: unknown[] }

/** Count vitest's JSON report. A file that does not even load is one failure. */
export function vitestTally(file: string, code: number | null): Tally {
  return counted(file, code, (report: VitestReport) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.testResults.filter((result) => result.status === 'failed' && result.assertionResults.length === 0).length,
    skipped: report.numPendingTests + report.numTodoTests,
  }))
}

/** Count Playwright's JSON report. A story that passes only when repeated has failed. */
export function playwrightTally(file: string, code: number | null): Tally {
  return counted(file, code, ({ stats, errors }: PlaywrightReport) => ({
    passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length, skipped: stats.skipped,
  }))
}

function counted<Report>(file: string, code: number | null, count: (report: Report) => Tally): Tally {
  let tally: Tally = { passed: 0, failed: 0, skipped: 0 }
  try {
    tally = count(JSON.parse(readFileSync(file, 'utf8')) as Report)
  } catch {
    // No report, or half of one: the runner broke off.
    return { ...tally, failed: 1 }
  }
  const silent = tally.failed === 0 && (code !== 0 || tally.passed === 0)
  return silent ? { ...tally, failed: 1 } : tally
}
