import { answered, knowledgeOf } from '../answers.ts'
import { answerAll, answerRightly, atQuestion, COURSE, question, startCourse, startExam } from '../learner.ts'
import { CUSTOMERS, expect, person, signIn, test } from '../story.ts'

test('without JavaScript a person signs in, learns, is checked, sits the exam and sees the result', async ({ stack, browser }) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  const origin = stack.origin(CUSTOMERS)
  const { email } = await person(stack, CUSTOMERS, 'Oddny Berg', 'oddny@nordlys.example')

  await test.step('a refused form keeps what was typed, but no password', async () => {
    await page.goto(`${origin}/sign-up`)
    await page.getByLabel('Name').fill('Oddny Berg')
    await page.getByLabel('E-mail address').fill('oddny@nordlys.example')
    await page.getByLabel('Password').fill('short')
    await page.getByRole('button', { name: 'Make my account' }).click()
    await expect(page.getByRole('alert')).toBeFocused()
    await expect(page.getByLabel('Name')).toHaveValue('Oddny Berg')
    await expect(page.getByLabel('E-mail address')).toHaveValue('oddny@nordlys.example')
    await expect(page.getByLabel('Password')).toHaveValue('')
  })

  await signIn(page, stack, CUSTOMERS, email)
  await startCourse(page, origin)

  await test.step('reads a lesson, answers its check and finishes it', async () => {
    await page.getByRole('link', { name: 'Start the first lesson' }).click()
    const check = page.locator('form', { has: page.getByRole('button', { name: 'Check my answer' }) }).first()
    await check.locator('input[type=radio]').first().check()
    await check.getByRole('button', { name: 'Check my answer' }).click()
    await expect(page.getByText('Not quite.')).toBeVisible()
    await expect(page.getByText('This one')).toBeVisible()
    const again = page.locator('form', { has: page.getByRole('button', { name: 'Answer again' }) })
    await again.locator('input[type=radio]').nth(1).check()
    await again.getByRole('button', { name: 'Answer again' }).click()
    await expect(page.getByText('That is right.')).toBeVisible()
    await page.getByRole('button', { name: 'Go on' }).click()
    await expect(page.getByText('lesson 2 of 9')).toBeVisible()
    await page.goto(`${origin}/learn/${COURSE}`)
    await expect(page.getByText('Done', { exact: true })).toHaveCount(1)
  })

  await test.step('an answer with a part missing is refused at its question, with the parts that are there', async () => {
    await page.goto(`${origin}/learn/${COURSE}/read-the-post`)
    const check = page.locator('form', { has: page.getByRole('button', { name: 'Check my answer' }) }).filter({ has: page.locator('select') }).first()
    await check.locator('select').first().selectOption({ index: 1 })
    await check.getByRole('button', { name: 'Check my answer' }).click()
    await expect(page.getByRole('alert')).toBeFocused()
    await page.getByRole('alert').getByRole('link').click()
    await expect(page.locator(':target')).toContainText('Choose what belongs to each.')
    await expect(page.locator(':target')).toHaveAttribute('aria-describedby', /-error/)
    await expect(page.locator(':target select').first()).not.toHaveValue('')
  })

  await test.step('goes forth and back in the exam and hands in', async () => {
    await startExam(page, origin)
    await answerRightly(page, knowledgeOf('halden', COURSE))
    await page.getByRole('button', { name: 'Next' }).click()
    await atQuestion(page, 2)
    await page.getByRole('button', { name: 'Back' }).click()
    await atQuestion(page, 1)
    expect(await answered(question(page))).not.toEqual([])
    await page.getByRole('button', { name: 'Next' }).click()
    await answerAll(page, { from: 2 })
    await page.getByRole('button', { name: 'Hand in' }).click()
    await expect(page.getByText('20 of 20 right')).toBeVisible()
  })
  await page.context().close()
})
