import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { appendFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Database, sql } from '@stoa/db'
import { clone, type Clone } from '@stoa/db/testing'
import { checkpointText } from '@stoa/domain/tenancy'
import { diskStorage, fileKeyring, sha256Of } from '@stoa/gateways'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { restoreBackup } from '../backup/restore-backup.ts'
import { everyKind } from '../test/every-kind.ts'
import { folderOf, newFolder, removeFolders } from '../test/tiny.ts'

// The drill: a company with everything, backed up, destroyed and put back by the commands an operator types.
const cli = join(import.meta.dirname, '../main.ts')
const data = newFolder()
const whole = join(newFolder(), 'whole')
let from: Clone
let to: Clone
let tenantId: string

async function stoa(at: Clone, args: string[], more: NodeJS.ProcessEnv = {}): Promise<{ code: number; out: string; err: string }> {
  const env = { PATH: process.env.PATH, DATABASE_URL: at.appUrl, DATABASE_OWNER_URL: at.ownerUrl, STOA_DATA: data, STOA_DEMONSTRATION: 'yes', ...more }
  return promisify(execFile)(process.execPath, ['--disable-warning=ExperimentalWarning', cli, ...args], { env }).then(
    ({ stdout, stderr }) => ({ code: 0, out: stdout, err: stderr }),
    (error) => ({ code: error.code, out: error.stdout, err: error.stderr }),
  )
}

/** What a person who opens the academy would find again, and the trail, as one value. */
async function found(at: Clone): Promise<unknown> {
  const db = new Database(at.appUrl, { connections: 1 })
  try {
    return await db.tenant(tenantId, 'read', async ({ trx }) => ({
      people: await trx.selectFrom('people').select(['id', 'name', 'email']).orderBy('id').execute(),
      blocks: await trx.selectFrom('blocks').select(['id', 'content_hash']).orderBy('id').execute(),
      trail: (await sql`select l.position, l.hash, t.act, t.detail from trail_links l join trail t on t.id = l.entry_id order by l.position`.execute(trx)).rows,
      assets: await trx.selectFrom('assets').select('sha256').orderBy('sha256').execute(),
    }))
  } finally {
    await db.close()
  }
}

beforeAll(async () => {
  ;[from, to] = [await clone(), await clone()]
  const applied = await stoa(from, ['tenant', 'apply', folderOf(everyKind())])
  if (applied.code !== 0) throw new Error(applied.err)
  tenantId = (await sql<{ tenant_id: string }>`select tenant_id from app.tenant_of_slug('tiny')`.execute(from.db.doors)).rows[0]!.tenant_id
  // What the night does: the end of the trail is signed, so that a tail cut off later is noticed.
  const tail = await from.db.tenant(tenantId, 'read', ({ trx }) =>
    trx.selectFrom('trail_links').select(['position', 'hash']).orderBy('position', 'desc').limit(1).executeTakeFirstOrThrow())
  const signed = await fileKeyring(join(data, 'keyring')).sign(tenantId, 'trail', checkpointText(tenantId, tail))
  await from.db.tenant(tenantId, 'write', ({ trx }) => trx.insertInto('trail_checkpoints').values({ ...tail, ...signed }).execute())
}, 120_000)
afterAll(async () => {
  await from.drop()
  await to.drop()
  removeFolders()
})

test('backed up, destroyed and put back, everything is there again and said to be', async () => {
  const before = await found(from)
  const made = await stoa(from, ['backup', whole], { DATABASE_BACKUP_URL: from.superuserUrl })
  expect([made.code, made.err]).toEqual([0, ''])
  expect(made.out).toMatch(/rows in \d+ tables[\s\S]*trail of tiny: \d+ acts, ending in [0-9a-f]{12}[\s\S]*Not in it: .*master\.key/)

  const master = readFileSync(join(data, 'keyring/master.key'))
  const stored = diskStorage(join(data, 'storage'))
  const { assets } = before as { assets: { sha256: string }[] }
  expect(assets.length).toBeGreaterThan(0)
  rmSync(data, { recursive: true })
  expect(await stored.has(assets[0]!.sha256)).toBe(false)

  // What was kept apart comes back first: the master key.
  mkdirSync(join(data, 'keyring'), { recursive: true })
  writeFileSync(join(data, 'keyring/master.key'), master, { mode: 0o600 })
  const back = await stoa(to, ['restore', whole])
  expect(back).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/Restored\. Every count[\s\S]*The last signature under each trail is good\./) })
  expect(await found(to)).toEqual(before)
  for (const { sha256 } of assets) expect(sha256Of((await stored.get(sha256))!.bytes)).toBe(sha256)
  expect(await stoa(to, ['tenant', 'apply', folderOf(everyKind())])).toMatchObject({ code: 0, out: expect.stringMatching(/^tiny\n {2}\d+ unchanged\n$/) })
}, 120_000)

