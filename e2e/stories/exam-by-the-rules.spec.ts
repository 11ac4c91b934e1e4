import type { Locator, Page } from '@playwright/test'
import { knowledgeOf } from '../answers.ts'
import { answerRightly, askedInSpiteOfPractice, answerSomehow, atQuestion, COURSE, handIn, HONOUR, QUESTIONS, startCourse, startExam } from '../learner.ts'
import type { Stack } from '../stack.ts'
import { CUSTOMERS, expect, letterTo, PASSWORD, PEOPLE, person, rows, signIn, stranger, test } from '../story.ts'

/** What a version holds is remembered by the process that read it, and only a superuser can change it. */
async function restartWeb(stack: Stack) {
  await stack.web.kill('SIGTERM')
  await stack.web.start()
}
const saved = (page: Page) => expect(page.getByText('Saved', { exact: true })).toBeVisible()

test('an exam by its rules: a promise, flags, a review, two tabs, time that is said, and one pass', async ({ page, stack }) => {
  const origin = stack.origin(CUSTOMERS)
  const knowledge = knowledgeOf('halden', COURSE)
  const { email } = await person(stack, CUSTOMERS, 'Torunn Lie', 'torunn.lie@nordlys.example')
  await signIn(page, stack, CUSTOMERS, email)
  await startCourse(page, origin)

  await test.step('the rules are those of this person, and nothing starts without the promise', async () => {
    await page.goto(`${origin}/exams/${COURSE}`)
    await expect(page.getByText('You pass with 16 right, 80 %.')).toBeVisible()
    await expect(page.getByText('You have 30 min. The clock runs on our side')).toBeVisible()
    await expect(page.getByText('You may look things up in the lessons.')).toBeVisible()
    await page.getByRole('button', { name: 'Start the exam' }).click()
    expect(await page.getByRole('checkbox', { name: HONOUR }).evaluate((box: HTMLInputElement) => box.validity.valueMissing)).toBe(true)
    // Whoever takes the browser's own hint away is told by the academy.
    await page.getByRole('checkbox', { name: HONOUR }).evaluate((box: HTMLInputElement) => (box.required = false))
    await page.getByRole('button', { name: 'Start the exam' }).click()
    await expect(page.getByText('Confirm this to start. Nothing has been counted yet.').first()).toBeVisible()
    expect(await attemptsOf(email)).toEqual([])
  })

  await test.step('rules that were published anew while they were read stand here at once, and the promise is asked for again', async () => {
    const rules = await rows<{ id: string; rules: string }>(stack, `select e.id, e.rules::text from exams e where e.id::text = $1`, [
      await page.locator('input[name=exam]').inputValue(),
    ])
    await page.getByRole('checkbox', { name: HONOUR }).check()
    // What is on the page is older than what is published now.
    await page.locator('input[name=exam]').evaluate((field: HTMLInputElement) => (field.value = crypto.randomUUID()))
    await rows(stack, `update exams set rules = rules || '["No calculators."]' where id::text = $1`, [rules[0]!.id])
    await restartWeb(stack)
    await page.getByRole('button', { name: 'Start the exam' }).click()
    await expect(page.getByText('This exam was published anew while its rules were open here.')).toBeVisible()
    await expect(page.getByText('No calculators.')).toBeVisible()
    await rows(stack, 'update exams set rules = $2 where id::text = $1', [rules[0]!.id, rules[0]!.rules])
    await restartWeb(stack)
    expect(await attemptsOf(email)).toEqual([])
  })

  const attempt = await startExam(page, origin)
  await test.step('what was promised is kept word for word', async () =>
    expect(await rows(stack, 'select statement from honour_statements where attempt_id = $1', [attempt])).toEqual([{ statement: HONOUR }]))

  await test.step('nothing that practice shows is asked, and a second tab with practice tells nothing while the exam is open', async () => {
    expect(await askedInSpiteOfPractice(stack, attempt)).toEqual([])
    const tab = await page.context().newPage()
    await tab.goto(`${origin}/practice/${COURSE}`)
    await expect(tab.getByText('Your exam of this course is open.')).toBeVisible()
    await expect(tab.getByRole('button', { name: 'Start practising' })).toBeHidden()
    await expect(tab.getByRole('link', { name: 'Go on with your attempt' })).toHaveAttribute('href', `/attempts/${attempt}`)
    await tab.close()
  })

  const second = await page.context().newPage()
  await test.step('two answers, one of them flagged, are listed in the review, and a link leads back to each', async () => {
    await answerRightly(page, knowledge)
    await saved(page)
    await page.getByText('Come back to this').click()
    await expect(page.getByText(`1 of ${QUESTIONS} answered, 1 flagged`)).toBeVisible()
    await expect(page.getByRole('link', { name: 'Question 1, answered, flagged' })).toBeVisible()
    await page.getByRole('button', { name: 'Next' }).click()
    await atQuestion(page, 2)
    await answerRightly(page, knowledge)
    await saved(page)
    await page.getByRole('link', { name: 'Review and hand in' }).click()
    await expect(page.getByText(`${QUESTIONS - 2} questions without an answer`)).toBeVisible()
    await page.getByRole('link', { name: 'Flagged, to come back to: 1' }).click()
    await page.getByRole('region', { name: 'Flagged, to come back to' }).getByRole('link', { name: 'Question 1', exact: true }).click()
    await atQuestion(page, 1)
    await expect(page.getByRole('checkbox', { name: 'Come back to this' })).toBeChecked()
  })

  await test.step('a second tab goes on, and the first shows what was answered there as soon as one comes back to it', async () => {
    await second.goto(`${origin}/attempts/${attempt}?question=3`)
    await answerSomehow(second)
    await saved(second)
    await page.goto(`${origin}/attempts/${attempt}?question=3`)
    const before = await fieldsOf(page.locator('fieldset').first())
    await second.getByText('Come back to this').click()
    await saved(second)
    await expect(page.getByRole('checkbox', { name: 'Come back to this' })).not.toBeChecked()
    await page.evaluate(() => window.dispatchEvent(new Event('focus')))
    await expect(page.getByRole('checkbox', { name: 'Come back to this' })).toBeChecked()
    expect(await fieldsOf(page.locator('fieldset').first())).toEqual(before)
    await page.getByText('Come back to this').click()
    await saved(page)
  })

  await test.step('an answer that was refused stays: both are shown, and no link leads away before one of them is kept', async () => {
    const disputed = (tab: Page) => expect(tab.getByRole('heading', { name: 'Saved meanwhile, in another tab or on another device' })).toBeVisible()
    const flag = (tab: Page) => tab.getByRole('checkbox', { name: 'Come back to this' })
    await page.getByText('Come back to this').click()
    await saved(page)
    await second.getByText('Come back to this').click()
    await disputed(second)
    await expect(second.getByText('It is flagged there, to come back to.')).toBeVisible()
    await expect(second.getByRole('region', { name: 'Saved meanwhile' }).locator('input, select, button')).toHaveCount(0)
    await expect(flag(second)).not.toBeChecked()
    for (const name of ['Question 4', 'Review and hand in']) await second.getByRole('link', { name, exact: true }).click()
    await atQuestion(second, 3)
    await expect(second.getByRole('heading', { name: 'Choose one of the two answers first, then go on' })).toBeInViewport()
    await expect(second.getByRole('alert')).toBeFocused()
    await second.getByRole('button', { name: 'Keep the answer above' }).click()
    await saved(second)
    expect(await rows(stack, 'select is_flagged from responses where attempt_id = $1 and position = 3', [attempt])).toEqual([{ is_flagged: false }])
    await second.getByText('Come back to this').click()
    await saved(second)
    await second.getByText('Come back to this').click()
    await saved(second)
    await second.getByText('Come back to this').click()
    await saved(second)
    await page.getByText('Come back to this').click()
    await disputed(page)
    await page.getByRole('link', { name: 'Take the saved answer' }).click()
    await expect(flag(page)).toBeChecked()
    await page.getByRole('link', { name: 'Question 4', exact: true }).click()
    await atQuestion(page, 4)
  })

  await test.step('the time is said when ten minutes are left, and not before', async () => {
    await expect(page.getByText(/minutes left\./)).toBeHidden()
    await rows(stack, `update attempts set deadline_at = now() + interval '10 minutes 12 seconds' where id = $1`, [attempt])
    await page.goto(`${origin}/attempts/${attempt}?question=4`)
    await expect(page.getByText('11 min left')).toBeVisible()
    await expect(page.getByRole('status').filter({ hasText: '10 minutes left.' })).toBeVisible({ timeout: 30_000 })
  })

  await test.step('whoever is signed out in another tab signs in from the question, and finds the answer saved', async () => {
    await page.goto(`${origin}/attempts/${attempt}?question=5`)
    const account = await page.context().newPage()
    await account.goto(`${origin}/account`)
    await account.getByRole('button', { name: 'Sign out', exact: true }).click()
    await expect(account.getByRole('banner').getByRole('link', { name: 'Sign in', exact: true })).toBeVisible()
    await account.close()
    await answerSomehow(page)
    await expect(page.getByRole('heading', { name: 'You are signed out, so this answer is not saved yet' })).toBeVisible()
    await page.getByRole('button', { name: 'Next' }).click()
    await expect(page.getByRole('alert')).toBeFocused()
    await atQuestion(page, 5)
    const given = await fieldsOf(page.locator('fieldset').first())
    const kept = async () => (await rows(stack, 'select 1 from responses where attempt_id = $1 and position = 5', [attempt])).length
    expect(await kept()).toBe(0)
    await page.getByRole('link', { name: /^Sign in and come back to this question/ }).click()
    await page.getByLabel('E-mail address').fill(email)
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await atQuestion(page, 5)
    await saved(page)
    expect(await fieldsOf(page.locator('fieldset').first())).toEqual(given)
    expect(await kept()).toBe(1)
  })

  await test.step('a question mark lists the keys, and Escape closes the list', async () => {
    await page.keyboard.press('?')
    const keys = page.getByRole('dialog', { name: 'Keys of this page' })
    await expect(keys.getByText('Pick the answer that bears the number')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(keys).toBeHidden()
  })

  await test.step('with questions open, handing in is confirmed first, also by whoever takes the browser’s own hint away', async () => {
    await page.goto(`${origin}/attempts/${attempt}/submission`)
    await page.getByRole('button', { name: 'Hand in' }).click()
    const agreed = page.getByRole('checkbox', { name: `Hand in with ${QUESTIONS - 4} questions unanswered and 2 flagged` })
    expect(await agreed.evaluate((box: HTMLInputElement) => box.validity.valueMissing)).toBe(true)
    await agreed.evaluate((box: HTMLInputElement) => (box.required = false))
    await page.getByRole('button', { name: 'Hand in' }).click()
    await expect(page.getByText('Some questions are still open. Nothing has been handed in.')).toBeVisible()
    expect(await rows(stack, 'select 1 from grades where attempt_id = $1', [attempt])).toEqual([])
  })

  await test.step('a result tells each skill and what to read, and when the next try is', async () => {
    await page.goto(`${origin}/attempts/${attempt}/submission`)
    await handIn(page)
    await expect(page.getByText('Not passed', { exact: true })).toBeVisible()
    await expect(page.getByText('Below the mark').first()).toBeVisible()
    // A bar is as long as what was right of what was asked.
    for (const skill of await page.locator('section:has(#skills) li').all()) {
      const [right, asked] = (await skill.getByText(/^\d+ of \d+ right$/).innerText()).match(/\d+/g)!.map(Number)
      expect(Number(await skill.locator('svg rect').nth(1).getAttribute('width'))).toBeCloseTo((100 * right!) / asked!, 5)
    }
    await expect(page.getByText(/The next attempt opens on .*You have 2 attempts left\./)).toBeVisible()
    await expect(page.getByRole('link', { name: 'Practise first' })).toBeVisible()
    await second.getByText('Come back to this').click()
    await expect(second.getByText('This attempt has been handed in. Nothing more can be changed.')).toBeVisible()
  })

  async function attemptsOf(address: string) {
    return rows(stack, 'select a.id from attempts a join people p on p.tenant_id = a.tenant_id and p.id = a.person_id where p.email = $1', [address])
  }
})

test('of two tabs that answer the same open question, each keeps its own answer until one of them is chosen', async ({ page, stack }) => {
  const origin = stack.origin(CUSTOMERS)
  const { email } = await person(stack, CUSTOMERS, 'Runa Vik', 'runa.vik@nordlys.example')
  await signIn(page, stack, CUSTOMERS, email)
  await startCourse(page, origin)
  const attempt = await startExam(page, origin)
  const kinds = await rows<{ position: number; kind: string }>(
    stack,
    `select min(i.position) as position, q.kind from attempt_items i join questions q on q.tenant_id = i.tenant_id and q.id = i.question_id
     where i.attempt_id = $1 and q.kind in ('single', 'multiple') group by q.kind order by q.kind`,
    [attempt],
  )
  expect(kinds.map(({ kind }) => kind)).toEqual(['multiple', 'single'])
  const second = await page.context().newPage()
  for (const { position, kind } of kinds) {
    const role = kind === 'single' ? 'radio' : 'checkbox'
    const choices = (tab: Page) => tab.locator('fieldset').first().getByRole(role)
    for (const tab of [page, second]) {
      await tab.goto(`${origin}/attempts/${attempt}?question=${position}`)
      await tab.waitForLoadState('networkidle')
    }
    await choices(page).nth(0).check({ force: true })
    await saved(page)
    await choices(second).nth(1).check({ force: true })
    await expect(second.getByRole('heading', { name: 'Saved meanwhile, in another tab or on another device' })).toBeVisible()
    const picked = () => choices(second).evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).checked))
    expect((await picked()).slice(0, 2), kind).toEqual([false, true])
    await second.getByRole('button', { name: 'Keep the answer above' }).click()
    await saved(second)
    await second.reload()
    expect((await picked()).slice(0, 2), kind).toEqual([false, true])
  }
})

