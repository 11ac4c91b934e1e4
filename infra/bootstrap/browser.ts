// A browser for the stories on whatever machine this is: Playwright's own if it is there or can be had, else the system's, else the one inside an npm package.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { chromium } from 'playwright'
import { dataPath } from './places.ts'

/** A browser that was seen to launch. env: what its process needs besides ours (libraries, fonts), for Playwright's launch option of that name */
export type Browser = { name: string; executablePath: string; args: string[]; env?: Record<string, string> }

const require = createRequire(import.meta.url)

/** Find a Chromium that really launches.
 *  in: say is told what is tried where that takes time; light, to have rather one that draws pages and no window around them, whose own work
 *      is not taken for that of a page where there are few cores
 *  out: null where there is none at all */
export async function findBrowser(say: (line: string) => void = () => undefined, light = false): Promise<Browser | null> {
  for (const find of [ownBrowser, downloadedBrowser, ...(light ? [packagedBrowser, systemBrowser] : [systemBrowser, packagedBrowser])]) {
    const found = await find(say)
    if (found) return found
  }
  return null
}

/** Whether a browser launches and shows a page. */
async function launches({ executablePath, args, env }: Browser): Promise<boolean> {
  try {
    const browser = await chromium.launch({ executablePath, args, timeout: 30_000, env: { ...plainEnvironment(), ...env } })
    try {
      const page = await browser.newPage()
      await page.setContent('<title>here</title>')
      return await page.title() === 'here'
    } finally {
      await browser.close()
    }
  } catch {
    return false
  }
}

async function ownBrowser(): Promise<Browser | null> {
  for (const executablePath of ownPrograms()) {
    const browser = { name: "Playwright's Chromium", executablePath, args: [] }
    if (await launches(browser)) return browser
  }
  return null
}

// Playwright names the place of its full Chromium; the smaller headless shell of the same revision lies beside it.
function ownPrograms(): string[] {
  const full = chromium.executablePath()
  const folder = full.split(/[\\/]/).findLast((part) => /^chromium-\d+$/.test(part))
  const shell = folder ? join(full.slice(0, full.indexOf(folder)), folder.replace('chromium-', 'chromium_headless_shell-')) : ''
  const shells = shell && existsSync(shell)
    ? readdirSync(shell, { recursive: true, encoding: 'utf8' })
      .filter((path) => /(^|[\\/])(chrome-headless-shell|headless_shell)(\.exe)?$/.test(path))
      .map((path) => join(shell, path))
    : []
  return [...shells, full].filter((path) => existsSync(path))
}

// Tried once for each version of Playwright: where the download is barred, it would cost every run a minute.
async function downloadedBrowser(say: (line: string) => void): Promise<Browser | null> {
  const cli = join(dirname(require.resolve('playwright/package.json')), 'cli.js')
  const { version } = require('playwright/package.json') as { version: string }
  const note = dataPath('browser-download-failed')
  if (existsSync(note) && readFileSync(note, 'utf8') === version) return null
  say("Downloading Playwright's Chromium (at most 60 s)")
  const child = spawn(process.execPath, [cli, 'install', 'chromium', '--only-shell'], { stdio: 'ignore', detached: process.platform !== 'win32', windowsHide: true })
  const end = () => { try { process.kill(process.platform === 'win32' ? child.pid! : -child.pid!, 'SIGKILL') } catch { /* It has ended by itself. */ } }
  const late = setTimeout(end, 60_000)
  process.once('exit', end)
  await new Promise<void>((done) => { child.once('exit', () => done()); child.once('error', () => done()) })
  clearTimeout(late)
  process.off('exit', end)
  const browser = await ownBrowser()
  if (!browser) {
    mkdirSync(dataPath(), { recursive: true })
    writeFileSync(note, version)
  }
  return browser
}

// A whole browser draws its address bar's suggestions as pages of its own, for every window anew, and nobody sees them: two thirds of the time of
// opening a page. Of two such lists it heeds the last, so what Playwright leaves out is named again.
const LEFT_OUT = [
  'WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup', 'AimEnabled', 'LensOverlay', 'MediaRouter', 'OptimizationHints', 'NetworkTimeServiceQuerying',
  'PreconnectToSearch', 'HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable', 'PaintHolding', 'ThirdPartyStoragePartitioning', 'DestroyProfileOnBrowserClose',
  'AvoidUnnecessaryBeforeUnloadCheckSync', 'AvoidCorsURLLoaderRestartOnRedirect',
]

async function systemBrowser(): Promise<Browser | null> {
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge']
  const onPath = (process.env['PATH'] ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))
  const elsewhere = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ...['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].map((name) => join(process.env[name] ?? '', 'Google/Chrome/Application/chrome.exe')),
  ]
  for (const executablePath of [...onPath, ...elsewhere].filter((path) => existsSync(path))) {
    const browser = { name: `the system's browser, ${executablePath}`, executablePath, args: ['--disable-dev-shm-usage', `--disable-features=${LEFT_OUT.join()}`] }
    if (await launches(browser)) return browser
  }
  return null
}

// The package's own arguments switch web security and separate processes off, which would make every story worthless, so they are not used.
async function packagedBrowser(say: (line: string) => void): Promise<Browser | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null
  const entry = require.resolve('@sparticuz/chromium')
  const { version } = JSON.parse(readFileSync(join(dirname(entry), '../package.json'), 'utf8')) as { version: string }
  const folder = dataPath(`chromium-${version}`)
  if (!existsSync(folder)) {
    say('Unpacking the Chromium that comes from npm')
    await unpack(join(dirname(entry), '../bin'), folder)
  }
  const fonts: Record<string, string> = existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') }
  const browser = {
    name: 'the Chromium from npm', executablePath: join(folder, 'chromium'), env: fonts,
    args: ['--no-zygote', '--disable-dev-shm-usage', '--use-gl=angle', '--use-angle=swiftshader'],
  }
  if (await launches(browser)) return browser
  // A bare machine has none of the libraries either.
  const bare = { ...browser, env: { ...fonts, LD_LIBRARY_PATH: join(folder, 'al2023/lib') } }
  return await launches(bare) ? bare : null
}

async function unpack(archives: string, folder: string): Promise<void> {
  const partial = `${folder}-${process.pid}.partial`
  const before = process.env['TMPDIR']
  mkdirSync(partial, { recursive: true })
  // The package unpacks to the temporary folder under names anybody could have put there before; ours is private.
  process.env['TMPDIR'] = partial
  try {
    const { inflate } = await import('@sparticuz/chromium')
    for (const name of ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br']) await inflate(join(archives, name))
    // Its own settings look for fonts in /tmp/fonts; these find them beside the file, and the system's if there are any.
    writeFileSync(join(partial, 'fonts/fonts.conf'), '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
      + '<dir prefix="relative">fonts</dir><dir>/usr/share/fonts</dir><cachedir prefix="xdg">fontconfig</cachedir></fontconfig>\n')
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
  try {
    renameSync(partial, folder)
  } catch (thrown) {
    rmSync(partial, { recursive: true, force: true })
    if (!existsSync(folder)) throw thrown
  }
}

function plainEnvironment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined))
}
