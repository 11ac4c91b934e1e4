import type { Page } from '@playwright/test'
import { ar, englishOn, saying } from '../arabic.ts'
import { COURSE, startCourse } from '../learner.ts'
import { CUSTOMERS, expect, letterTo, linkIn, PASSWORD, person, rows, signIn, test } from '../story.ts'

const isArabic = async (page: Page) => {
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar')
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
  expect(await englishOn(page)).toEqual([])
}

test('a guest whose browser asks for Arabic reads Arabic, chooses otherwise without a script, and signs up in it', async ({ stack, browser }) => {
  const context = await browser.newContext({ locale: 'ar-EG', javaScriptEnabled: false })
  const page = await context.newPage()
  const origin = stack.origin(CUSTOMERS)
  await page.goto(`${origin}/catalogue`)
  await expect(page.getByRole('heading', { level: 1, name: ar.catalogue.ask })).toBeVisible()
  await isArabic(page)
  // What is before the middle of the page there is behind it here.
  expect((await page.getByRole('link', { name: /^Halden Academy/ }).boundingBox())!.x).toBeGreaterThan(640)
  // A course keeps its own language, and says which.
  await expect(page.locator('bdi[lang=en]', { hasText: 'Certified Robot Operator' }).first()).toBeVisible()

  await test.step('another language is one press away and stays chosen', async () => {
    await page.getByRole('button', { name: 'English', exact: true }).click()
    await expect(page).toHaveURL(`${origin}/catalogue`)
    await expect(page.getByRole('heading', { level: 1, name: 'What do you want to be able to do?' })).toBeVisible()
    await expect(page.locator('html')).toHaveAttribute('dir', 'ltr')
    await page.goto(`${origin}/sign-up`)
    await expect(page.getByRole('heading', { level: 1, name: 'Make an account' })).toBeVisible()
    await page.getByRole('button', { name: 'العربية' }).press('Enter')
    await isArabic(page)
  })

  await test.step('the letter is in Arabic, and so is the account', async () => {
    await page.getByLabel(ar.account.name, { exact: true }).fill('ريم الخطيب')
    await page.getByLabel(ar.security.email).fill('reem@example.com')
    await page.getByLabel(ar.security.password).fill('seven quiet pallets')
    await page.getByRole('button', { name: ar.signIn.makeMyAccount }).click()
    await expect(page.getByText(saying(ar.signIn.signUpSent))).toBeVisible()
    const letter = await letterTo(stack, 'reem@example.com', /\p{Script=Arabic}/u)
    expect(letter.html).toContain('<html lang="ar" dir="rtl">')
    await page.goto(linkIn(letter))
    await page.getByRole('button', { name: ar.signIn.finish }).click()
    await expect(page).not.toHaveURL(/\/link\//)
    await isArabic(page)
    expect(await rows(stack, `select locale from people where email = 'reem@example.com'`)).toEqual([{ locale: 'ar' }])
  })
  await context.close()
})

test('somebody signs in in Arabic, keeps it, and learns in a course that is in English, with the keyboard and at 360 px', async ({ page, stack, browser }) => {
  const origin = stack.origin(CUSTOMERS)
  const { email } = await person(stack, CUSTOMERS, 'سلمى ناصر', 'salma@nordlys.example')
  await signIn(page, stack, CUSTOMERS, email)
  await startCourse(page, origin)

  await test.step('what was chosen in the account counts on every device', async () => {
    await page.getByRole('button', { name: 'العربية' }).press('Enter')
    await expect(page.getByRole('heading', { name: ar.course.outcomes })).toBeVisible()
    await isArabic(page)
    const other = await (await browser.newContext({ locale: 'ar', viewport: { width: 360, height: 740 } })).newPage()
    await other.goto(`${origin}/sign-in`)
    await other.getByLabel(ar.security.email).fill(email)
    await other.getByLabel(ar.security.password, { exact: true }).fill(PASSWORD)
    await other.getByRole('button', { name: ar.common.signIn, exact: true }).press('Enter')
    await expect(other).not.toHaveURL(/sign-in/)
    await isArabic(other)
    await other.context().close()
  })

  await test.step('a lesson runs as its course does, and what the page says in it is told apart', async () => {
    await page.setViewportSize({ width: 360, height: 740 })
    await page.goto(`${origin}/learn/${COURSE}/what-the-fence-is-for`)
    const check = page.locator('form', { has: page.getByRole('button', { name: ar.question.check }) }).first()
    await check.locator('input[type=radio]').first().press(' ')
    await check.getByRole('button', { name: ar.question.check }).press('Enter')
    const judged = page.locator('form', { has: page.getByRole('button', { name: ar.question.again }) })
    await expect(judged.getByText(ar.question.isWrong)).toBeVisible()
    const said = judged.getByText(ar.question.isWrong)
    expect(await said.evaluate((element) => [element.closest('[lang]')!.getAttribute('lang'), getComputedStyle(element.closest('form')!).direction])).toEqual(['ar', 'ltr'])
    await isArabic(page)
  })

  await test.step('the pages of learning, of the account and of what went wrong say nothing in English', async () => {
    const more = [`/learn/${COURSE}/lock-it-out`, `/practice/${COURSE}`, `/exams/${COURSE}`, '/notes', '/certificates', '/account', '/account/security', '/verify', '/nowhere']
    for (const path of ['/', ...more]) {
      await page.goto(origin + path)
      await isArabic(page)
    }
  })
})
