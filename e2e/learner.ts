/** What a learner does in a browser, for stories that are about something else. */
import { expect, type Page } from '@playwright/test'
import { knowledgeOf, squeezed } from './answers.ts'

export const COURSE = 'certified-robot-operator'
export const QUESTIONS = 20

/** Starts a course from its page. */
export async function startCourse(page: Page, origin: string, course = COURSE) {
  await page.goto(`${origin}/learn/${course}`)
  await page.getByRole('button', { name: 'Start this course' }).click()
  await expect(page.getByRole('link', { name: /Start the first lesson|Continue/ })).toBeVisible()
}

/** Reads the rules and starts the exam.  out: the attempt's id */
export async function startExam(page: Page, origin: string, course = COURSE): Promise<string> {
  await page.goto(`${origin}/exams/${course}`)
  await page.getByRole('button', { name: 'Start the exam' }).click()
  await atQuestion(page, 1)
  return /attempts\/([0-9a-f-]+)/.exec(page.url())![1]!
}

/** The question is on the page. */
export async function atQuestion(page: Page, number: number) {
  await expect(page.getByRole('heading', { level: 1, name: `Question ${number} of ${QUESTIONS}` })).toBeVisible()
}

/** Answers the question on the page as somebody would who has learned.  out: the texts that were chosen */
export async function answerRightly(page: Page, knowledge: Map<string, string[]>): Promise<string[]> {
  const prompt = squeezed(await page.locator('legend').innerText())
  const right = knowledge.get(prompt)
  expect(right, `an answer to “${prompt}”`).toBeTruthy()
  for (const label of await page.locator('fieldset label').all()) {
    if (right!.includes(answerIn(await label.innerText()))) await label.click()
  }
  return right!
}

/** An answer as it was written: on the page each bears the key that picks it. */
export const answerIn = (label: string) => squeezed(label).replace(/^\d | \d$/g, '')

/** From the question on the page to the last one, all answered rightly. Ends at the review. */
export async function answerAll(page: Page, { tenant = 'halden', course = COURSE, from = 1 } = {}) {
  const knowledge = knowledgeOf(tenant, course)
  for (let number = from; number <= QUESTIONS; number++) {
    await atQuestion(page, number)
    await answerRightly(page, knowledge)
    await page.getByRole('button', { name: /Next|Review/ }).click()
  }
  await expect(page.getByRole('heading', { level: 1, name: 'Review and hand in' })).toBeVisible()
}

/** Starts the exam, answers everything rightly and hands in.  out: the attempt's id */
export async function passExam(page: Page, origin: string): Promise<string> {
  const attempt = await startExam(page, origin)
  await answerAll(page)
  await page.getByRole('button', { name: 'Hand in' }).click()
  await expect(page.getByText('Passed', { exact: true })).toBeVisible()
  return attempt
}
