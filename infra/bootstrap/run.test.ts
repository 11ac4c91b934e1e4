import { spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { dataPath, root } from './places.ts'

// On the clone's own disk, so that packages are linked from the store rather than copied; the path has what shells trip over.
const place = dataPath('test', `a clone's place ${process.pid}`)
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { packageManager: string; optionalDependencies: Record<string, string> }
const platform = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
const [node = '', version = ''] = Object.entries(manifest.optionalDependencies).find(([name]) => name.endsWith(platform)) ?? []

/** A clone that asks for nothing but Node 24, with the entry it has in the real lockfile. */
function makeClone(): void {
  rmSync(place, { recursive: true, force: true })
  mkdirSync(join(place, 'infra/bootstrap'), { recursive: true })
  for (const file of ['run.mjs', 'explain.mjs', 'leash.mjs', 'lock.mjs']) cpSync(join(import.meta.dirname, file), join(place, 'infra/bootstrap', file))
  mkdirSync(join(place, '.data'))
  symlinkSync(dataPath('tools'), join(place, '.data/tools'))
  writePackage({ [node]: version })
  const lock = readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8')
  const entry = lock.split('\npackages:\n')[1]!.split(/\n(?=  \S)/).find((text) => text.trimStart().startsWith(`${node}@${version}:`))!.trimEnd()
  writeFileSync(join(place, 'pnpm-workspace.yaml'), 'packages: []\n')
  writeFileSync(join(place, 'pnpm-lock.yaml'), [
    "lockfileVersion: '9.0'", 'settings:\n  autoInstallPeers: true\n  excludeLinksFromLockfile: false',
    `importers:\n  .:\n    optionalDependencies:\n      ${node}:\n        specifier: ${version}\n        version: ${version}`,
    `packages:\n${entry}`, `snapshots:\n  ${node}@${version}:\n    optional: true\n`,
  ].join('\n\n'))
  writeFileSync(join(place, 'hello.ts'), "const said: string[] = process.argv.slice(2)\nconsole.log(process.version, ...said)\nprocess.exit(said.length)\n")
}

function writePackage(optionalDependencies: Record<string, string>): void {
  writeFileSync(join(place, 'package.json'), JSON.stringify({ name: 'clone', private: true, packageManager: manifest.packageManager, optionalDependencies }))
}

const run = (...args: string[]) => spawnSync(process.execPath, ['infra/bootstrap/run.mjs', ...args], { cwd: place, encoding: 'utf8' })

beforeEach(makeClone)
afterAll(() => rmSync(place, { recursive: true, force: true }))

test('a clone in a path with spaces brings its own Node 24 and passes on arguments and exit code', () => {
  const first = run('hello.ts', 'one', 'two words')
  expect(first.stderr).toContain('Installing packages')
  expect(first.stdout).toBe(`v${version} one two words\n`)
  expect(first.status).toBe(2)
  expect(run('hello.ts').stderr).toBe('')
})

test('two commands at once install once, and both run', async () => {
  const both = await Promise.all(['a', 'b'].map((name) => new Promise<{ out: string; err: string }>((done) => {
    const child = spawn(process.execPath, ['infra/bootstrap/run.mjs', 'hello.ts', name], { cwd: place })
    const said = { out: '', err: '' }
    child.stdout.on('data', (text: Buffer) => { said.out += text.toString() })
    child.stderr.on('data', (text: Buffer) => { said.err += text.toString() })
    child.on('close', () => done(said))
  })))
  expect(both.map((said) => said.out)).toEqual([`v${version} a\n`, `v${version} b\n`])
  expect(both.filter((said) => said.err.includes('Installing packages'))).toHaveLength(1)
})

test('a lock left by a command that was killed does not stop the next one', () => {
  mkdirSync(join(place, '.data/installing'))
  writeFileSync(join(place, '.data/installing/keeper'), String(spawnSync(process.execPath, ['-e', '0']).pid))
  expect(run('hello.ts').stdout).toBe(`v${version}\n`)
})

test('a lockfile that does not fit is one sentence, not a page of output', () => {
  writePackage({ [node]: version, pino: '10.4.0' })
  const { status, stderr } = run('hello.ts')
  expect(status).toBe(1)
  expect(stderr.trim().split('\n').at(-1)).toBe('pnpm-lock.yaml does not fit package.json. Run pnpm install and commit the lockfile.')
})

test('a script stops when the command that started it was killed', async () => {
  run('hello.ts')
  writeFileSync(join(place, 'wait.ts'), "import { writeFileSync } from 'node:fs'\nsetInterval(() => {}, 1000)\n"
    + "process.on('SIGTERM', () => { writeFileSync('stopped', ''); process.exit() })\nconsole.log('waiting')\n")
  const child = spawn(process.execPath, ['infra/bootstrap/run.mjs', 'wait.ts'], { cwd: place })
  await new Promise((done) => child.stdout.once('data', done))
  child.kill('SIGKILL')
  await expect.poll(() => { try { return readFileSync(join(place, 'stopped'), 'utf8') } catch { return undefined } }, { timeout: 10_000 }).toBe('')
})
