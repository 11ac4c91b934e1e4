// The master key: 32 random bytes in one file. Whoever has it and the database can read every secret; whoever loses it, none.
import { hkdfSync, randomBytes } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf, createFile, readIfThere } from '../files.ts'
import { KeyringError } from './keyring.ts'

/** The master key in memory, and the name by which sealed texts refer to it. */
export type MasterKey = { bytes: Uint8Array; fingerprint: string }

/** Read the master key, or make it the first time.
 *  in:      dir, where master.key (0600, to be backed up apart from the database) and master.id (its fingerprint, no secret) lie
 *  out:     the key; two processes that start at once get the same one
 *  refuses: keyring/master-lost when a key was here before and is not any more, or is another one: a new key in its place would
 *           open nothing; keyring/master-unreadable when the file is damaged, not ours to read, or open to other people */
export async function loadMasterKey(dir: string): Promise<MasterKey> {
  try {
    return await loadOrMake(join(dir, 'master.key'), join(dir, 'master.id'))
  } catch (error) {
    if (error instanceof KeyringError) throw error
    throw new KeyringError('keyring/master-unreadable', `The keyring in ${dir} cannot be used (${codeOf(error) || String(error)}).`, error)
  }
}

async function loadOrMake(keyPath: string, idPath: string): Promise<MasterKey> {
  // The id is written after the key and read before it, so an id without a key means that a key is missing.
  const known = (await readIfThere(idPath))?.toString().trim()
  let bytes = await readIfThere(keyPath)
  if (!bytes && known) {
    throw new KeyringError('keyring/master-lost', `The master key ${known} is missing from ${keyPath}. Restore that file from its backup; ` +
      'without it sealed secrets cannot be opened. To start over with a new key, also remove master.id and the folder signing beside it.')
  }
  if (!bytes) {
    await createFile(keyPath, randomBytes(32), { mode: 0o600 })
    // Perhaps another process was faster, so what counts is what lies there now.
    bytes = await readIfThere(keyPath)
  }
  if (bytes?.length !== 32) throw new KeyringError('keyring/master-unreadable', `${keyPath} is damaged: a master key is 32 bytes.`)
  if (process.platform !== 'win32' && (await stat(keyPath)).mode & 0o077) {
    throw new KeyringError('keyring/master-unreadable', `Other people on this machine may read ${keyPath}. Run chmod 600 on it.`)
  }
  const fingerprint = Buffer.from(hkdfSync('sha256', bytes, '', 'stoa keyring fingerprint', 6)).toString('hex')
  if (known && known !== fingerprint) {
    throw new KeyringError('keyring/master-lost', `${keyPath} holds the master key ${fingerprint}, but this keyring was sealed with ${known}. ` +
      'Restore that one from its backup.')
  }
  if (!known) await createFile(idPath, `${fingerprint}\n`, { mode: 0o600 })
  return { bytes, fingerprint }
}
