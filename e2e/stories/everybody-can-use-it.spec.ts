import type { Page } from '@playwright/test'
import { ar } from '../arabic.ts'
import { expectHeard, withoutItsWords, withoutSomeLessons } from '../judges/ears.ts'
import { faultsByNu } from '../judges/html.ts'
import { faultsOf, LOOKS, type Look } from '../judges/page.ts'
import { atQuestion, COURSE, handIn, passExam, QUESTIONS, startCourse, startExam } from '../learner.ts'
import type { Stack } from '../stack.ts'
import { ask, CUSTOMERS, expect, letterTo, many, PEOPLE, person, rows, signIn, test } from '../story.ts'

/** Has pages judged as they stand. */
function looker(page: Page, origin: string, looks = LOOKS) {
  const found: string[] = []
  async function look(what: string) {
    for (const fault of await faultsOf(page, looks)) found.push(`${what}, ${fault}`)
  }
  const at = async (path: string, what: string, status = 200) => {
    expect((await page.goto(origin + path))!.status(), what).toBe(status)
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

/** Opens a question of an exam that is answered by one of four, and is neither the first nor the last. */
async function toOneOfFour(page: Page, attempt: string) {
  for (let number = 2; number < QUESTIONS; number++) {
    await page.goto(`${attempt}?question=${number}`)
    await atQuestion(page, number)
    if ((await page.locator('fieldset input[type=radio]').count()) === 4 && (await page.locator('fieldset img').count()) === 0) return
  }
  throw new Error('no question of this exam is answered by one of four')
}

async function arrive(page: Page, stack: Stack, name: string, email: string) {
  await person(stack, CUSTOMERS, name, email)
  await signIn(page, stack, CUSTOMERS, email)
  await startCourse(page, stack.origin(CUSTOMERS))
}

const PARTS = 'everything that pages are made of'

test.describe('nothing stands in anybody’s way, in light and dark, wide and narrow', () => {
  test.setTimeout(300_000)

  test('on the pages of a guest', async ({ page, stack }) => {
    const origin = stack.origin(CUSTOMERS)
    const { found, look, at } = looker(page, origin)
    await at('/', 'the welcome')
    await at('/catalogue', 'the catalogue')
    await expectHeard(page, 'catalogue')
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
    await at('/verify/HAL-0000-0000', 'a number nobody has', 404)
    await at('/nowhere', 'a page that is not there', 404)
    await at('/_ui', PARTS)
    expect((await ask(stack, CUSTOMERS, '/_ui', { headers: { 'x-forwarded-for': '192.0.2.7' } })).status, 'parts are shown to this machine alone').toBe(404)
    await test.step('more contrast, colours of one’s own, less motion and paper are what whoever asks for them gets', async () => {
      const asks = (media: Parameters<Page['emulateMedia']>[0]) =>
        page.emulateMedia({ media: 'screen', colorScheme: 'light', contrast: 'no-preference', forcedColors: 'none', reducedMotion: 'no-preference', ...media })
      const styleOf = (selector: string, property: string) =>
        page.locator(selector).first().evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property)
      await page.setViewportSize({ width: 1280, height: 800 })
      await page.goto(`${origin}/_ui`)
      const tabs = ['[role=tab][aria-selected=true]', '[role=tab][aria-selected=false]']
      const ink = await styleOf('main', 'color')
      await asks({})
      expect(await styleOf('p.text-muted', 'color')).not.toBe(ink)
      expect(await styleOf('button[type=submit]', 'transition-duration')).not.toMatch(/^(0s(, )?)+$/)
      for (const colorScheme of ['light', 'dark'] as const) {
        await asks({ contrast: 'more', colorScheme })
        expect(await styleOf('p.text-muted', 'color')).toBe(await styleOf('main', 'color'))
      }
      await asks({ forcedColors: 'active' })
      const [chosen, other] = await Promise.all(tabs.map((tab) => styleOf(tab, 'border-bottom-color')))
      expect(chosen, 'what is chosen is told apart without colours of ours').not.toBe(other)
      expect(await styleOf('button[aria-pressed=true]', 'text-decoration-line')).toBe('underline')
      expect(await styleOf('input.choice-mark', 'appearance')).toBe('auto')
      await asks({ reducedMotion: 'reduce' })
      expect(await styleOf('button[type=submit]', 'transition-duration')).toMatch(/^(0s(, )?)+$/)
      await page.goto(`${origin}/learn/${COURSE}`)
      const paper = await styleOf('h1', 'color')
      await asks({ media: 'print', colorScheme: 'dark' })
      expect(await styleOf('h1', 'color'), 'paper is light whatever the screen was').toBe(paper)
      expect(await page.getByRole('navigation').first().isVisible()).toBe(false)
    })
    // Parts stand there side by side that never share a page: what an engine says of the page as a whole is not about them.
    expect(found.filter((fault) => !fault.startsWith(PARTS) || !/axe (heading-order|landmark-)/.test(fault))).toEqual([])
  })

  test('on the pages of learning, practice and an exam', async ({ page, stack }) => {
    const origin = stack.origin(CUSTOMERS)
    const { found, look, at } = looker(page, origin)
    await arrive(page, stack, 'Åshild Fjeldstad-Kvamme', 'ashild@nordlys.example')
    await at('/', 'home')
    await expectHeard(page, 'home')
    await at(`/learn/${COURSE}/what-the-fence-is-for`, 'a lesson')
    await expectHeard(page, 'lesson')
    await answerFirst(page)
    await expect(page.getByRole('button', { name: 'Answer again' })).toBeVisible()
    await look('a lesson with a check answered')
    await at(`/learn/${COURSE}/read-the-post`, 'a lesson with cards, pairs and spots')
    await at(`/learn/${COURSE}/lock-it-out`, 'a lesson with tabs, an order and gaps')
    await at(`/learn/${COURSE}/start-of-shift/about`, 'about a lesson')
    await at(`/learn/${COURSE}/read-the-post/notes?block=post-front`, 'a note being written')
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
    await toOneOfFour(page, `${origin}/attempts/${attempt}`)
    await withoutItsWords(page)
    await expectHeard(page, 'exam-question')
    await at(`/attempts/${attempt}/submission`, 'the review')
    await handIn(page)
    await expect(page.getByText('Not passed', { exact: true })).toBeVisible()
    await look('a result that is not passed')
    await withoutSomeLessons(page)
    await expectHeard(page, 'result')
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
    await expectHeard(page, 'verify')
    for (const part of ['', '/security', '/email', '/passkeys', '/authenticator', '/recovery-codes', '/sessions', '/notifications', '/data'])
      await at(`/account${part}`, `the account${part}`)
    await at('/account/confirm?to=/account/email', 'confirming that it is them')
    expect(found).toEqual([])
  })

  test('on pages from right to left', async ({ page, stack, browser }) => {
    const origin = stack.origin(CUSTOMERS)
    const sights: readonly Look[] = [[1280, 'light'], [320, 'dark']]
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
    await expect(page.getByRole('table'), 'shown as stacked rows it says that it is a table').toHaveAttribute('role', 'table')
    const [learner] = await rows<{ id: string }>(stack, `select id from people where email = 'mikkel.sara@halden.example'`)
    await at(`/people/${learner!.id}/accommodations`, 'accommodations')
    await at(`/courses/${COURSE}/questions`, 'the questions of a course')
    await page.getByRole('table').first().getByRole('link').first().click()
    await expect(page).toHaveURL(/questions\/[0-9a-f-]{36}/)
    await at(new URL(page.url()).pathname, 'a question that may be faulty')
    await at('/trail', 'the trail')
    expect(found).toEqual([])
  })

  // In a soak, and where there is a Java: the checker is thirty megabytes that nobody else needs.
  test('and their HTML is sound, as the W3C’s checker sees it', async () => {
    const { pages, faults } = await faultsByNu(many(1, 0) > 0)
    process.stdout.write(`\n${pages} pages were seen by the Nu checker\n`)
    expect(faults).toEqual([])
  })
})
