import type { Browser, Page } from 'playwright'
import { sentenceOf, Trouble } from '../../infra/bootstrap/say.ts'
import type { Stack } from '../stack.ts'
import { CUSTOMERS, rows } from '../story.ts'
import { slugOf, type Picture } from './album.ts'
import { people, type Who } from './people.ts'
import type { Looker } from './scene.ts'
import type { Screen } from './screens.ts'

type As = (who: string) => Promise<Looker>

/** What pictures are taken with. */
interface Camera {
  browser: Browser
  stack: Stack
  as: As
  /** Where they are put. */
  folder: string
  widths: number[]
  themes: Picture['theme'][]
}

/** Everybody, brought into their state the first time they are asked for. */
export function cast(browser: Browser, stack: Stack, say: (line: string) => void): As {
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
    const blanks = await people[who]({ page, stack, origin: stack.origin(CUSTOMERS), other: as })
    const state = await context.storageState()
    await context.close()
    return { state, blanks: blanks ?? {} }
  }
}

/** Takes a screen in every width and theme.  out: what was wrong with it, in words */
export async function shoot(camera: Camera, screen: Screen): Promise<string[]> {
  const wrong = new Set<string>()
  await pictures(camera, screen, (what) => wrong.add(what)).catch((thrown: unknown) => wrong.add(sentenceOf(thrown).split('\n').slice(0, 6).join(' ')))
  return [...wrong]
}

async function pictures({ browser, stack, as, folder, widths, themes }: Camera, screen: Screen, wrong: (what: string) => void): Promise<void> {
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
    listen(page, screen, wrong)
    const answer = await page.goto(stack.origin(screen.host) + path, { waitUntil: 'load' })
    const status = answer?.status() ?? 0
    if (status !== (screen.status ?? 200)) wrong(`answers ${status}, not ${screen.status ?? 200}`)
    await screen.steps?.(page)
    // What loads or is laid out as it comes into view is brought into view once.
    await page.evaluate(async () => {
      for (const one of document.querySelectorAll<HTMLElement>('.when-near')) one.style.contentVisibility = 'visible'
      for (const image of document.images) image.loading = 'eager'
      await Promise.all([document.fonts.ready, ...[...document.images].map((image) => image.decode().catch(() => undefined))])
    })
    for (const width of widths) {
      const height = width < 500 ? 740 : 900
      await page.setViewportSize({ width, height })
      // As high as the page, so that what sticks to an edge of the window sticks to an edge of the picture.
      if (!screen.windowOnly) await page.setViewportSize({ width, height: Math.max(height, await page.evaluate(() => document.documentElement.scrollHeight)) })
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      if (beyond > 0) wrong(`${beyond} pixels to scroll sideways at ${width} px`)
      for (const theme of themes) {
        await page.emulateMedia({ colorScheme: theme })
        await page.screenshot({ path: `${folder}/${slugOf(screen.name)}-${width}-${theme}.png`, fullPage: !screen.windowOnly, animations: 'disabled' })
      }
    }
  } finally {
    await context.close()
    await leave?.()
  }
}

const OF_A_LOST_LINE = /Failed to load resource|Failed to fetch manifest patches|net::ERR_INTERNET_DISCONNECTED/

/** What a page says is wrong with it. A page that is refused, or away from the network, says so to the browser as well. */
function listen(page: Page, screen: Screen, wrong: (what: string) => void): void {
  page.on('pageerror', (error) => wrong(error.message.split('\n')[0]!))
  page.on('console', (message) => {
    if (message.type() === 'error' && !OF_A_LOST_LINE.test(message.text())) wrong(message.text().slice(0, 300))
  })
  page.on('response', (response) => {
    if (response.status() >= 500 && !screen.status) wrong(`${response.status()} from ${new URL(response.url()).pathname}`)
  })
}
