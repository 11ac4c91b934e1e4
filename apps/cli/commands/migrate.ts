import { migrate, MigrationRefused } from '@stoa/db/migrate'
import { useDatabase } from '../../../infra/bootstrap/database.ts'
import { argumentsOf, CommandRefused } from '../usage.ts'

export const usage = 'migrate'

/** Brings the database to the present.  refuses: CommandRefused for a migration that was edited after it had run */
export async function migrateCommand(args: string[]): Promise<number> {
  argumentsOf(args, usage, 0)
  const database = await useDatabase()
  try {
    const { applied } = await migrate(database.ownerUrl, (name) => process.stdout.write(`  ${name}\n`))
    process.stdout.write(applied.length === 0 ? 'The database is up to date.\n' : `Ran ${applied.length} of them.\n`)
    return 0
  } catch (error) {
    if (error instanceof MigrationRefused) throw new CommandRefused(error.message)
    throw error
  } finally {
    await database.close()
  }
}
