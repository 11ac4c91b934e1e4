import type { Page } from '@playwright/test'
import { mkdirSync } from 'node:fs'
import { tabTo } from '../keyboard.ts'
import { COURSE, startCourse } from '../learner.ts'
import { CUSTOMERS, expect, person, rows, signIn, test } from '../story.ts'
import type { Stack } from '../stack.ts'

/** A second course, short and in Arabic, so that there is something to narrow. */
async function anotherCourse(stack: Stack) {
  await rows(stack, `
    with at as (select h.tenant_id, h.academy_id from platform.hosts h where h.host = $1),
      c as (insert into courses (tenant_id, slug) select tenant_id, 'ma-al-khaliya' from at on conflict do nothing returning tenant_id, id),
      v as (insert into course_versions (tenant_id, course_id, number, title, summary, language, for_whom, outcomes, skills, minutes, cover_alt, content_hash)
        select tenant_id, id, 1, 'ما الخلية؟', 'نظرة أولى على الخلية.', 'ar', 'لكل من يعمل قرب خلية', '["تعرف أجزاء الخلية", "تعرف أين تقف"]', '[]', 8, '', 'x' from c
        returning tenant_id, course_id, id),
      l as (insert into lessons (tenant_id, version_id, slug, position, title, summary, minutes) select tenant_id, id, 'nazra', 1, 'نظرة', '', 8 from v returning 1),
      p as (insert into publications (tenant_id, course_id, version_id, number) select tenant_id, course_id, id, 1 from v returning 1)
    insert into catalogue_entries (tenant_id, academy_id, course_id, position) select at.tenant_id, at.academy_id, c.id, 900 from at, c`, [CUSTOMERS])
}

// Other stories count what is offered.
test.afterAll(({ stack }) => rows(stack, 'delete from catalogue_entries where position = 900'))

const lessons = (page: Page) => page.getByRole('region', { name: 'Lessons' })
const field = (page: Page) => page.getByRole('searchbox', { name: 'Search courses and lessons' })
const chip = (page: Page, name: string) => page.getByRole('link', { name: `Remove the filter ${name}` })
const narrow = (page: Page) => page.getByRole('navigation', { name: 'Narrow the catalogue' }).filter({ visible: true })

test('a guest types a word wrongly and finds the very lesson, narrows what is shown, and goes back', async ({ page, stack }) => {
  mkdirSync('.data/pictures', { recursive: true })
  await anotherCourse(stack)
  const origin = stack.origin(CUSTOMERS)
  await page.goto(`${origin}/catalogue`)
  await page.waitForLoadState('networkidle')

  await test.step('while they type, results come and say what was taken for what', async () => {
    await field(page).pressSequentially('light crutain', { delay: 20 })
    await expect(page.getByText('Showing results for “light curtain”. Nothing here says “crutain”.')).toBeVisible()
    await expect(page.getByRole('status').filter({ hasText: 'Found' })).toContainText('lessons')
    await expect(page).toHaveURL(/\/catalogue\?q=light\+crutain$/)
    await expect(lessons(page).getByRole('link').first()).toBeVisible()
    await expect(lessons(page).locator('mark').first()).toContainText(/light|curtain/i)
    await expect(field(page)).toBeFocused()
    await page.screenshot({ path: '.data/pictures/catalogue-search.png' })
  })

  await test.step('a lesson that may not be read yet says what it is', async () => {
    await lessons(page).getByRole('link', { name: 'Find what tripped it' }).click()
    await expect(page).toHaveURL(new RegExp(`/learn/${COURSE}/find-what-tripped-it`))
    await expect(page.getByRole('heading', { level: 1, name: 'Find what tripped it' })).toBeVisible()
    await page.goBack()
    await expect(field(page)).toHaveValue('light crutain')
  })

  await test.step('filters are in the address: chosen, taken away, and undone by going back', async () => {
    await page.goto(`${origin}/catalogue`)
    await page.waitForLoadState('networkidle')
    await narrow(page).getByRole('link', { name: /^Arabic/ }).click()
    await expect(page).toHaveURL(/\?language=ar$/)
    await expect(page.getByRole('link', { name: 'ما الخلية؟' })).toBeVisible()
    await expect(page.locator('main').getByRole('link', { name: 'Certified Robot Operator' })).toBeHidden()
    await page.goBack()
    await expect(page.locator('main').getByRole('link', { name: 'Certified Robot Operator' })).toBeVisible()
    await page.goForward()
    await chip(page, 'Arabic').click()
    await expect(page).toHaveURL(/\/catalogue$/)
    await page.goto(`${origin}/catalogue?earns=yes&length=short`)
    await expect(page.getByText('No course agrees with all of these filters')).toBeVisible()
    await page.getByRole('link', { name: 'Remove the filters' }).click()
    await expect(page.locator('main').getByRole('link', { name: 'Certified Robot Operator' })).toBeVisible()
  })

  await test.step('what nobody teaches is said to be so, with what to do next', async () => {
    await page.goto(`${origin}/catalogue?q=xylophone`)
    await expect(page.getByText('Nothing found for “xylophone”')).toBeVisible()
    await page.locator('main').getByRole('link', { name: 'See all courses' }).click()
    await expect(page).toHaveURL(/\/catalogue$/)
  })
})

test('by keyboard alone on a phone: ? tells the keys, / leads to the search, the results are stops of Tab, and a lesson opens at its block', async ({ page, stack }) => {
  const origin = stack.origin(CUSTOMERS)
  const { email } = await person(stack, CUSTOMERS, 'Ylva Strand', 'ylva.strand@nordlys.example')
  await page.setViewportSize({ width: 360, height: 740 })
  await signIn(page, stack, CUSTOMERS, email)
  await startCourse(page, origin)
  await page.goto(`${origin}/certificates`)
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys of pages' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.keyboard.press('/')
  await expect(page).toHaveURL(/\/catalogue#search$/)
  await expect(field(page)).toBeFocused()
  await page.waitForLoadState('networkidle')
  await page.keyboard.type('muting sensor tape')
  await page.keyboard.press('Enter')
  const hit = lessons(page).getByRole('link', { name: 'Find what tripped it' })
  await expect(hit).toBeVisible()
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(beyond).toBe(0)
  await tabTo(page, hit)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`/learn/${COURSE}/find-what-tripped-it#[a-z-]+$`))
  await expect(page.getByRole('heading', { level: 1, name: 'Find what tripped it' })).toBeVisible()
})

test('without JavaScript the search is a form and the filters are links', async ({ browser, stack }) => {
  await anotherCourse(stack)
  const page = await (await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })).newPage()
  const origin = stack.origin(CUSTOMERS)
  await page.goto(`${origin}/catalogue`)
  await page.getByText('Filters', { exact: true }).click()
  await narrow(page).getByRole('link', { name: /^English/ }).click()
  await expect(chip(page, 'English')).toBeVisible()
  await field(page).fill('emergancy stop')
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(page).toHaveURL(/q=emergancy\+stop/)
  await expect(page).toHaveURL(/language=en/)
  await expect(lessons(page).getByRole('link', { name: 'Which stop is it?' })).toBeVisible()
  await page.getByRole('link', { name: 'Search', exact: true }).click()
  await expect(field(page)).toBeFocused()
  await page.context().close()
})
