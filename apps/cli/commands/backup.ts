import { join } from 'node:path'
import { useDatabase } from '../../../infra/bootstrap/database.ts'
import { makeBackup } from '../backup/make-backup.ts'
import type { Manifest } from '../backup/manifest.ts'
import { dataDir, world } from '../environment.ts'
import { argumentsOf, CommandRefused } from '../usage.ts'

export const usage = 'backup <new folder>'

/** Makes a backup of rows, stored files and sealed keys while everything goes on running.
 *  in:      DATABASE_BACKUP_URL, else the clone's own database
 *  refuses: CommandRefused where nobody is named who may read everything */
export async function backup(args: string[]): Promise<number> {
  const {
    names: [folder],
  } = argumentsOf(args, usage, 1)
  const given = process.env.DATABASE_BACKUP_URL
  const opened = given ? { backupUrl: given, close: async () => undefined } : await useDatabase()
  try {
    if (!opened.backupUrl) {
      throw new CommandRefused(
        'DATABASE_BACKUP_URL is not set: a backup is made as a role that row security lets pass. Made once by the superuser: ' +
          `create role backup login bypassrls in role pg_read_all_data password '…'`,
      )
    }
    const keyring = join(dataDir(), 'keyring')
    const manifest = await makeBackup(folder!, { databaseUrl: opened.backupUrl, storage: world().storage, keyring })
    process.stdout.write(`${contents(manifest)}\n`)
    for (const key of manifest.missing) process.stderr.write(`attention  storage does not have ${key}, which a row speaks of\n`)
    process.stdout.write(`The backup is whole in ${folder}. Not in it: ${join(keyring, 'master.key')}. Keep that apart, since both together open every secret.\n`)
    return 0
  } finally {
    await opened.close()
  }
}

/** A backup in a few lines, for whoever made it or put it back. */
export function contents({ database, files, keyring }: Manifest): string {
  const filled = database.tables.filter(({ rows }) => rows > 0)
  const megabytes = files.reduce((sum, { kept }) => sum + kept.bytes, 0) / 1e6
  return [
    `as of ${database.taken_at}`,
    `${filled.reduce((sum, { rows }) => sum + rows, 0)} rows in ${filled.length} tables`,
    `${files.length} stored files, ${megabytes.toFixed(1)} MB; ${keyring.length} files of the keyring`,
    ...database.trails.map(({ slug, position, hash }) => `trail of ${slug}: ${position} acts, ending in ${hash.slice(0, 12) || 'nothing'}`),
  ]
    .map((line) => `  ${line}`)
    .join('\n')
}
