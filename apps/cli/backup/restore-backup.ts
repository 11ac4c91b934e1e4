import { createPublicKey, verify } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { chmod, copyFile, mkdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createGunzip } from 'node:zlib'
import { sql, type Database } from '@stoa/db'
import { fillDatabase } from '@stoa/db/backup'
import { checkpointText } from '@stoa/domain/tenancy'
import { KeyringError, type Keyring, type Storage } from '@stoa/gateways'
import { CommandRefused } from '../usage.ts'
import { factsOf, readManifest, type Manifest } from './manifest.ts'

/** Where a backup goes. keyring: the folder of the keys */
export interface Targets {
  ownerUrl: string
  storage: Storage
  keyring: string
}

/** Puts a backup back: first every byte of it is read and compared, then keys, files and rows are put where they were.
 *  out:     the manifest, once counts and trails were found to be those of the backup
 *  refuses: CommandRefused for a damaged backup, and for a keyring that was sealed with another master key; BackupRefused for a database
 *           that is not empty. Whatever was put in place by then is what belongs there, so that the same can be tried again */
export async function restoreBackup(folder: string, { ownerUrl, storage, keyring }: Targets): Promise<Manifest> {
  const manifest = await readManifest(folder)
  await putKeys(folder, manifest, keyring)
  for (const { content_type, kept } of manifest.files)
    if (!(await storage.has(kept.sha256))) await storage.put(kept.sha256, await readFile(join(folder, kept.path)), content_type)
  const paths = new Map(manifest.database.tables.map(({ name, kept }) => [name, kept.path]))
  await fillDatabase(ownerUrl, factsOf(manifest), (table) => {
    const rows = createReadStream(join(folder, paths.get(table)!))
    const plain = createGunzip()
    rows.on('error', (error) => plain.destroy(error))
    return rows.pipe(plain)
  })
  return manifest
}

async function putKeys(folder: string, { keyring: keys }: Manifest, keyring: string): Promise<void> {
  for (const { path } of keys) {
    const [from, to] = [join(folder, path), join(keyring, path.slice('keyring/'.length))]
    const there = await readFile(to).catch(() => null)
    if (there?.equals(await readFile(from))) continue
    if (there) throw new CommandRefused(`${to} is there already and is another one than the backup's. Restore beside a keyring that is empty or the same.`)
    await mkdir(dirname(to), { recursive: true, mode: 0o700 })
    await copyFile(from, to)
    await chmod(to, 0o600)
  }
}

/** Whether the last signature under each tenant's trail is good: of the right chain, and with the key that is here.
 *  out: a sentence for each one that is not, or cannot be looked at */
export async function checkSignatures(db: Database, keyring: Keyring, { database }: Manifest): Promise<string[]> {
  const said: string[] = []
  for (const { tenant_id, slug } of database.trails) {
    const last = await db.tenant(tenant_id, 'read', async ({ trx }) =>
      (await sql<{ position: string; hash: string; key_id: string; signature: string }>`
        select position, hash, key_id, signature from trail_checkpoints order by position desc limit 1`.execute(trx)).rows[0])
    if (!last) continue
    try {
      const { spki_pem } = await keyring.publicKey(tenant_id, 'trail', last.key_id)
      const isGood = verify(null, checkpointText(tenant_id, last), createPublicKey(spki_pem), Buffer.from(last.signature, 'base64url'))
      if (!isGood) said.push(`The signature under line ${last.position} of the trail of ${slug} is not good.`)
    } catch (error) {
      if (!(error instanceof KeyringError)) throw error
      said.push(`The signature under the trail of ${slug} could not be looked at: ${error.message}`)
    }
  }
  return said
}
