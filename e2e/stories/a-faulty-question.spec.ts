import { answer, knowledgeOf, squeezed, type Known } from '../answers.ts'
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

  const late = await admin.context().newPage()
  await test.step('another wish takes the preview away, and what is decided is named on the button', async () => {
    await admin.getByText('It is left out of the count, for everybody').click()
    await expect(admin.getByText('You changed what is to happen.')).toBeVisible()
    await expect(admin.getByRole('heading', { name: /Before you decide/ })).toBeHidden()
    await expect(admin.getByRole('button', { name: /^Decide/ })).toBeHidden()
    await admin.getByRole('button', { name: 'Show who is affected' }).click()
    await expect(admin.getByRole('button', { name: 'Decide: leave it out of the count' })).toBeVisible()
    await expect(admin.getByRole('group', { name: 'Which answer is right instead?' })).toBeHidden()
    await admin.getByText('Everybody who was asked gets the point').click()
    await admin.getByRole('button', { name: 'Show who is affected' }).click()
    // Somebody else, or this person in another tab, looks at something else meanwhile.
    await late.goto(admin.url())
    await late.getByText('It is left out of the count, for everybody').click()
    await late.getByRole('button', { name: 'Show who is affected' }).click()
    await late.getByRole('textbox', { name: 'Why' }).fill('It cannot be answered')
  })

  await test.step('without a reason nothing is decided; then it is, once, however often it is posted', async () => {
    await admin.getByRole('textbox', { name: 'Why' }).evaluate((field: HTMLTextAreaElement) => (field.required = false))
    await admin.getByRole('button', { name: 'Decide: everybody gets the point' }).click()
    await expect(admin.getByText('Say why, in a sentence.').first()).toBeVisible()
    await admin.getByRole('textbox', { name: 'Why' }).fill('Two of its answers are right')
    await admin.getByRole('button', { name: 'Decide: everybody gets the point' }).dblclick()
    await expect(admin.getByText('Two of its answers are right')).toBeVisible()
    await expect(admin.getByText('This question is not drawn any more.')).toBeVisible()
    await expect(admin.getByText('Decided: everybody gets the point. 1 result changed, and its person is told by mail. 1 person newly passed.')).toBeVisible()
    expect(await rows(stack, 'select outcome from regradings where question_id = $1', [open!.id])).toEqual([{ outcome: 'point' }])
    expect(await rows(stack, 'select correct, passed from grades where attempt_id = $1', [attempt])).toEqual([{ correct: 15, passed: false }])
    expect(await rows(stack, 'select correct, passed from regrades where attempt_id = $1', [attempt])).toEqual([{ correct: 16, passed: true }])
  })

  await test.step('whoever decides by a preview from before that is refused, and sees what was decided and what would happen now', async () => {
    await late.getByRole('button', { name: 'Decide: leave it out of the count' }).click()
    await expect(late.getByText('Somebody decided about this question meanwhile, so nothing was done.')).toBeVisible()
    await expect(late.getByText('Two of its answers are right')).toBeVisible()
    await expect(late.getByRole('textbox', { name: 'Why' })).toHaveValue('It cannot be answered')
    await expect(late.getByRole('row', { name: /Jorunn Dahl.*16 of 20.*15 of 19/ })).toBeVisible()
    expect(await rows(stack, 'select outcome from regradings where question_id = $1', [open!.id])).toEqual([{ outcome: 'point' }])
    await late.close()
  })

  await test.step('the answer that counts already is no other answer', async () => {
    const [single] = await rows<{ id: string; prompt: string }>(
      stack,
      `select q.id, q.prompt from attempt_items i join questions q on q.tenant_id = i.tenant_id and q.id = i.question_id
        where i.attempt_id = $1 and q.kind = 'single' and q.id <> $2 order by i.position limit 1`,
      [attempt, open!.id],
    )
    await admin.goto(`${origin}/courses/${COURSE}/questions/${single!.id}`)
    const other = admin.getByRole('group', { name: 'Which answer is right instead?' })
    await expect(other).toBeHidden()
    await admin.getByText('Another answer is right').click()
    await expect(other).toBeVisible()
    await answer(other, knowledge.get(squeezed(single!.prompt))!)
    await admin.getByRole('button', { name: 'Show who is affected' }).click()
    await expect(admin.getByText('This is what counts already.').first()).toBeVisible()
    await expect(admin.getByRole('button', { name: /^Decide/ })).toBeHidden()
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
