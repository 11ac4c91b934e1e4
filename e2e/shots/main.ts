// npm run shots: every screen of the product in every width and theme, as pictures in .data/shots, with an index.html to flip through.
//   -- exam verify       only screens whose name holds one of these words
//   -- --widths 360      only these widths, separated by commas
//   -- --themes dark     only one theme
import { chromium, type Browser, type Page } from 'playwright'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { findBrowser } from '../../infra/bootstrap/browser.ts'
import { buildAcademy } from '../../infra/bootstrap/build.ts'
import { dataPath } from '../../infra/bootstrap/places.ts'
import { say, sentenceOf, Trouble } from '../../infra/bootstrap/say.ts'
import { startStack, type Stack } from '../stack.ts'
import { rows } from '../story.ts'
import { album, slugOf, type Picture } from './album.ts'
import { people, type Who } from './people.ts'
import type { Looker } from './scene.ts'
import { screens, type Screen } from './screens.ts'

const option = (name: string, usual: string) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1]! : usual).split(',')
const widths = option('--widths', '360,768,1440').map(Number)
const themes = option('--themes', 'light,dark') as Picture['theme'][]
const words = process.argv.slice(2).filter((word, at, all) => !word.startsWith('--') && !all[at - 1]?.startsWith('--'))
const chosen = screens.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)))
const folder = dataPath('shots')
const troubles = new Map<string, string[]>()
const trouble = (name: string, what: string) => troubles.set(name, [...new Set([...(troubles.get(name) ?? []), what])])

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
    const as = cast(browser, stack)
    for (const [at, screen] of chosen.entries()) {
      say(`${String(at + 1).padStart(3)} of ${chosen.length}  ${screen.name}`)
      await shoot(browser, stack, screen, as).catch((thrown: unknown) => trouble(screen.name, sentenceOf(thrown).split('\n').slice(0, 6).join(' ')))
      for (const what of troubles.get(screen.name) ?? []) say(`             ${what}`)
    }
  } finally {
    await close()
  }
  const pictures = picturesThere()
  writeFileSync(`${folder}/index.html`, album(pictures, [...new Set(pictures.map(({ width }) => width))].sort((a, b) => a - b), troubles, new Date().toISOString().slice(0, 16)))
  say(`${folder}/index.html shows ${pictures.length} pictures; ${troubles.size === 0 ? 'nothing was wrong' : `something was wrong on ${troubles.size} screens`}`)
  process.exitCode = troubles.size === 0 ? 0 : 1
}

/** Everybody, brought into their state the first time they are asked for. */
function cast(browser: Browser, stack: Stack) {
  const ready = new Map<string, Promise<Looker>>()
  const as = (who: string): Promise<Looker> => {
    const known = ready.get(who) ?? bring(who as Who)
    ready.set(who, known)
    return known
  }
  return as

  async function bring(who: Who): Promise<Looker> {
    if (who !== 'guest') say(`             bringing ${who} into their state`)
    await rows(stack, 'delete from rate_counters')
    const context = await browser.newContext({ locale: 'en-GB' })
    const page = await context.newPage()
    const blanks = await people[who]({ page, stack, origin: stack.origin('customers.halden.localhost'), other: as })
    const state = await context.storageState()
    await context.close()
    return { state, blanks: blanks ?? {} }
  }
}

async function shoot(browser: Browser, stack: Stack, screen: Screen, as: (who: string) => Promise<Looker>): Promise<void> {
  const { state, blanks } = await as(screen.who ?? 'guest')
  const letter = screen.letter && (await stack.mail.list()).find(({ subject }) => screen.letter!.test(subject))
  const path = screen.path.replace(/\{(\w+)\}/g, (_, blank: string) => {
    const filled = blank === 'letter' ? letter?.id : blanks[blank]
    if (!filled) throw new Trouble(`nothing fills {${blank}} of ${screen.path}`)
    return filled
  })
  const leave = await screen.scene?.(stack)
  const context = await browser.newContext({ locale: 'en-GB', storageState: state, viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
  try {
    const page = await context.newPage()
    listen(page, screen)
    const answer = await page.goto(stack.origin(screen.host) + path, { waitUntil: 'load' })
    const status = answer?.status() ?? 0
    if (status !== (screen.status ?? 200)) trouble(screen.name, `answers ${status}, not ${screen.status ?? 200}`)
    await screen.steps?.(page)
    for (const width of widths) {
      await page.setViewportSize({ width, height: width < 500 ? 740 : 900 })
      for (const theme of themes) await take(page, screen, width, theme)
    }
  } finally {
    await context.close()
    await leave?.()
  }
}

async function take(page: Page, { name, windowOnly }: Screen, width: number, theme: Picture['theme']): Promise<void> {
  await page.emulateMedia({ colorScheme: theme })
  // What loads as it comes into view is brought into view once.
  await page.evaluate(async () => {
    for (const image of document.images) image.loading = 'eager'
    await Promise.all([document.fonts.ready, ...[...document.images].map((image) => image.decode().catch(() => undefined))])
  })
  await page.screenshot({ path: `${folder}/${slugOf(name)}-${width}-${theme}.png`, fullPage: !windowOnly, animations: 'disabled' })
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  if (beyond > 0) trouble(name, `${beyond} pixels to scroll sideways at ${width} px`)
}

/** What a page says is wrong with it. A page that is refused, or away from the network, says so to the browser as well. */
function listen(page: Page, screen: Screen): void {
  page.on('pageerror', (error) => trouble(screen.name, error.message.split('\n')[0]!))
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource|net::ERR_INTERNET_DISCONNECTED/.test(message.text())) trouble(screen.name, message.text().slice(0, 300))
  })
  page.on('response', (response) => {
    if (response.status() >= 500 && !screen.status) trouble(screen.name, `${response.status()} from ${new URL(response.url()).pathname}`)
  })
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
