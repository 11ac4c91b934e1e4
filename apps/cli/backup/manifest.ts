// What lies in a backup's folder: manifest.json says what and how much, manifest.sha256 that nobody changed it.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { DatabaseFacts } from '@stoa/db/backup'
import { z } from 'zod'
import { CommandRefused } from '../usage.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
// A path inside the folder, and nothing that leads out of it.
const inside = z.string().regex(/^(tables|files|keyring)\/[\w-][\w.-]*(\/[\w-][\w.-]*)*$/)
const kept = z.object({ path: inside, bytes: z.int().nonnegative(), sha256 })

const Form = z.object({
  format: z.literal(1),
  database: z.object({
    taken_at: z.iso.datetime(),
    server_version: z.string(),
    migrations: z.array(z.object({ name: z.string(), checksum: sha256 })),
    queue_version: z.int(),
    tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()), rows: z.int().nonnegative(), kept })),
    sequences: z.array(z.object({ name: z.string(), last_value: z.string(), is_called: z.boolean() })),
    trails: z.array(z.object({ tenant_id: z.uuid(), slug: z.string(), position: z.string(), hash: z.string() })),
  }),
  files: z.array(z.object({ content_type: z.string(), kept })),
  /** Keys of files that rows speak of and storage did not have. */
  missing: z.array(sha256),
  keyring: z.array(kept),
})

/** One file of a backup: where, how long, and the hash of its bytes. */
export type Kept = z.infer<typeof kept>
/** Everything that a backup says of itself. */
export type Manifest = z.infer<typeof Form>

/** The database's part, as the database package knows it. */
export const factsOf = ({ database }: Manifest): DatabaseFacts => ({ ...database, stored: [] })

/** Writes the manifest and its hash: what has both was finished. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const text = `${JSON.stringify(manifest, null, 1)}\n`
  await writeFile(join(folder, 'manifest.json'), text, { mode: 0o600 })
  await writeFile(join(folder, 'manifest.sha256'), `${createHash('sha256').update(text).digest('hex')}  manifest.json\n`, { mode: 0o600 })
}

/** Reads a backup's manifest and every byte it speaks of.
 *  refuses: CommandRefused for a folder that is no finished backup, and for one of which anything is missing or changed */
export async function readManifest(folder: string): Promise<Manifest> {
  const [text, seal] = await Promise.all(['manifest.json', 'manifest.sha256'].map((name) => readFile(join(folder, name), 'utf8').catch(() => null)))
  if (text == null || seal == null) throw new CommandRefused(`${folder} holds no finished backup: manifest.json or manifest.sha256 is missing.`)
  if (seal.slice(0, 64) !== createHash('sha256').update(text).digest('hex')) throw new CommandRefused(`The backup in ${folder} is damaged: manifest.json was changed.`)
  const manifest = Form.safeParse(JSON.parse(text))
  if (!manifest.success) throw new CommandRefused(`The backup in ${folder} has a form that this release does not know (${manifest.error.issues[0]?.path.join('.')}).`)
  const { database, files, keyring } = manifest.data
  for (const { path, bytes, sha256 } of [...database.tables, ...files].map((one) => one.kept).concat(keyring)) {
    const found = await hashOf(join(folder, path)).catch(() => null)
    if (!found) throw new CommandRefused(`The backup in ${folder} is damaged: ${path} cannot be read.`)
    if (found.sha256 !== sha256 || found.bytes !== bytes) throw new CommandRefused(`The backup in ${folder} is damaged: ${path} was changed.`)
  }
  return manifest.data
}

async function hashOf(path: string): Promise<{ bytes: number; sha256: string }> {
  const meter = measuring()
  await pipeline(createReadStream(path), meter.through, async (rest) => {
    for await (const _ of rest);
  })
  return meter.measured()
}

/** A part of a pipeline that lets everything through. out: `measured`, how much it was and its hash, once it is through */
export function measuring(): { through: Transform; measured(): { bytes: number; sha256: string } } {
  const hash = createHash('sha256')
  let bytes = 0
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      bytes += chunk.byteLength
      done(null, chunk)
    },
  })
  return { through, measured: () => ({ bytes, sha256: hash.digest('hex') }) }
}
