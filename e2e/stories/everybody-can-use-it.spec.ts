import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { ar } from '../arabic.ts'
import { COURSE, handIn, passExam, startCourse, startExam } from '../learner.ts'
import type { Stack } from '../stack.ts'
import { CUSTOMERS, expect, letterTo, PEOPLE, person, rows, signIn, test } from '../story.ts'

type Sight = readonly [width: number, scheme: 'light' | 'dark']
const EVERY: readonly Sight[] = [[1280, 'light'], [360, 'light'], [360, 'dark']]

/** Looks at pages as they stand, wide and on the narrowest phone. In the dark only colours are another matter, and they are the same at every width. */
function looker(page: Page, origin: string, sights = EVERY) {
  const found: string[] = []
  async function look(what: string) {
    for (const [width, colorScheme] of sights) {
      await page.setViewportSize({ width, height: 800 })
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] })
      const { violations } = await (colorScheme === 'dark' ? axe.withRules('color-contrast') : axe).analyze()
      for (const { id, impact, nodes } of violations)
        if (impact === 'serious' || impact === 'critical')
          found.push(`${what}, ${colorScheme}, ${width} px: ${id} at ${nodes.map((node) => node.target.join(' ')).slice(0, 3).join(', ')}`)
    }
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    if (beyond > 0) found.push(`${what}: ${beyond} pixels to scroll sideways at 360 px`)
  }
  const at = async (path: string, what: string) => {
    await page.goto(origin + path)
    await look(what)
  }
  return { found, look, at }
}

/** A first answer to whatever is asked, and the verdict. */
async function answerFirst(page: Page) {
  const check = page.locator('form', { has: page.getByRole('button', { name: 'Check my answer' }) }).first()
  await check.locator('input[type=radio]').first().check()
  await check.getByRole('button', { name: 'Check my answer' }).click()
}

async function arrive(page: Page, stack: Stack, name: string, email: string) {
  await person(stack, CUSTOMERS, name, email)
  await signIn(page, stack, CUSTOMERS, email)
  await startCourse(page, stack.origin(CUSTOMERS))
}

