import type { Page } from '@playwright/test'
import { passExam } from '../learner.ts'
import { ask, CUSTOMERS, expect, KESTREL, KESTREL_PLATFORM, letterTo, linkIn, signIn, stranger, test } from '../story.ts'

const looks = (page: Page) =>
  page.evaluate(() => {
    const button = document.querySelector('main .bg-accent')
    return { page: getComputedStyle(document.documentElement).backgroundColor, button: button && getComputedStyle(button).backgroundColor }
  })

test('a person of Kestrel learns under Kestrel’s own name, and Kestrel’s manager sees Kestrel alone', async ({ page, stack, browser }) => {
  const origin = stack.origin(KESTREL)
  const siobhan = 'siobhan@kestrel.example'

  await test.step('the academy wears its own colours and name', async () => {
    await page.goto(stack.origin(CUSTOMERS))
    const haldens = await looks(page)
    await page.goto(origin)
    const kestrels = await looks(page)
    expect(kestrels.page).not.toBe(haldens.page)
    expect(kestrels.button).not.toBe(haldens.button)
    await expect(page.getByRole('link', { name: /Kestrel Academy/ })).toBeVisible()
    await expect(page.getByText('Halden Academy')).toHaveCount(0)
  })

  await test.step('answers at its platform address as well', async () => {
    const other = await ask(stack, KESTREL_PLATFORM, '/')
    expect(other.status).toBe(200)
    expect(other.text).toContain('Kestrel Academy')
  })

  await test.step('a mail asked for at the platform address still leads to the academy’s own name', async () => {
    await ask(stack, KESTREL_PLATFORM, '/sign-in', { method: 'POST', form: { email: siobhan, link: 'yes' } })
    const link = linkIn(await letterTo(stack, siobhan, /Your sign-in link/))
    expect(new URL(link).host).toBe(`${KESTREL}:${stack.port}`)
    await page.goto(link)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(page.getByRole('link', { name: /Your account, Siobhán/ })).toBeVisible()
  })

  await test.step('she learns in the licensed course and is certified', async () => {
    await page.goto(`${origin}/learn/certified-robot-operator`)
    await page.getByRole('link', { name: 'Start the first lesson' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'What the fence is for' })).toBeVisible()
    await page.getByRole('button', { name: 'Go on' }).click()
    await expect(page.getByRole('link', { name: /What the fence is for/ }).first()).toBeVisible()
    await passExam(page, origin)
    await expect(page.getByRole('link', { name: 'Your certificate, PDF' })).toBeVisible({ timeout: 15_000 })
    expect(linkIn(await letterTo(stack, siobhan, /Your certificate/))).toContain(`${origin}/`)
    await page.goto(`${origin}/people`)
    await expect(page.getByText('Nobody yet'), 'a learner answers for nobody').toBeVisible()
  })

  await test.step('the manager finds her people, what they learn and what they hold, and nobody else', async () => {
    const manager = await stranger(browser)
    await signIn(manager, stack, KESTREL, 'ada.nwosu@kestrel.example')
    await manager.getByRole('link', { name: 'People' }).click()
    const table = manager.getByRole('table', { name: 'People' })
    const hers = table.getByRole('row', { name: /Siobhán Ní Dhomhnaill/ })
    await expect(hers.getByText('Certified Robot Operator').first()).toBeVisible()
    await expect(hers.getByText('done')).toBeVisible()
    await expect(hers.getByRole('link', { name: /Certified Robot Operator, until/ })).toBeVisible()
    await expect(table.getByRole('row', { name: /محمد الأمين/ }).getByText('Certified Robot Operator')).toBeVisible()
    expect((await table.getByText(/@/).allInnerTexts()).sort()).toEqual(['mohamed.alamin@kestrel.example', siobhan])
    await manager.getByLabel('Name or e-mail address').fill('nordlys')
    await manager.getByRole('button', { name: 'Search' }).click()
    await expect(manager.getByText('Nobody matches “nordlys”')).toBeVisible()
    expect((await manager.goto(`${origin}/trail`))!.status()).toBe(403)
    await manager.context().close()
  })
})
