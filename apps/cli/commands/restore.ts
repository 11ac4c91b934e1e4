import { join } from 'node:path'
import { Database } from '@stoa/db'
import { useDatabase } from '../../../infra/bootstrap/database.ts'
import { checkSignatures, restoreBackup } from '../backup/restore-backup.ts'
import { dataDir, world } from '../environment.ts'
import { argumentsOf } from '../usage.ts'
import { contents } from './backup.ts'

export const usage = 'restore <folder>'

/** Puts a backup into an empty database and looks whether it is what was backed up.
 *  out:     0, or 1 where a signature is not good or cannot be looked at
 *  refuses: as restoreBackup */
export async function restore(args: string[]): Promise<number> {
  const {
    names: [folder],
  } = argumentsOf(args, usage, 1)
  const opened = await useDatabase()
  const db = new Database(opened.appUrl, { connections: 1 })
  try {
    const here = world()
    const manifest = await restoreBackup(folder!, { ownerUrl: opened.ownerUrl, storage: here.storage, keyring: join(dataDir(), 'keyring') })
    process.stdout.write(`${contents(manifest)}\n`)
    process.stdout.write('Restored. Every count is that of the backup, every reference holds, and every trail agrees with itself and ends where it ended.\n')
    const said = await checkSignatures(db, here.keyring, manifest)
    for (const sentence of said) process.stderr.write(`attention  ${sentence}\n`)
    if (said.length === 0) process.stdout.write('The last signature under each trail is good.\n')
    return said.length === 0 ? 0 : 1
  } finally {
    await db.close()
    await opened.close()
  }
}