test('the secret that opens the keys is not in a backup, and nobody else on the machine may read it', () => {
  const names = readdirSync(whole, { recursive: true }).map(String)
  expect(names.filter((name) => name.startsWith('keyring'))).toEqual(expect.arrayContaining(['keyring/master.id', expect.stringMatching(/^keyring\/signing\//)]))
  expect(names.filter((name) => name.includes('master.key'))).toEqual([])
  const master = readFileSync(join(data, 'keyring/master.key'))
  for (const name of names.filter((one) => statSync(join(whole, one)).isFile())) {
    expect([name, readFileSync(join(whole, name)).includes(master)]).toEqual([name, false])
    expect([name, statSync(join(whole, name)).mode & 0o077]).toEqual([name, 0])
  }
})

test('a second restore, and a second backup into the same folder, are refused', async () => {
  const again = await stoa(to, ['restore', whole])
  expect([again.code, again.out]).toEqual([1, ''])
  expect(again.err).toMatch(/^The database is not empty: there is something in [\w.]+\. Restore goes into a new one only\.\n$/)
  expect(await stoa(from, ['backup', whole], { DATABASE_BACKUP_URL: from.superuserUrl })).toMatchObject({ code: 1, err: `${whole} is there already. Name a folder that is not.\n` })
}, 120_000)

test('a damaged backup is refused before anything is touched', async () => {
  const copy = await clone()
  const manifest = JSON.parse(readFileSync(join(whole, 'manifest.json'), 'utf8'))
  const rows = manifest.database.tables.find((table: { name: string }) => table.name === 'public.people').kept.path as string
  const file = manifest.files[0].kept.path as string
  const damages: [string, (folder: string) => void][] = [
    [`${rows} was changed`, (folder) => truncateSync(join(folder, rows), statSync(join(folder, rows)).size - 1)],
    [`${file} was changed`, (folder) => appendFileSync(join(folder, file), 'x')],
    [`${file} cannot be read`, (folder) => rmSync(join(folder, file))],
    ['manifest.json was changed', (folder) => writeFileSync(join(folder, 'manifest.json'), readFileSync(join(folder, 'manifest.json'), 'utf8').replace('"rows": 1', '"rows": 2'))],
    ['holds no finished backup', (folder) => rmSync(join(folder, 'manifest.sha256'))],
  ]
  try {
    for (const [sentence, damage] of damages) {
      const folder = join(newFolder(), 'damaged')
      cpSync(whole, folder, { recursive: true })
      damage(folder)
      const empty = newFolder()
      await expect(restoreBackup(folder, { ownerUrl: copy.ownerUrl, storage: diskStorage(join(empty, 'storage')), keyring: join(empty, 'keyring') })).rejects.toThrow(sentence)
      expect(readdirSync(empty)).toEqual([])
    }
    expect((await sql`select app.tenants_due()`.execute(copy.db.doors)).rows).toEqual([])
  } finally {
    await copy.drop()
  }
}, 120_000)

test('without the master key everything is restored but the signatures, and that is said; another key in its place is refused', async () => {
  const other = newFolder()
  const copy = await clone()
  try {
    await fileKeyring(join(other, 'keyring')).seal(tenantId, 'x', new Uint8Array(1))
    expect(await stoa(copy, ['restore', whole], { STOA_DATA: other })).toMatchObject({ code: 1, err: expect.stringMatching(/master\.id is there already and is another one/) })
    const bare = newFolder()
    const back = await stoa(copy, ['restore', whole], { STOA_DATA: bare })
    expect(back).toMatchObject({ code: 1, out: expect.stringContaining('Restored.'), err: expect.stringMatching(/could not be looked at: The master key [0-9a-f]{12} is missing/) })
    expect(existsSync(join(bare, 'keyring/master.key'))).toBe(false)
    expect(await found(copy)).toEqual(await found(from))
  } finally {
    await copy.drop()
  }
}, 120_000)

test('a file that storage has lost is named, and the rest is backed up all the same; one that changed ends it', async () => {
  const lost = (await from.db.tenant(tenantId, 'read', ({ trx }) => trx.selectFrom('assets').select('sha256').orderBy('sha256').executeTakeFirstOrThrow())).sha256
  const path = join(data, 'storage', lost.slice(0, 2), lost.slice(2, 4), lost)
  const folder = join(newFolder(), 'lossy')
  renameSync(path, `${path}.away`)
  const made = await stoa(from, ['backup', folder], { DATABASE_BACKUP_URL: from.superuserUrl })
  expect(made).toMatchObject({ code: 0, err: `attention  storage does not have ${lost}, which a row speaks of\n` })
  renameSync(`${path}.away`, path)
  appendFileSync(path, randomBytes(1))
  const changed = join(newFolder(), 'changed')
  const given = await stoa(from, ['backup', changed], { DATABASE_BACKUP_URL: from.superuserUrl })
  expect(given).toMatchObject({ code: 1, err: expect.stringContaining(`What is stored as ${lost} has changed`) })
  expect([existsSync(changed), existsSync(`${changed}.partial`)]).toEqual([false, false])
}, 120_000)

test('without a role that may read everything, the sentence says how to make one', async () => {
  const unset = await stoa(from, ['backup', join(newFolder(), 'x')])
  expect(unset).toMatchObject({ code: 1, err: expect.stringMatching(/^DATABASE_BACKUP_URL is not set: .*create role backup login bypassrls/) })
  const blind = await stoa(from, ['backup', join(newFolder(), 'y')], { DATABASE_BACKUP_URL: from.appUrl })
  expect(blind).toMatchObject({ code: 1, err: expect.stringMatching(/^The role stoa_app does not see/) })
}, 120_000)
