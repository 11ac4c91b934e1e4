/** What a learner does in a browser, for stories that are about something else. */
import { expect, type Page } from '@playwright/test'
import { answer, answered, knowledgeOf, squeezed, type Known } from './answers.ts'

export const COURSE = 'certified-robot-operator'
export const QUESTIONS = 20
/** What is confirmed before an exam that has no sentence of its own. */
export const HONOUR = 'I answer these questions by myself.'

/** Starts a course from its page. */
export async function startCourse(page: Page, origin: string, course = COURSE) {
  await page.goto(`${origin}/learn/${course}`)
  await page.getByRole('button', { name: 'Start this course' }).click()
  await expect(page.getByRole('link', { name: /Start the first lesson|Continue/ })).toBeVisible()
}

/** Reads the rules and starts the exam.  out: the attempt's id */
export async function startExam(page: Page, origin: string, course = COURSE): Promise<string> {
  await page.goto(`${origin}/exams/${course}`)
  await page.getByRole('checkbox', { name: HONOUR }).check()
  await page.getByRole('button', { name: 'Start the exam' }).click()
  await atQuestion(page, 1)
  return /attempts\/([0-9a-f-]+)/.exec(page.url())![1]!
}

/** The question is on the page. */
export async function atQuestion(page: Page, number: number) {
  await expect(page.getByRole('heading', { level: 1, name: `Question ${number} of ${QUESTIONS}` })).toBeVisible()
}

/** The question on the page of an exam. */
export const question = (page: Page) => page.locator('fieldset').first()

/** Answers the question on the page as somebody would who has learned.  out: what the page says it is answered with */
export async function answerRightly(page: Page, knowledge: Map<string, Known>): Promise<string[]> {
  const prompt = squeezed(await page.locator('legend').innerText())
  const known = knowledge.get(prompt)
  expect(known, `an answer to “${prompt}”`).toBeTruthy()
  await answer(question(page), known!)
  return answered(question(page))
}

/** Gives the question on the page some answer, right or wrong: what is first in it. */
export async function answerSomehow(page: Page) {
  const at = question(page)
  const picks = at.locator('label:has(input[type=radio], input[type=checkbox])')
  if (await picks.count()) return picks.first().click()
  for (const field of await at.getByRole('textbox').all()) await field.fill('1')
  for (const list of await at.locator('select').all()) await list.selectOption({ index: 1 })
}

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
