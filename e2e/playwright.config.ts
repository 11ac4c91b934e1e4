import { defineConfig } from '@playwright/test'
import type { Browser } from '../infra/bootstrap/browser.ts'

const browser = JSON.parse(process.env.STOA_BROWSER ?? '{}') as Partial<Browser>

// What takes hours when it is long belongs to `npm run soak`; STOA_SOAK=short tries it with few counts.
const folders = process.env.STOA_SOAK ? ['stories', 'soak'] : ['stories']

// Each worker owns a product of its own, which all its stories use and may kill. More than two want more than two cores.
export default defineConfig({
  testMatch: folders.map((folder) => `${folder}/*.spec.ts`),
  workers: 2,
  fullyParallel: false,
  // No claim about speed: what hangs is ended. Two at once on two cores take up to twice as long as one.
  timeout: 240_000,
  expect: { timeout: 10_000 },
  outputDir: '../.data/playwright',
  use: {
    trace: 'off',
    screenshot: 'only-on-failure',
    locale: 'en-GB',
    launchOptions: {
      executablePath: browser.executablePath,
      env: browser.env ? { ...process.env, ...browser.env } as Record<string, string> : undefined,
      args: [...(browser.args ?? []), '--host-resolver-rules=MAP *.localhost 127.0.0.1, MAP *.test 127.0.0.1'],
    },
  },
})
