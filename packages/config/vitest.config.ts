// One vitest run for the whole repository: every *.test.ts beside its code, with one throwaway Postgres for all of them.
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

const root = resolve(import.meta.dirname, '../..')
const database = resolve(root, 'packages/db/src/testing.setup.ts')

export default defineConfig({
  root,
  cacheDir: resolve(root, '.data/vitest'),
  test: {
    include: ['packages/**/*.test.{ts,tsx}', 'apps/**/*.test.{ts,tsx}', 'infra/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/build/**', '**/.data/**'],
    pool: 'forks',
    maxWorkers: 2,
    globalSetup: existsSync(database) ? [database] : [],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    env: { VITEST: 'true' },
  },
})
