// The production build of the web app, made again only when something it is made of has changed.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { endLeashed, runLeashed } from './children.ts'
import { root } from './places.ts'
import { tail, Trouble } from './say.ts'

const academy = join(root, 'apps/academy')
const note = join(academy, 'build/sources.sha256')

/** Build the web app.  in: signal ends a build under way; begun is told when there is something to build
 *  out: true if it had to be built · refuses: the build's own error, in its last lines */
export async function buildAcademy(signal?: AbortSignal, begun: () => void = () => undefined): Promise<boolean> {
  const sources = hashOfSources()
  if (recorded() === sources) return false
  begun()
  rmSync(note, { force: true })
  let output = ''
  const child = runLeashed([join(academy, 'node_modules/@remix-run/dev/dist/cli.js'), 'vite:build'], {
    cwd: academy, env: { ...process.env, NODE_ENV: 'production', FORCE_COLOR: '0' }, onOutput: (text) => { output += text },
  })
  const end = () => void endLeashed(child, 1)
  signal?.addEventListener('abort', end)
  const code = await new Promise<number | null>((done) => child.once('close', done))
  signal?.removeEventListener('abort', end)
  if (signal?.aborted) throw new Trouble('Stopped.')
  if (code !== 0) throw new Trouble(`The web app does not build:\n${tail(output, 30)}`)
  writeFileSync(note, sources)
  return true
}

function recorded(): string | undefined {
  try {
    return readFileSync(note, 'utf8')
  } catch {
    return undefined
  }
}

/** One hash over the web app, the packages it is built from, and the lockfile. Tests and texts do not go into a build. */
function hashOfSources(): string {
  const hash = createHash('sha256')
  const packages = readdirSync(join(root, 'packages')).map((name) => join(root, 'packages', name))
  for (const folder of [academy, ...packages]) for (const file of filesOf(folder)) hash.update(`${relative(root, file)}\0`).update(readFileSync(file)).update('\0')
  for (const file of ['pnpm-lock.yaml', 'package.json']) hash.update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

function filesOf(folder: string): string[] {
  const skipped = new Set(['node_modules', 'build', '.turbo', '.cache'])
  return readdirSync(folder).filter((name) => !skipped.has(name)).sort().flatMap((name) => {
    const path = join(folder, name)
    const found = statSync(path, { throwIfNoEntry: false })
    if (found?.isDirectory()) return filesOf(path)
    return found && !/\.test\.tsx?$|\.md$|\.tsbuildinfo$|\.timestamp-/.test(name) ? [path] : []
  })
}
