// npm test: types, lint, every test, then the stories in a browser against a production build. Ends with the count alone on a line.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { ChildProcess } from 'node:child_process'
import { findBrowser } from './browser.ts'
import { buildAcademy } from './build.ts'
import { endLeashed, runLeashed } from './children.ts'
import { dataPath, root } from './places.ts'
import { sweepThrowaways } from './postgres-owner.ts'
import { say, sentenceOf, tail, Trouble } from './say.ts'
import { playwrightTally, vitestTally } from './tally.ts'
import type { Tally } from './tally.ts'

const soak = process.argv.includes('--soak')
const minutesMax = soak ? 360 : 40
const require = createRequire(import.meta.url)
const stop = new AbortController()

// The tools write into a pipe of ours, so they are told whether there is a terminal behind it.
const { FORCE_COLOR: _force, NO_COLOR: _no, ...plain } = process.env
const inherited: NodeJS.ProcessEnv = { ...plain, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }) }

type Run = { code: number | null; output: string }

/** Run one of the installed tools to its end.  in: live shows its output as it comes */
async function run(args: string[], options: { live?: boolean; env?: NodeJS.ProcessEnv } = {}): Promise<Run> {
  let output = ''
  const child: ChildProcess = runLeashed(args, {
    env: { ...inherited, ...(soak ? { STOA_SOAK: 'yes' } : {}), ...options.env },
    onOutput: (text) => {
      output = (output + text).slice(-200_000)
      if (options.live) process.stdout.write(text)
    },
  })
  const end = () => void endLeashed(child, 10)
  stop.signal.addEventListener('abort', end)
  const late = setTimeout(() => {
    say(`No end after ${minutesMax} minutes; stopping it`)
    end()
  }, minutesMax * 60_000)
  const code = await new Promise<number | null>((done) => child.once('exit', done))
  clearTimeout(late)
  stop.signal.removeEventListener('abort', end)
  await endLeashed(child, 10)
  if (stop.signal.aborted) throw new Trouble('Stopped.')
  return { code, output }
}

/** A tool's program: bin names the file inside the package. */
function tool(name: string, bin: string): string {
  return join(dirname(require.resolve(`${name}/package.json`, { paths: [root] })), bin)
}

function claim({ code, output }: Run): Tally {
  if (code !== 0) process.stdout.write(`${tail(output, 200)}\n`)
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }
}

async function types(): Promise<Tally> {
  return claim(await run([tool('turbo', 'bin/turbo'), 'run', 'typecheck', '--continue', '--output-logs=errors-only', '--concurrency=2', '--cache-dir=.turbo/cache'],
    { env: { TURBO_TELEMETRY_DISABLED: '1', TURBO_NO_UPDATE_NOTIFIER: '1' } }))
}

async function lint(): Promise<Tally> {
  return claim(await run([tool('oxlint', 'bin/oxlint'), '--deny-warnings', 'apps', 'packages', 'infra', 'e2e']))
}

async function tests(): Promise<Tally> {
  const report = fresh('vitest.json')
  const { code } = await run([tool('vitest', 'vitest.mjs'), 'run', '--config', 'packages/config/vitest.config.ts', '--silent=passed-only',
    '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`], { live: true })
  return vitestTally(report, code)
}

async function stories(): Promise<Tally> {
  const config = 'e2e/playwright.config.ts'
  if (!existsSync(join(root, config))) {
    say('There are no stories yet')
    return { passed: 0, failed: 0, skipped: 0 }
  }
  say(await buildAcademy(stop.signal, () => say('Building the web app')) ? 'Built the web app' : 'The web app is built already')
  const browser = await findBrowser(say)
  if (!browser) throw new Trouble('No browser launches on this machine. Install Chromium (on Debian: apt-get install chromium) and run the same command again.')
  say(`Using ${browser.name}`)
  const report = fresh('playwright.json')
  const { code } = await run([tool('@playwright/test', 'cli.js'), 'test', '-c', config, '--reporter=dot,json'],
    { live: true, env: { STOA_BROWSER: JSON.stringify(browser), PLAYWRIGHT_JSON_OUTPUT_FILE: report, PLAYWRIGHT_HTML_OPEN: 'never' } })
  return playwrightTally(report, code)
}

function fresh(name: string): string {
  const file = dataPath('test', name)
  mkdirSync(dirname(file), { recursive: true })
  rmSync(file, { force: true })
  return file
}

/** What the stories measured, together at the end of a soak. */
function sayFigures(file: string): void {
  if (soak && existsSync(file)) process.stdout.write(`\nWhat was measured\n${readFileSync(file, 'utf8').trimEnd().replace(/^/gm, '  ')}\n`)
}

async function main(): Promise<void> {
  const figures = fresh('figures.txt')
  const total: Tally = { passed: 0, failed: 0, skipped: 0 }
  await sweepThrowaways()
  for (const [name, step] of [['Types', types], ['Lint', lint], ['Tests', tests], ['Stories', stories]] as const) {
    say(`${name} …`)
    let tally: Tally
    try {
      tally = await step()
    } catch (thrown) {
      if (stop.signal.aborted) break
      process.stdout.write(`${sentenceOf(thrown)}\n`)
      tally = { passed: 0, failed: 1, skipped: 0 }
    }
    say(`${name}: ${tally.passed} passed, ${tally.failed} failed${tally.skipped ? `, ${tally.skipped} skipped` : ''}`)
    for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += tally[key]
  }
  await sweepThrowaways()
  if (stop.signal.aborted) {
    process.stderr.write('\nStopped.\n')
    process.exit(130)
  }
  sayFigures(figures)
  process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`)
  process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0)
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort())
await main()