test('more time and a break, granted by an administrator: the clock stands, the questions are gone, the answers are kept', async ({ page, stack, browser }) => {
  const origin = stack.origin(CUSTOMERS)
  const { email } = await person(stack, CUSTOMERS, 'Pål Ødegård', 'paal@nordlys.example')

  await test.step('an owner finds the person, grants 50 % and one break, and reads why', async () => {
    const owner = await stranger(browser)
    await signIn(owner, stack, PEOPLE, 'ingrid.solheim@halden.example')
    await owner.goto(`${stack.origin(PEOPLE)}/people?search=${email}`)
    await owner.getByRole('link', { name: 'Accommodations of Pål Ødegård' }).click()
    await expect(owner).toHaveURL(/\/people\/[0-9a-f-]+\/accommodations$/)
    const late = await owner.context().newPage()
    await late.goto(owner.url())
    await owner.getByLabel('Breaks', { exact: true }).fill('1')
    await owner.getByLabel('What it rests on').fill('Back pain, letter of 3 March')
    await owner.getByRole('button', { name: 'Grant this' }).click()
    await expect(owner.getByText('Say how many minutes each break lasts.').first()).toBeVisible()
    await expect(owner.getByLabel('What it rests on')).toHaveValue('Back pain, letter of 3 March')
    await owner.getByLabel('Extra time, in per cent').fill('50')
    await owner.getByLabel('Minutes each').fill('15')
    await owner.getByRole('button', { name: 'Grant this' }).click()
    await expect(owner.getByRole('definition').filter({ hasText: '50 % more time, 1 break of up to 15 min' })).toBeVisible()
    await expect(owner.getByRole('definition').filter({ hasText: 'Back pain, letter of 3 March' })).toBeVisible()
    await expect(owner.getByText('Pål Ødegård gets a mail that says so, without the reason.')).toBeVisible()
    // A form that was opened before that is refused, shows what was granted and keeps what was typed.
    await late.getByLabel('Extra time, in per cent').fill('25')
    await late.getByLabel('What it rests on').fill('Dyslexia, letter of 9 May')
    await late.getByRole('button', { name: 'Grant this' }).click()
    await expect(late.getByText('It is shown here now; look again before you go on.')).toBeVisible()
    await expect(late.getByText('50 % more time, 1 break of up to 15 min')).toBeVisible()
    await expect(late.getByLabel('What it rests on')).toHaveValue('Dyslexia, letter of 9 May')
    await expect(late.getByLabel('Extra time, in per cent')).toHaveValue('25')
    await expect(late.getByRole('button', { name: 'Grant this instead' })).toBeVisible()
    const letter = await letterTo(stack, email, /What is granted to you for exams/)
    expect(letter.text.replace(/\s+/g, ' ')).toContain('Granted to you: 50 % more time and one break of up to 15 minutes, in every exam.')
    expect(letter.text).not.toMatch(/Back pain/)
    // Ending is a second step, also where no script runs.
    await expect(owner.getByRole('button', { name: 'End this now' })).toBeHidden()
    await owner.getByText('End this …').click()
    await expect(owner.getByRole('button', { name: 'End this now' })).toBeVisible()
    await owner.context().close()
  })

  await page.setViewportSize({ width: 360, height: 740 })
  await signIn(page, stack, CUSTOMERS, email)
  await startCourse(page, origin)
  await test.step('the person reads what they have, and never why', async () => {
    await page.goto(`${origin}/exams/${COURSE}`)
    await expect(page.getByText('You have 45 min. That is 50 % more than usual, as granted to you.')).toBeVisible()
    await expect(page.getByText('You may take 1 break of up to 15 min.')).toBeVisible()
    expect(await page.content()).not.toMatch(/Back pain/)
  })

  const attempt = await startExam(page, origin)
  const prompt = await page.locator('legend').innerText()
  await answerSomehow(page)
  await saved(page)
  const deadline = async () => (await rows<{ at: Date }>(stack, 'select deadline_at as at from attempts where id = $1', [attempt]))[0]!.at.getTime()
  const before = await deadline()

  const open = await page.context().newPage()
  await open.goto(`${origin}/attempts/${attempt}?question=2`)
  await atQuestion(open, 2)
  await test.step('on a break nothing of the exam is on the page, wherever one looks', async () => {
    await page.getByText('Take a break').click()
    await expect(page.getByText('This is your last break.')).toBeVisible()
    expect(await deadline()).toBe(before)
    await page.getByRole('button', { name: 'Begin the break' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'You are on a break' })).toBeVisible()
    await expect(page.getByText('This is your last break.')).toBeVisible()
    expect(await deadline()).toBe(before + 15 * 60_000)
    for (const path of ['', '?question=1', '/submission']) {
      await page.goto(`${origin}/attempts/${attempt}${path}`)
      await expect(page.getByRole('heading', { level: 1, name: 'You are on a break' })).toBeVisible()
      expect(await page.content()).not.toContain(prompt)
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  })

  await test.step('what is answered meanwhile in a tab from before is refused, and waits there', async () => {
    await answerSomehow(open)
    await expect(open.getByText('You are on a break and the clock stands.')).toBeVisible()
    await open.getByRole('button', { name: 'Next' }).click()
    await expect(open.getByText('Your answer is still on this page')).toBeVisible()
    await atQuestion(open, 2)
  })

  await test.step('ending it early goes on where the clock stood, with the answer that was given and no break left', async () => {
    await page.getByRole('button', { name: 'End the break and go on' }).click()
    await expect(page.getByText(`1 of ${QUESTIONS} answered`)).toBeVisible()
    await expect(page.getByText('You have taken every break that was granted to you.')).toBeVisible()
    await expect(page.getByText('Take a break')).toBeHidden()
    const after = await deadline()
    expect(after).toBeGreaterThan(before)
    expect(after).toBeLessThan(before + 120_000)
    await open.getByRole('button', { name: 'Next' }).click()
    await atQuestion(open, 3)
    await expect(open.getByText(`2 of ${QUESTIONS} answered`)).toBeVisible()
  })
})

/** What is chosen and typed in a question. */
const fieldsOf = (at: Locator) =>
  at.locator('input, select').evaluateAll((all) => (all as HTMLInputElement[]).map((one) => (/radio|checkbox/.test(one.type) ? one.checked : one.value)))
