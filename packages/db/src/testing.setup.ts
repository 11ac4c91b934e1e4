import { prepareTemplate } from './testing.ts'

/** Before any test: a Postgres of this run's own, thrown away at the end. One already named in the environment is used as it is. */
export default async function setup(): Promise<() => Promise<void>> {
  if (process.env.STOA_TEST_SUPERUSER_URL) {
    await prepareTemplate(process.env.STOA_TEST_SUPERUSER_URL)
    return async () => {}
  }
  const { startPostgres } = await import('../../../infra/bootstrap/postgres.ts')
  const server = await startPostgres({ throwaway: true, quiet: true })
  process.env.STOA_TEST_SUPERUSER_URL = server.superuserUrl
  await prepareTemplate(server.superuserUrl)
  return () => server.stop()
}
