import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeWebStream } from 'node:stream/web'
import { createGzip } from 'node:zlib'
import { readDatabase } from '@stoa/db/backup'
import type { Storage } from '@stoa/gateways'
import { CommandRefused } from '../usage.ts'
import { measuring, writeManifest, type Kept, type Manifest } from './manifest.ts'

/** What a backup is made of. keyring: the folder of the keys */
export interface Sources {
  databaseUrl: string
  storage: Storage
  keyring: string
}

/** Makes a backup in a new folder: every row as of one moment, every file in storage that those rows speak of, and the keyring without its
 *  master key. It grows under another name and has its own only when it is whole; of one that was given up nothing stays.
 *  refuses: CommandRefused for a folder that is there already; BackupRefused for a database that cannot be read whole */
export async function makeBackup(folder: string, sources: Sources): Promise<Manifest> {
  const whole = resolve(folder)
  if (await stat(whole).catch(() => null)) throw new CommandRefused(`${whole} is there already. Name a folder that is not.`)
  const growing = `${whole}.partial`
  await rm(growing, { recursive: true, force: true })
  // It holds everybody's data: nobody else on this machine may look.
  await mkdir(growing, { recursive: true, mode: 0o700 })
  try {
    const manifest = await fill(growing, sources)
    await rename(growing, whole)
    return manifest
  } catch (error) {
    await rm(growing, { recursive: true, force: true })
    throw error
  }
}

async function fill(growing: string, { databaseUrl, storage, keyring }: Sources): Promise<Manifest> {
  const kept = new Map<string, Kept>()
  const facts = await readDatabase(databaseUrl, async ({ name }, rows) => {
    kept.set(name, await keep(growing, `tables/${name.replaceAll(/[^\w.]/g, '')}.gz`, rows, true))
  })
  const files: Manifest['files'] = []
  const missing: string[] = []
  // After the rows: what they speak of was stored before them, and what was stored since does no harm.
  for (const key of facts.stored) {
    const found = await storage.stream(key)
    if (!found) {
      missing.push(key)
      continue
    }
    const file = await keep(growing, `files/${key.slice(0, 2)}/${key}`, Readable.fromWeb(found.stream as NodeWebStream), false)
    if (file.sha256 !== key) throw new CommandRefused(`What is stored as ${key} has changed: the disk or the bucket is failing. The backup was given up.`)
    files.push({ content_type: found.content_type, kept: file })
  }
  const { stored: _, tables, ...database } = facts
  const manifest: Manifest = {
    format: 1,
    database: { ...database, tables: tables.map((table) => ({ ...table, kept: kept.get(table.name)! })) },
    files,
    missing,
    keyring: await keepKeyring(growing, keyring),
  }
  await writeManifest(growing, manifest)
  return manifest
}

async function keep(folder: string, path: string, bytes: Readable, compressed: boolean): Promise<Kept> {
  const target = join(folder, path)
  await mkdir(join(target, '..'), { recursive: true, mode: 0o700 })
  const meter = measuring()
  const file = createWriteStream(target, { mode: 0o600, flush: true })
  await (compressed ? pipeline(bytes, createGzip(), meter.through, file) : pipeline(bytes, meter.through, file))
  return { path, ...meter.measured() }
}

// Every key in it is sealed with the master key, which therefore never lies in the same place.
async function keepKeyring(folder: string, keyring: string): Promise<Kept[]> {
  const entries = await readdir(keyring, { recursive: true, withFileTypes: true }).catch(() => [])
  const kept: Kept[] = []
  for (const entry of entries.filter((one) => one.isFile() && one.name !== 'master.key' && !one.name.startsWith('.'))) {
    const path = join(entry.parentPath, entry.name)
    kept.push(await keep(folder, `keyring/${relative(keyring, path).replaceAll('\\', '/')}`, createReadStream(path), false))
  }
  return kept.toSorted((a, b) => (a.path < b.path ? -1 : 1))
}
