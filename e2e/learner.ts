/** What a learner does in a browser, for stories that are about something else. */
import { expect, type Page } from '@playwright/test'
import { answer, answered, knowledgeOf, squeezed, type Known } from './answers.ts'
import type { Stack } from './stack.ts'
import { rows } from './story.ts'

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

/** Hands in from the review, and confirms what is still open where it asks. */
export async function handIn(page: Page) {
  const button = page.getByRole('button', { name: 'Hand in' })
  await expect(button).toBeVisible()
  const asked = page.getByRole('checkbox', { name: /^Hand in with / })
  if (await asked.isVisible()) await asked.check()
  await button.click()
}

/** Starts the exam, answers everything rightly and hands in.  out: the attempt's id */
export async function passExam(page: Page, origin: string): Promise<string> {
  const attempt = await startExam(page, origin)
  await answerAll(page)
  await handIn(page)
  await expect(page.getByText('Passed', { exact: true })).toBeVisible()
  return attempt
}

/** What an attempt asks although practice shows it: only where every other question of its pool and difficulty is asked as well, or was
 *  withdrawn, is there a reason to.  out: what it asks without one */
export async function askedInSpiteOfPractice(stack: Stack, attempt: string): Promise<string[]> {
  const found = await rows<{ prompt: string }>(
    stack,
    `with pool as (
      select q.pool_id, q.difficulty, q.prompt, o.question_id is not null as is_open, i.question_id is not null as is_asked
      from attempts a
      join exam_questions x on x.tenant_id = a.tenant_id and x.exam_id = a.exam_id
      join questions q on q.tenant_id = x.tenant_id and q.id = x.question_id
      left join practice_questions o on o.tenant_id = a.tenant_id and o.exam_id = a.exam_id and o.question_id = q.id
      left join attempt_items i on i.tenant_id = a.tenant_id and i.attempt_id = a.id and i.question_id = q.id
      where a.id = $1 and not exists (select from regradings r where r.tenant_id = q.tenant_id and r.question_id = q.id))
    select p.prompt from pool p where p.is_open and p.is_asked and exists (select from pool c
      where c.pool_id = p.pool_id and c.difficulty = p.difficulty and not c.is_open and not c.is_asked)`,
    [attempt],
  )
  return found.map(({ prompt }) => squeezed(prompt))
}