test.describe('nothing serious stands in anybody’s way, in light and dark, wide and narrow', () => {
  test.setTimeout(300_000)

  test('on the pages of a guest', async ({ page, stack }) => {
    const { found, look, at } = looker(page, stack.origin(CUSTOMERS))
    await at('/', 'the welcome')
    await at('/catalogue', 'the catalogue')
    await at('/catalogue?q=light+crutain', 'results of a search')
    await at('/catalogue?q=xylophone', 'a search that finds nothing')
    await at(`/learn/${COURSE}`, 'a course')
    await at(`/learn/${COURSE}/lock-it-out`, 'a lesson that is not open')
    await at(`/learn/${COURSE}/read-the-post`, 'a lesson to try')
    await at(`/try/${COURSE}`, 'a self-check')
    await at('/sign-up', 'signing up')
    await at('/sign-in', 'signing in')
    await page.getByLabel('E-mail address').fill('x@y.example')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(page.getByRole('alert')).toBeVisible()
    await look('signing in with a wrong password')
    await at('/forgotten-password', 'a forgotten password')
    await at('/verify', 'checking a number')
    await at('/verify/HAL-0000-0000', 'a number nobody has')
    await at('/nowhere', 'a page that is not there')
    expect(found).toEqual([])
  })

  test('on the pages of learning, practice and an exam', async ({ page, stack }) => {
    const origin = stack.origin(CUSTOMERS)
    const { found, look, at } = looker(page, origin)
    await arrive(page, stack, 'Åshild Fjeldstad-Kvamme', 'ashild@nordlys.example')
    await at('/', 'home')
    await at(`/learn/${COURSE}/what-the-fence-is-for`, 'a lesson')
    await answerFirst(page)
    await expect(page.getByRole('button', { name: 'Answer again' })).toBeVisible()
    await look('a lesson with a check answered')
    await at(`/learn/${COURSE}/read-the-post`, 'a lesson with cards, pairs and spots')
    await at(`/learn/${COURSE}/lock-it-out`, 'a lesson with tabs, an order and gaps')
    await at(`/learn/${COURSE}/start-of-shift/about`, 'about a lesson')
    await at(`/learn/${COURSE}/read-the-post/notes`, 'the notes of a lesson')
    await at('/notes', 'notes')
    await at(`/practice/${COURSE}`, 'practice')
    await page.getByRole('button', { name: 'Start practising' }).click()
    await expect(page.getByRole('heading', { level: 1, name: /^Question 1 of / })).toBeVisible()
    await look('a question of practice')
    await page.goto(page.url().replace(/\?.*/, '/result'))
    await look('a practice as it went')
    await at(`/exams/${COURSE}`, 'the rules of an exam')
    const attempt = await startExam(page, origin)
    await look('a question')
    await at(`/attempts/${attempt}/submission`, 'the review')
    await handIn(page)
    await expect(page.getByText('Not passed', { exact: true })).toBeVisible()
    await look('a result that is not passed')
    expect(found).toEqual([])
  })

  test('on the pages of an account and a certificate', async ({ page, stack }) => {
    const origin = stack.origin(CUSTOMERS)
    const { found, look, at } = looker(page, origin)
    await arrive(page, stack, 'Þórdís Ægisdóttir', 'thordis@nordlys.example')
    await at('/certificates', 'certificates, none')
    await passExam(page, origin)
    await expect(page.getByRole('link', { name: 'Your certificate, PDF' })).toBeVisible({ timeout: 30_000 })
    await look('a result that is passed')
    await at('/certificates', 'certificates')
    const serial = /verify\/(\S+)/.exec((await letterTo(stack, 'thordis@nordlys.example', /Your certificate/)).text)![1]!
    await at(`/verify/${serial}`, 'a certificate as others see it')
    for (const part of ['', '/security', '/email', '/passkeys', '/authenticator', '/recovery-codes', '/sessions', '/notifications', '/data'])
      await at(`/account${part}`, `the account${part}`)
    await at('/account/confirm?to=/account/email', 'confirming that it is them')
    expect(found).toEqual([])
  })

  test('on pages from right to left', async ({ page, stack, browser }) => {
    const origin = stack.origin(CUSTOMERS)
    const sights: readonly Sight[] = [[1280, 'light'], [360, 'dark']]
    const guest = await (await browser.newContext({ locale: 'ar' })).newPage()
    const outside = looker(guest, origin, sights)
    await outside.at('/', 'the welcome in Arabic')
    await outside.at('/catalogue?q=light+crutain', 'the catalogue in Arabic')
    await outside.at('/sign-in', 'signing in in Arabic')
    await guest.context().close()
    const { found, look, at } = looker(page, origin, sights)
    await arrive(page, stack, 'نورة العتيبي', 'noura@nordlys.example')
    await page.getByRole('button', { name: 'العربية' }).click()
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
    await at('/', 'home in Arabic')
    await at(`/learn/${COURSE}/read-the-post`, 'a lesson on an Arabic page')
    await at(`/exams/${COURSE}`, 'the rules of an exam in Arabic')
    await page.getByRole('checkbox').check()
    await page.getByRole('button', { name: ar.exam.start }).click()
    await expect(page).toHaveURL(/attempts/)
    await look('a question on an Arabic page')
    await at('/account/security', 'the account in Arabic')
    expect([...outside.found, ...found]).toEqual([])
  })

  test('on the pages of those who run an academy', async ({ page, stack }) => {
    const { found, at } = looker(page, stack.origin(PEOPLE))
    await signIn(page, stack, PEOPLE, 'ingrid.solheim@halden.example')
    await at('/people', 'people')
    const [learner] = await rows<{ id: string }>(stack, `select id from people where email = 'mikkel.sara@halden.example'`)
    await at(`/people/${learner!.id}/accommodations`, 'accommodations')
    await at(`/courses/${COURSE}/questions`, 'the questions of a course')
    await page.getByRole('table').first().getByRole('link').first().click()
    await expect(page).toHaveURL(/questions\/[0-9a-f-]{36}/)
    await at(new URL(page.url()).pathname, 'a question that may be faulty')
    await at('/trail', 'the trail')
    expect(found).toEqual([])
  })
})
