// node run.mjs <script.ts> [arguments]: the one door into every command. Plain JavaScript for any Node from 18 on, without
// dependencies: it brings pnpm, the packages and Node 24 into this clone, nothing anywhere else, then hands over to Node 24.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import { existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { explain, explainInstall } from './explain.mjs'
import { locked } from './lock.mjs'

const here = dirname(fileURLToPath(import.meta.url)), root = resolve(here, '../..')
const data = join(root, '.data')
const began = Date.now()
const pnpm = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).packageManager.split('+')[0].split('@')[1]
const tool = join(data, 'tools', `pnpm-${pnpm}`)
const pnpmProgram = join(tool, 'node_modules/pnpm/bin/pnpm.cjs')

class Trouble extends Error {}

async function main() {
  const [script, ...args] = process.argv.slice(2)
  if (!script) throw new Trouble('Say which script to run: node infra/bootstrap/run.mjs <script.ts> [arguments]')
  if (parseInt(process.versions.node, 10) < 18) throw new Trouble(`Node ${process.versions.node} is too old to begin with. Install Node 18 or newer.`)
  if (!isInstalled()) {
    mkdirSync(data, { recursive: true })
    await locked(join(data, 'installing'), () => say('Another command is installing; waiting for it'), async () => { if (!isInstalled()) await install() })   // Whoever waited finds everything installed.
  }
  await handOver(resolve(script), args)
}

function isInstalled() {
  const note = join(data, 'installed')
  return existsSync(pnpmProgram) && existsSync(join(root, 'node_modules/.modules.yaml')) && existsSync(note) && readFileSync(note, 'utf8') === fingerprint()
}

function fingerprint() {
  const lockfile = createHash('sha256').update(readFileSync(join(root, 'pnpm-lock.yaml'))).digest('hex')
  return `${lockfile} pnpm-${pnpm} ${process.platform}-${process.arch}\n`
}

async function install() {
  // npm would try for a minute before it says so. (Node before 18.15 cannot ask.)
  const disk = fs.statfsSync?.(data)
  if (disk && disk.bavail * disk.bsize < 200_000_000) throw new Trouble(explain('ENOSPC'))
  if (!existsSync(pnpmProgram)) {
    const partial = `${tool}.partial`
    rmSync(partial, { recursive: true, force: true })
    mkdirSync(partial, { recursive: true })
    writeFileSync(join(partial, 'package.json'), '{ "private": true }\n')
    await step(`Installing pnpm ${pnpm} into .data/tools`, ...npm(), 'install', '--prefix', partial, '--no-audit', '--no-fund', '--no-update-notifier', '--prefer-offline', '--ignore-scripts', `pnpm@${pnpm}`)
    rmSync(tool, { recursive: true, force: true })
    renameSync(partial, tool)
  }
  await step('Installing packages and Node 24 (a first time takes a minute or two)', process.execPath, pnpmProgram, 'install', '--frozen-lockfile',
    // Nobody is asked anything: this also runs where no terminal is.
    '--config.confirmModulesPurge=false', '--reporter=append-only')
  writeFileSync(join(data, 'installed'), fingerprint())
}

// npm start names npm's own program; started without npm, the one on the PATH is used, which on Windows is a script for the shell.
function npm() {
  const named = process.env.npm_execpath
  if (named?.endsWith('npm-cli.js')) return [process.execPath, named]
  const beside = [join(dirname(process.execPath), 'node_modules/npm/bin/npm-cli.js'), join(dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js')]
  const found = beside.find((path) => existsSync(path))
  return found ? [process.execPath, found] : ['npm']
}

async function step(title, program, ...args) {
  say(title)
  let output = ''
  let told = ''
  const working = setInterval(() => {
    const [, all, reused, downloaded] = output.match(/.*Progress: resolved (\d+), reused (\d+), downloaded (\d+)/s) ?? []
    const here = `… ${Number(reused) + Number(downloaded)} of ${all} packages`
    if (all && here !== told) say(told = here)
  }, 5000)
  const code = await new Promise((done) => {
    const child = spawn(program, args, { cwd: root, env: installEnvironment(), stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true })
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => {
      output += chunk
      if (/ENOSPC|EDQUOT/.test(output)) child.kill()   // A full disk stays full, however often they try.
    })
    const pass = (signal) => { child.kill(signal); process.exitCode = 130 }
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, pass)
    child.once('error', (thrown) => { output += thrown.message; done(1) })
    child.once('close', (status) => {
      for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, pass)
      done(status)
    })
  })
  clearInterval(working)
  if (process.exitCode === 130) throw new Trouble('Stopped. Run the same command to go on.')
  if (code === 0) return
  // Warnings about somebody's npm settings are not why a step failed.
  const cause = output.split('\n').filter((line) => !/^\s*(npm )?warn\b/i.test(line)).slice(-30).join('\n').trim()
  throw new Trouble(explainInstall(/ENOSPC|EDQUOT/.exec(output)?.[0] ?? cause) ?? `${title} failed:\n${cause}`)
}

