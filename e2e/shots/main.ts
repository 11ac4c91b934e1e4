// npm run shots: every screen of the product in every width and theme, as pictures in .data/shots, with an index.html to flip through.
//   -- exam verify       only screens whose name holds one of these words
//   -- --widths 360      only these widths, separated by commas
//   -- --themes dark     only one theme
import { chromium } from 'playwright'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { findBrowser } from '../../infra/bootstrap/browser.ts'
import { buildAcademy } from '../../infra/bootstrap/build.ts'
import { dataPath } from '../../infra/bootstrap/places.ts'
import { say, sentenceOf, Trouble } from '../../infra/bootstrap/say.ts'
import { startStack } from '../stack.ts'
import { album, slugOf, type Picture } from './album.ts'
import { cast, shoot } from './camera.ts'
import { screens } from './screens.ts'

const option = (name: string, usual: string) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1]! : usual).split(',')
const widths = option('--widths', '360,768,1440').map(Number)
const themes = option('--themes', 'light,dark') as Picture['theme'][]
const words = process.argv.slice(2).filter((word, at, all) => !word.startsWith('--') && !all[at - 1]?.startsWith('--'))
const chosen = screens.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)))
const folder = dataPath('shots')
const troubles = new Map<string, string[]>()

async function main(): Promise<void> {
  if (chosen.length === 0) throw new Trouble(`No screen's name holds ${words.join(' or ')}. The names are in e2e/shots/screens.ts.`)
  say(await buildAcademy(undefined, () => say('Building the web app')) ? 'Built the web app' : 'The web app is built already')
  const found = await findBrowser(say)
  if (!found) throw new Trouble('No browser launches on this machine. Install Chromium (on Debian: apt-get install chromium) and run the same command again.')
  mkdirSync(folder, { recursive: true })
  if (words.length === 0) for (const file of readdirSync(folder)) rmSync(`${folder}/${file}`)
  say(`Starting the product with its demonstration tenants, for ${chosen.length} screens`)
  const stack = await startStack({ tenants: ['halden', 'meridian', 'handbook'] })
  const browser = await chromium.launch({
    executablePath: found.executablePath, args: [...found.args, '--host-resolver-rules=MAP *.localhost 127.0.0.1, MAP *.test 127.0.0.1'],
    ...(process.getuid?.() === 0 ? { chromiumSandbox: false } : {}), ...(found.env ? { env: { ...process.env, ...found.env } as Record<string, string> } : {}),
  })
  const close = async () => { await browser.close(); await stack.stop() }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void close().then(() => process.exit(130)))
  try {
    const as = cast(browser, stack, say)
    for (const [at, screen] of chosen.entries()) {
      say(`${String(at + 1).padStart(3)} of ${chosen.length}  ${screen.name}`)
      const wrong = await shoot({ browser, stack, as, folder, widths, themes }, screen)
      if (wrong.length > 0) troubles.set(screen.name, wrong)
      for (const what of wrong) say(`             ${what}`)
    }
  } finally {
    await close()
  }
  const pictures = picturesThere()
  writeFileSync(`${folder}/index.html`, album(pictures, [...new Set(pictures.map(({ width }) => width))].sort((a, b) => a - b), troubles, new Date().toISOString().slice(0, 16)))
  say(`${folder}/index.html shows ${pictures.length} pictures; ${troubles.size === 0 ? 'nothing was wrong' : `something was wrong on ${troubles.size} screens`}`)
  process.exitCode = troubles.size === 0 ? 0 : 1
}

/** All pictures of the folder, also of earlier runs, in the order of the list. */
function picturesThere(): Picture[] {
  const files = new Set(readdirSync(folder))
  return screens.flatMap(({ name }) =>
    [...files].flatMap((file) => {
      const [, slug, width, theme] = /^(.+)-(\d+)-(light|dark)\.png$/.exec(file) ?? []
      return slug === slugOf(name) ? [{ name, width: Number(width), theme: theme as Picture['theme'], file }] : []
    }),
  )
}

await main().catch((thrown: unknown) => {
  process.stderr.write(`${sentenceOf(thrown)}\n`)
  process.exitCode = 1
})
