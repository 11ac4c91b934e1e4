import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** One SQL file. `once` runs a single time and is never edited after; `always` runs again whenever its text changes. isApart: its statements
 *  run one by one outside a transaction, which its first line says. */
export interface Migration {
  name: string
  kind: 'once' | 'always'
  isApart: boolean
  text: string
  checksum: string
}

const read = (folder: string, kind: Migration['kind']): Migration[] =>
  readdirSync(fileURLToPath(new URL(`../${folder}/`, import.meta.url)))
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => {
      const text = readFileSync(new URL(`../${folder}/${file}`, import.meta.url), 'utf8')
      return { name: `${folder}/${file}`, kind, isApart: text.startsWith('-- Outside a transaction'), text, checksum: createHash('sha256').update(text).digest('hex') }
    })

/** Every migration in the order in which it runs. */
export const migrations: readonly Migration[] = [...read('migrations', 'once'), ...read('always', 'always')]

/** Under which name it is kept that a database once had functions of this text. */
export const seenAs = (name: string, checksum: string): string => `seen/${checksum}/${name}`

/** Names of migrations that this database has not seen in their present text. Functions that it has in a later text than ours are not
 *  among them: while a new version is rolled out, a process of the previous one that ends starts again.
 *  in: anything that can query as any of our roles; a database that was never migrated answers with all of them */
export async function pendingMigrations(at: { query(text: string): Promise<{ rows: { name: string; checksum: string }[] }> }): Promise<string[]> {
  const { rows } = await at.query(`select to_regclass('app.migrations') is not null as name, '' as checksum`)
  if (!rows[0]?.name) return migrations.map((migration) => migration.name)
  const done = new Map((await at.query('select name, checksum from app.migrations')).rows.map((row) => [row.name, row.checksum]))
  return migrations
    .filter(({ name, checksum }) => done.get(name) !== checksum && !done.has(seenAs(name, checksum)))
    .map((migration) => migration.name)
}
