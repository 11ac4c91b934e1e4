import type { Locator, Page } from '@playwright/test'
import { squeezed } from '../answers.ts'
import { askedInSpiteOfPractice, COURSE, question, startCourse, startExam } from '../learner.ts'
import { tabTo } from '../keyboard.ts'
import { CUSTOMERS, expect, person, signIn, test } from '../story.ts'

test('by keyboard alone, at 360 px: practice tells what is right after each answer, and then how ready one is and what to read', async ({ page, stack }) => {
  const origin = stack.origin(CUSTOMERS)
  const { email } = await person(stack, CUSTOMERS, 'Vigdis Aas', 'vigdis.aas@nordlys.example')
  await page.setViewportSize({ width: 360, height: 740 })
  await signIn(page, stack, CUSTOMERS, email)
  await startCourse(page, origin)
  const prompts = new Set<string>()
  let practised = ''
  const press = async (target: Locator) => {
    await page.waitForLoadState('networkidle')
    await tabTo(page, target)
    await page.keyboard.press('Enter')
  }

  await test.step('before anything was answered, nothing is said', async () => {
    await page.goto(`${origin}/exams/${COURSE}`)
    await expect(page.getByText('Not enough answers yet')).toHaveCount(4)
    await expect(page.getByText(/^Nothing answered in the last ninety days\. \d answers would say something, in practice( or inside lessons)?\.$/).first()).toBeVisible()
    await press(page.getByRole('link', { name: 'Practise', exact: true }))
    await expect(page.getByRole('heading', { level: 1, name: 'Practice' })).toBeVisible()
    await expect(page).toHaveURL(`${origin}/practice/${COURSE}`)
  })

  await test.step('an empty answer is asked for; any other is told what is right, why, and where it is written', async () => {
    await press(page.getByRole('button', { name: 'Start practising' }))
    await expect(page.getByRole('heading', { level: 1, name: /^Question 1 of \d+$/ })).toBeVisible()
    await expect(page).toHaveURL(/\/practice\/certified-robot-operator\/[0-9a-f-]+\?question=1$/)
    expect(await page.content()).not.toContain('That is right')
    await page.waitForLoadState('networkidle')
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Keys of this page' })).toBeVisible()
    await page.keyboard.press('Escape')
    await press(page.getByRole('button', { name: 'Check my answer' }))
    await expect(page.getByText(/^(Pick|Write|Give|Choose) /).first()).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  })

  const total = Number(/of (\d+)/.exec(await page.getByRole('heading', { level: 1 }).innerText())![1])
  await test.step('every question is answered somehow, by keys', async () => {
    for (let number = 1; number <= total; number++) {
      await expect(page.getByRole('heading', { level: 1, name: `Question ${number} of ${total}` })).toBeVisible()
      await page.waitForLoadState('networkidle')
      prompts.add(squeezed(await page.locator('legend').first().innerText()))
      await answerByKeys(page)
      await press(page.getByRole('button', { name: 'Check my answer' }))
      await expect(page.getByRole('status').getByText(/That is right\.|Not quite\./)).toBeVisible()
      await press(page.getByRole('link', { name: number < total ? 'Next question' : 'See how it went', exact: true }))
    }
    await expect(page).toHaveURL(/\/practice\/certified-robot-operator\/[0-9a-f-]+\/result$/)
    await expect(page.getByRole('heading', { level: 1, name: new RegExp(`of ${total} right\\.$`) })).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    practised = page.url().replace(/\/result$/, '')
  })

  await test.step('now each skill has a band with its number of answers, and links to lessons that would raise it', async () => {
    await expect(page.getByText('Not enough answers yet')).toBeHidden()
    await expect(page.getByText(/\d of \d+ questions? right, at the last answer to each/).first()).toBeVisible()
    await page.goto(`${origin}/learn/${COURSE}`)
    await expect(page.getByRole('heading', { name: 'How ready you are for the exam' })).toBeVisible()
    await press(page.locator('section', { has: page.locator('#readiness') }).locator('li a').first())
    await expect(page).toHaveURL(/\/learn\/certified-robot-operator\/[a-z-]+#[a-z-]+$/)
  })

  await test.step('the exam asks what practice does not show', async () => {
    await page.setViewportSize({ width: 1280, height: 800 })
    const attempt = await startExam(page, origin)
    expect(prompts.size).toBeGreaterThan(5)
    expect(await askedInSpiteOfPractice(stack, attempt)).toEqual([])
    for (const path of [practised, `${practised}/result`]) {
      expect((await page.goto(path))?.status()).toBe(409)
      await expect(page.getByText('Practice tells what is right, so it waits until you have handed in.')).toBeVisible()
      for (const prompt of prompts) expect(squeezed(await page.locator('body').innerText())).not.toContain(prompt)
    }
  })
})

/** Gives the question on the page some answer, with keys alone. */
async function answerByKeys(page: Page) {
  const at = question(page)
  if (await at.locator('input[type=radio], input[type=checkbox]').count()) return page.keyboard.press('1')
  for (const field of await at.locator('input[type=text]').all()) {
    await tabTo(page, field)
    await page.keyboard.type('1')
  }
  for (const list of await at.locator('select').all()) {
    await tabTo(page, list)
    await page.keyboard.press('ArrowDown')
  }
}