// What npm tells its scripts about this project would confuse the npm and pnpm started here; registry and proxy settings stay.
function installEnvironment() {
  const unwanted = /^(npm_(lifecycle|package|command|node|execpath|config_(local_prefix|prefix|global_prefix|user_agent|noproxy$))|INIT_CWD$|NODE_ENV$)/i
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !unwanted.test(name)))
}

async function handOver(script, args) {
  const node = nodeOf24()
  linkNode(node)
  const path = [dirname(node), join(root, 'node_modules/.bin'), join(tool, 'node_modules/.bin'), process.env.PATH ?? ''].join(delimiter)
  const env = { ...process.env, PATH: path, STOA_BEGAN: String(began), STOA_LEASH: String(process.pid) }
  if (process.platform === 'win32') for (const name of Object.keys(env)) if (name !== 'PATH' && name.toUpperCase() === 'PATH') delete env[name]
  // The fourth channel carries nothing. It closes when this process is gone, however it went, and the script then stops as well.
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', '--import', pathToFileURL(join(here, 'leash.mjs')).href, script, ...args],
    { env, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  // Ending npm ends the shell between npm and us, which tells nobody.
  const parent = process.ppid
  if (process.env.npm_lifecycle_event) setInterval(() => { if (process.ppid !== parent) child.kill('SIGTERM') }, 500).unref()
  const [code, signal] = await new Promise((done, fail) => {
    child.once('error', (thrown) => fail(new Trouble(`Node 24 from ${node} does not run on this machine (${thrown.code}). A Linux needs glibc; or start with Node 24 or newer yourself.`)))
    child.once('exit', (...ended) => done(ended))
  })
  process.exit(code ?? 128 + (constants.signals[signal] ?? 0))
}

// The pinned one; where npm has none for this platform, the Node that runs this file serves if it is new enough.
function nodeOf24() {
  const platform = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
  const program = process.platform === 'win32' ? 'node.exe' : 'node'
  const found = [`node-${platform}`, `node-bin-${platform}`].map((name) => join(root, 'node_modules', name, 'bin', program)).find((path) => existsSync(path))
  if (found) return found
  if (parseInt(process.versions.node, 10) >= 24) return process.execPath
  throw new Trouble(`npm has no Node 24 for ${platform}. Install Node 24 or newer yourself and run the same command again.`)
}

// npm puts node_modules/.bin first on the PATH of its scripts, where pnpm leaves a shell script named node that keeps signals
// to itself: ending npm would end the shell and leave us running. A link to the program has no such layer.
function linkNode(node) {
  const shim = join(root, 'node_modules/.bin/node')
  try {
    if (process.platform === 'win32' || lstatSync(shim).isSymbolicLink()) return
    symlinkSync(relative(dirname(shim), node), `${shim}-${process.pid}`)
    renameSync(`${shim}-${process.pid}`, shim)
  } catch {
    // There is no such script, or the folder is read-only: then only the ending of npm by hand is less tidy.
  }
}

function say(line) {
  process.stderr.write(`${((Date.now() - began) / 1000).toFixed(1).padStart(6)} s  ${line}\n`)
}

main().catch((thrown) => {
  process.stderr.write(`\n${thrown instanceof Trouble ? thrown.message : explain(thrown) ?? thrown.stack}\n`)
  process.exit(process.exitCode || 1)
})
