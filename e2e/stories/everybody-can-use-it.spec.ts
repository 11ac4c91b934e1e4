import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { passExam, startCourse, startExam } from '../learner.ts'
import { CUSTOMERS, expect, letterTo, PEOPLE, person, signIn, stranger, test } from '../story.ts'

const found: string[] = []

/** Looks at the page as it stands, wide and on the narrowest phone. In the dark only colours are another matter. */
async function look(page: Page, what: string) {
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 })
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] })
      const { violations } = await (colorScheme === 'dark' ? axe.withRules('color-contrast') : axe).analyze()
      for (const { id, impact, nodes } of violations)
        if (impact === 'serious' || impact === 'critical')
          found.push(`${what}, ${colorScheme}, ${width} px: ${id} at ${nodes.map((node) => node.target.join(' ')).slice(0, 3).join(', ')}`)
    }
  }
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  if (beyond > 0) found.push(`${what}: ${beyond} pixels to scroll sideways at 360 px`)
}

test('nothing serious stands in anybody’s way, on any page, in light and dark, wide and narrow', async ({ page, stack, browser }) => {
  test.setTimeout(300_000)
  const origin = stack.origin(CUSTOMERS)
  const at = async (path: string, what: string) => {
    await page.goto(origin + path)
    await look(page, what)
  }

  await at('/', 'the welcome')
  await at('/catalogue', 'the catalogue')
  await at('/catalogue?q=light+crutain', 'results of a search')
  await at('/catalogue?q=xylophone', 'a search that finds nothing')
  await at('/learn/certified-robot-operator', 'a course')
  await at('/learn/certified-robot-operator/lock-it-out', 'a lesson that is not open')
  await at('/learn/certified-robot-operator/read-the-post', 'a lesson to try')
  await at('/try/certified-robot-operator', 'a self-check')
  await at('/sign-up', 'signing up')
  await at('/sign-in', 'signing in')
  await page.getByLabel('E-mail address').fill('x@y.example')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await look(page, 'signing in with a wrong password')
  await at('/verify', 'checking a number')
  await at('/verify/HAL-0000-0000', 'a number nobody has')

  const { email } = await person(stack, CUSTOMERS, 'Åshild Fjeldstad-Kvamme', 'ashild@nordlys.example')
  await signIn(page, stack, CUSTOMERS, email)
  await startCourse(page, origin)
  await at('/', 'home')
  await at('/learn/certified-robot-operator/what-the-fence-is-for', 'a lesson')
  const check = page.locator('form', { has: page.getByRole('button', { name: 'Check my answer' }) }).first()
  await check.locator('input[type=radio]').first().check()
  await check.getByRole('button').click()
  await expect(page.getByRole('button', { name: 'Answer again' })).toBeVisible()
  await look(page, 'a lesson with a check answered')
  await at('/exams/certified-robot-operator', 'the rules of an exam')
  const attempt = await startExam(page, origin)
  await look(page, 'a question')
  await at(`/attempts/${attempt}/submission`, 'the review')
  await page.getByRole('button', { name: 'Hand in' }).click()
  await expect(page.getByText('Not passed', { exact: true })).toBeVisible()
  await look(page, 'a result that is not passed')
  for (const part of ['', '/security', '/email', '/passkeys', '/authenticator', '/recovery-codes', '/sessions', '/data'])
    await at(`/account${part}`, `the account${part}`)
  await at('/account/confirm?to=/account/email', 'confirming that it is them')
  await at('/certificates', 'certificates, none')
  await at('/nowhere', 'a page that is not there')

  const holder = await stranger(browser)
  const held = await person(stack, CUSTOMERS, 'Þórdís Ægisdóttir', 'thordis@nordlys.example')
  await signIn(holder, stack, CUSTOMERS, held.email)
  await startCourse(holder, origin)
  await passExam(holder, origin)
  await expect(holder.getByRole('link', { name: 'Your certificate, PDF' })).toBeVisible({ timeout: 30_000 })
  await look(holder, 'a result that is passed')
  await holder.goto(`${origin}/certificates`)
  await look(holder, 'certificates')
  const serial = /verify\/(\S+)/.exec((await letterTo(stack, held.email, /Your certificate/)).text)![1]!
  await holder.goto(`${origin}/verify/${serial}`)
  await look(holder, 'a certificate as others see it')
  await holder.context().close()

  const owner = await stranger(browser)
  await signIn(owner, stack, PEOPLE, 'ingrid.solheim@halden.example')
  for (const [path, what] of [['/people', 'people'], ['/trail', 'the trail']] as const) {
    await owner.goto(stack.origin(PEOPLE) + path)
    await look(owner, what)
  }
  await owner.context().close()
  expect(found).toEqual([])
})
