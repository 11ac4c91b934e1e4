import type { Page } from '@playwright/test'
import { mkdirSync } from 'node:fs'
import { tabTo } from '../keyboard.ts'
import { atQuestion, HONOUR } from '../learner.ts'
import { CUSTOMERS, expect, person, signIn, test } from '../story.ts'

/** Some answer to the question on the page: a choice by its number, a word typed, the first entry of each list. */
async function answerByKeys(page: Page) {
  const picks = page.locator('fieldset :is(input[type=radio], input[type=checkbox])')
  if (await picks.count()) {
    await page.keyboard.press('2')
    return expect(picks.nth(1)).toBeChecked()
  }
  for (const field of await page.locator('fieldset input').all()) {
    await tabTo(page, field)
    await page.keyboard.type('1')
  }
  for (const list of await page.locator('fieldset select').all()) {
    await tabTo(page, list)
    await page.keyboard.press('ArrowDown')
  }
}

const top = (page: Page, block: number) => page.locator('[data-block]').nth(block).evaluate((element) => element.getBoundingClientRect().top)

test('by keyboard alone: from the catalogue through lessons to the end of an exam', async ({ page, stack }) => {
  mkdirSync('.data/pictures', { recursive: true })
  const origin = stack.origin(CUSTOMERS)
  const { email } = await person(stack, CUSTOMERS, 'Ragnhild Moe', 'ragnhild@nordlys.example')
  await signIn(page, stack, CUSTOMERS, email)
  await page.emulateMedia({ reducedMotion: 'reduce' })

  await test.step('the first Tab skips to the page', async () => {
    await page.goto(`${origin}/catalogue`)
    await page.keyboard.press('Tab')
    await expect(page.getByRole('link', { name: 'Skip to the page' })).toBeFocused()
    await page.screenshot({ path: '.data/pictures/keyboard-skip.png' })
    await page.keyboard.press('Enter')
    await tabTo(page, page.locator('main').getByRole('link', { name: /Certified Robot Operator/ }), 30)
    await page.screenshot({ path: '.data/pictures/keyboard-catalogue.png' })
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'Certified Robot Operator' })).toBeVisible()
  })

  await test.step('starts the course and its first lesson', async () => {
    await tabTo(page, page.getByRole('button', { name: 'Start this course' }))
    await page.keyboard.press('Enter')
    const first = page.getByRole('link', { name: 'Start the first lesson' })
    await expect(first).toBeVisible()
    await tabTo(page, first)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'What the fence is for' })).toBeVisible()
    await page.waitForLoadState('networkidle')
  })

  await test.step('j and k go from block to block', async () => {
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-block')), 'the focus goes along').toBe(true)
    await expect.poll(() => top(page, 1)).toBeLessThan(100)
    await page.keyboard.press('k')
    await expect.poll(() => top(page, 0)).toBeGreaterThanOrEqual(0)
    expect(await top(page, 1)).toBeGreaterThan(100)
  })

  await test.step('answers a check', async () => {
    const check = page.locator('form', { has: page.getByRole('button', { name: 'Check my answer' }) }).first()
    await tabTo(page, check.locator('input[type=radio]').first())
    await page.keyboard.press('ArrowDown')
    await expect(check.locator('input[type=radio]').nth(1)).toBeChecked()
    await page.screenshot({ path: '.data/pictures/keyboard-check.png' })
    await tabTo(page, check.getByRole('button', { name: 'Check my answer' }))
    await page.keyboard.press('Enter')
    await expect(page.getByRole('status').getByText(/That is right|Not quite/)).toBeVisible()
    await expect(page.getByRole('button', { name: 'Answer again' })).toBeFocused()
  })

  await test.step('n opens the next lesson and p the one before', async () => {
    await page.keyboard.press('n')
    await expect(page.getByRole('heading', { level: 1, name: 'What the fence is for' })).toBeHidden()
    await expect(page.getByText('lesson 2 of 9')).toBeVisible()
    await page.keyboard.press('p')
    await expect(page.getByRole('heading', { level: 1, name: 'What the fence is for' })).toBeVisible()
  })

  await test.step('whoever wants no single keys switches them off, in a lesson or at the end of any page, and on again', async () => {
    await page.keyboard.press('?')
    await tabTo(page, page.getByRole('checkbox', { name: 'Single keys do something' }))
    await page.screenshot({ path: '.data/pictures/keyboard-keys.png' })
    await page.keyboard.press('Space')
    await page.keyboard.press('Escape')
    await page.keyboard.press('n')
    await page.keyboard.press('m')
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(page.getByLabel('Your note')).toBeHidden()
    await expect(page.getByRole('heading', { level: 1, name: 'What the fence is for' })).toBeVisible()
    await page.goto(`${origin}/catalogue`)
    const keys = page.getByRole('button', { name: 'Keys', exact: true })
    await expect(keys).toBeVisible()
    await page.keyboard.press('/')
    await expect(page.locator('input#search')).not.toBeFocused()
    await keys.press('Enter')
    await page.getByRole('checkbox', { name: 'Single keys do something' }).press('Space')
    await page.keyboard.press('Escape')
    await page.keyboard.press('/')
    await expect(page.locator('input#search')).toBeFocused()
  })

  await test.step('sits the exam', async () => {
    await page.goto(`${origin}/exams/certified-robot-operator`)
    await tabTo(page, page.getByRole('checkbox', { name: HONOUR }))
    await page.keyboard.press('Space')
    await tabTo(page, page.getByRole('button', { name: 'Start the exam' }))
    await page.keyboard.press('Enter')
    for (let number = 1; number <= 3; number++) {
      await atQuestion(page, number)
      await page.waitForLoadState('networkidle')
      await answerByKeys(page)
      await expect(page.getByText('Saved', { exact: true })).toBeVisible()
      await tabTo(page, page.getByRole('button', { name: 'Next' }))
      if (number === 1) await page.screenshot({ path: '.data/pictures/keyboard-exam.png' })
      await page.keyboard.press('Enter')
    }
    await atQuestion(page, 4)
    await answerByKeys(page)
    await expect(page.getByText('4 of 20 answered')).toBeVisible()
    await tabTo(page, page.getByRole('link', { name: 'Review and hand in' }))
    await page.keyboard.press('Enter')
    await expect(page.getByText('16 questions without an answer')).toBeVisible()
    await tabTo(page, page.getByRole('checkbox', { name: 'Hand in with 16 questions unanswered' }))
    await page.keyboard.press('Space')
    await tabTo(page, page.getByRole('button', { name: 'Hand in' }))
    await page.keyboard.press('Enter')
    await expect(page.getByText('Not passed', { exact: true })).toBeVisible()
  })
})
