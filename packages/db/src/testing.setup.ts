import { prepareTemplate } from './testing.ts'

/** Before any test: a Postgres of this run's own, thrown away at the end. One already named in the environment is used as it is. */
export default async function setup(): Promise<() => Promise<void>> {
  if (process.env.STOA_TEST_SUPERUSER_URL) {
    await prepareTemplate(process.env.STOA_TEST_SUPERUSER_URL)
    return async () => {}
  }
  const { startPostgres } = await import('../../../infra/bootstrap/postgres.ts')
  const { mkdtempSync, rmSync } = await import('node:fs')
  const { tmpdir } = await import('node:os')
  const folder = mkdtempSync(`${tmpdir()}/stoa-test-`)
  const server = await startPostgres({ dataDir: folder, throwaway: true, quiet: true })
  process.env.STOA_TEST_SUPERUSER_URL = server.superuserUrl
  await prepareTemplate(server.superuserUrl)
  return async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
