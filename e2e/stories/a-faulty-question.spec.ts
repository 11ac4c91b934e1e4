import { knowledgeOf, squeezed, type Known } from '../answers.ts'
import { answerRightly, atQuestion, COURSE, handIn, QUESTIONS, startCourse, startExam } from '../learner.ts'
import { CUSTOMERS, expect, letterTo, person, rows, signIn, stranger, test } from '../story.ts'

test('a faulty question: who is affected is shown first, whoever passes by it gets a certificate, and nobody loses a pass', async ({ page, stack, browser }) => {
  test.setTimeout(240_000)
  const origin = stack.origin(CUSTOMERS)
  const knowledge = knowledgeOf('halden', COURSE)
  const sitter = await person(stack, CUSTOMERS, 'Jorunn Dahl', 'jorunn@nordlys.example')

  await signIn(page, stack, CUSTOMERS, sitter.email)
  await startCourse(page, origin)
  const attempt = await startExam(page, origin)
  await test.step('somebody leaves five of twenty questions open, and fails by one', async () => {
    for (let number = 1; number <= QUESTIONS - 5; number++) {
      await atQuestion(page, number)
      await answerRightly(page, knowledge)
      await page.getByRole('button', { name: /Next|Review/ }).click()
    }
    await atQuestion(page, QUESTIONS - 4)
    await page.goto(`${origin}/attempts/${attempt}/submission`)
    await handIn(page)
    await expect(page.getByText('Not passed', { exact: true })).toBeVisible()
    await expect(page.getByText('15 of 20 right, 75 %. 80 % were needed, which is one more.')).toBeVisible()
  })
  const [open] = await rows<{ id: string; prompt: string }>(
    stack,
    'select q.id, q.prompt from attempt_items i join questions q on q.tenant_id = i.tenant_id and q.id = i.question_id where i.attempt_id = $1 and i.position = 20',
    [attempt],
  )

  const admin = await stranger(browser)
  await signIn(admin, stack, CUSTOMERS, 'lukasz.zolc@halden.example')
  await test.step('an administrator comes from the course to its questions, and to the one that is faulty', async () => {
    await admin.goto(`${origin}/learn/${COURSE}`)
    await admin.getByRole('link', { name: 'Questions and statistics' }).click()
    await expect(admin).toHaveURL(`${origin}/courses/${COURSE}/questions`)
    await expect(admin.getByText('Below five answers nothing is said')).toBeVisible()
    await admin.locator(`a[href$="/questions/${open!.id}"]`).click()
    await expect(admin.getByRole('heading', { level: 1, name: squeezed(open!.prompt) })).toBeVisible()
    await expect(admin).toHaveURL(`${origin}/courses/${COURSE}/questions/${open!.id}`)
    expect(await admin.content()).not.toContain(squeezed(explanationOf(knowledge, open!.prompt)))
    await admin.getByRole('button', { name: 'Show the key' }).click()
    await expect(admin.getByText('As written')).toBeVisible()
  })

  await test.step('the preview names who would pass, and writes nothing', async () => {
    await admin.getByText('Everybody who was asked gets the point').click()
    await admin.getByRole('button', { name: 'Show who is affected' }).click()
    await expect(admin.getByRole('heading', { name: /Before you decide/ })).toBeVisible()
    await expect(admin.getByText('1 person would newly pass, and get a certificate and a mail.')).toBeVisible()
    await expect(admin.getByRole('row', { name: /Jorunn Dahl.*15 of 20.*16 of 20.*passes/ })).toBeVisible()
    expect(await rows(stack, 'select id from regradings where question_id = $1', [open!.id])).toEqual([])
  })

  await test.step('without a reason nothing is decided; then it is, once, however often it is posted', async () => {
    await admin.getByRole('textbox', { name: 'Why' }).evaluate((field: HTMLTextAreaElement) => (field.required = false))
    await admin.getByRole('button', { name: 'Decide and grade again' }).click()
    await expect(admin.getByText('Say why, in a sentence.').first()).toBeVisible()
    await admin.getByRole('textbox', { name: 'Why' }).fill('Two of its answers are right')
    await admin.getByRole('button', { name: 'Decide and grade again' }).dblclick()
    await expect(admin.getByText('Two of its answers are right')).toBeVisible()
    await expect(admin.getByText('This question is not drawn any more.')).toBeVisible()
    expect(await rows(stack, 'select outcome from regradings where question_id = $1', [open!.id])).toEqual([{ outcome: 'point' }])
    expect(await rows(stack, 'select correct, passed from grades where attempt_id = $1', [attempt])).toEqual([{ correct: 15, passed: false }])
    expect(await rows(stack, 'select correct, passed from regrades where attempt_id = $1', [attempt])).toEqual([{ correct: 16, passed: true }])
  })

  await test.step('whoever failed by one has passed, reads so, and holds a certificate', async () => {
    const letter = await letterTo(stack, sitter.email, /You passed after all/)
    expect(letter.text).toContain(`/attempts/${attempt}/result`)
    await letterTo(stack, sitter.email, /Your certificate/)
    await page.goto(`${origin}/attempts/${attempt}/result`)
    await expect(page.getByText('Passed', { exact: true })).toBeVisible()
    await expect(page.getByText('A question of this exam turned out to be faulty')).toBeVisible()
    await expect(page.getByRole('link', { name: 'Your certificate, PDF' })).toBeVisible({ timeout: 30_000 })
  })
  await admin.context().close()
})

const explanationOf = (knowledge: Map<string, Known>, prompt: string) =>
  (knowledge.get(squeezed(prompt)) as unknown as { explanation: string }).explanation
