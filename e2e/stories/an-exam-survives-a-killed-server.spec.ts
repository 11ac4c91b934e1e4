import { answered, knowledgeOf } from '../answers.ts'
import { answerAll, answerRightly, atQuestion, COURSE, question, startCourse, startExam } from '../learner.ts'
import { CUSTOMERS, expect, person, rows, signIn, stranger, test } from '../story.ts'

test('an exam goes on after the server was killed, on another device, with every answer', async ({ page, stack, browser }) => {
  const origin = stack.origin(CUSTOMERS)
  const knowledge = knowledgeOf('halden', COURSE)
  const { email } = await person(stack, CUSTOMERS, 'Sunniva Rød', 'sunniva@nordlys.example')
  await signIn(page, stack, CUSTOMERS, email)
  await startCourse(page, origin)
  const attempt = await startExam(page, origin)
  const chosen: string[][] = []

  await test.step('seven answers are said to be saved', async () => {
    for (let number = 1; number <= 7; number++) {
      await atQuestion(page, number)
      chosen.push(await answerRightly(page, knowledge))
      await expect(page.getByText('Saved', { exact: true })).toBeVisible()
      await page.getByRole('button', { name: 'Next' }).click()
    }
    await atQuestion(page, 8)
  })

  await test.step('the server is killed; the eighth answer waits on the page, links wait with it, and both go on when the server is back', async () => {
    await stack.web.kill('SIGKILL')
    chosen.push(await answerRightly(page, knowledge))
    await expect(page.getByText('Offline: kept here, tried again every few seconds')).toBeVisible()
    await expect(page.getByText('8 of 20 answered')).toBeVisible()
    expect(await saved()).toBe(7)
    await page.getByRole('link', { name: 'Question 9', exact: true }).click()
    await atQuestion(page, 8)
    await expect(page.getByText('Waiting for the connection.')).toBeInViewport()
    await stack.web.start()
    await atQuestion(page, 9)
    expect(await saved()).toBe(8)
  })

  await test.step('Next, pressed while the server is away, waits on the page and goes on when it is back, or stays where one says so', async () => {
    await stack.web.kill('SIGKILL')
    chosen.push(await answerRightly(page, knowledge))
    await page.getByRole('button', { name: 'Next' }).click()
    await expect(page.getByText('Offline: kept here, tried again every few seconds')).toBeVisible()
    await expect(page.getByText('Waiting for the connection.')).toBeVisible()
    await page.setViewportSize({ width: 360, height: 740 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
    await page.setViewportSize({ width: 1280, height: 720 })
    await page.getByRole('button', { name: 'Stay on this question' }).click()
    await expect(page.getByText('Waiting for the connection.')).toBeHidden()
    await stack.web.start()
    await expect(page.getByText('Saved', { exact: true })).toBeVisible()
    await atQuestion(page, 9)
    await page.getByRole('button', { name: 'Next' }).click()
    await atQuestion(page, 10)
  })

  await test.step('another device shows all nine and finishes', async () => {
    const phone = await stranger(browser)
    await signIn(phone, stack, CUSTOMERS, email, undefined, `/attempts/${attempt}`)
    await atQuestion(phone, 10)
    await expect(phone.getByText('9 of 20 answered')).toBeVisible()
    for (let number = 1; number <= 9; number++) {
      await phone.goto(`${origin}/attempts/${attempt}?question=${number}`)
      expect(await answered(question(phone))).toEqual(chosen[number - 1]!)
    }
    await phone.goto(`${origin}/attempts/${attempt}?question=10`)
    await answerAll(phone, { from: 10 })
    await phone.getByRole('button', { name: 'Hand in' }).click()
    await expect(phone.getByText('20 of 20 right')).toBeVisible()
    await phone.context().close()
  })

  expect(await saved()).toBe(20)
  expect(await rows(stack, 'select asked, correct, passed from grades where attempt_id = $1', [attempt])).toEqual([{ asked: 20, correct: 20, passed: true }])

  async function saved() {
    return (await rows<{ n: number }>(stack, 'select count(*)::int as n from responses where attempt_id = $1', [attempt]))[0]!.n
  }
})
