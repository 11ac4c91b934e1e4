import type { Page } from '@playwright/test'
import { tabTo } from '../keyboard.ts'
import { KESTREL, CUSTOMERS, ask, cookieOf, expect, letterTo, linkIn, MERIDIAN, person, rows, signUp, stranger, test } from '../story.ts'

const COURSE = 'certified-robot-operator'
const LESSON = `/learn/${COURSE}/read-the-post`
const CHECK = `/try/${COURSE}`

const visits = (stack: Parameters<typeof rows>[0]) =>
  rows<{ visits: number; done: number; answers: number }>(
    stack,
    `select (select count(*)::int from visits) as visits, (select count(*)::int from visit_progress) as done, (select count(*)::int from visit_answers) as answers`,
  ).then(([row]) => row!)
const forget = (stack: Parameters<typeof rows>[0]) =>
  rows(stack, 'delete from visit_progress; delete from visit_places; delete from visit_playheads; delete from visit_answers; delete from visits')

const reading = (block: string) => ({ entries: JSON.stringify([{ block, done: true, second: 0, age_seconds: 0 }]) })

const question = (page: Page, at: number) => page.locator('main ol > li').nth(at)

/** Answers the five, by the place of the answer that is picked in each. */
async function answerFive(page: Page, picks = [1, 0, 1, 0, 1]) {
  for (const [at, pick] of picks.entries()) {
    await question(page, at).locator('input[type=radio]').nth(pick).check()
    await question(page, at).getByRole('button', { name: 'Check my answer' }).click()
    await expect(question(page, at).getByRole('button', { name: 'Answer again' })).toBeVisible()
  }
}

test('a guest learns one lesson, checks themselves, makes an account, and has everything, at the same place', async ({ page, stack }) => {
  await forget(stack)
  const origin = stack.origin(CUSTOMERS)

  await test.step('looking writes nothing, whoever looks and at whatever', async () => {
    for (const path of ['/', LESSON, CHECK]) expect((await ask(stack, CUSTOMERS, path)).status, path).toBe(200)
    expect(await visits(stack)).toEqual({ visits: 0, done: 0, answers: 0 })
  })

  await test.step('one press leads from the front door into the lesson', async () => {
    await page.goto(origin)
    await page.getByRole('link', { name: /^Try a lesson, \d+ min$/ }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Read the post' })).toBeVisible()
    await page.goto(origin + CHECK)
    await expect(page.getByText('0 of 5 answered')).toBeVisible()
  })

  await test.step('another lesson says what it is, and is not open', async () => {
    await page.goto(`${origin}/learn/${COURSE}/lock-it-out`)
    await expect(page).toHaveURL(`${origin}/learn/${COURSE}/lock-it-out/about`)
    await expect(page.getByText('Lesson 6 of 9')).toBeVisible()
    await page.getByRole('link', { name: /^Read the post, \d+ min$/ }).click()
    await expect(page).toHaveURL(origin + LESSON)
  })

  await test.step('answers in the lesson, finishes it, and is led to the self-check, which knows the answer', async () => {
    const check = page.locator('form', { has: page.getByRole('button', { name: 'Check my answer' }) }).first()
    await check.locator('input[type=radio]').nth(1).check()
    await check.getByRole('button', { name: 'Check my answer' }).click()
    await expect(page.getByText('That is right.')).toBeVisible()
    await page.getByRole('button', { name: 'Go on to the self-check' }).click()
    await expect(page).toHaveURL(origin + CHECK)
    await expect(page.getByText('1 of 5 answered')).toBeVisible()
    await expect(question(page, 0).getByText('That is right.')).toBeVisible()
    expect((await visits(stack)).visits).toBe(1)
  })

  await test.step('answers the others, and is told by skill what is right and what not yet', async () => {
    for (const [at, pick] of [0, 1, 0, 1].entries()) {
      await question(page, at + 1).locator('input[type=radio]').nth(pick).check()
      await question(page, at + 1).getByRole('button', { name: 'Check my answer' }).click()
      await expect(question(page, at + 1).getByRole('button', { name: 'Answer again' })).toBeVisible()
    }
    await expect(page.getByRole('heading', { name: '4 of 5 right' })).toBeVisible()
    const row = page.getByRole('listitem').filter({ hasText: 'Read a stop and restart' }).filter({ hasText: 'Not yet' })
    await expect(row.getByRole('link', { name: 'Read the post' })).toHaveAttribute('href', LESSON)
    await page.screenshot({ path: '.data/pictures/self-check.png', fullPage: true })
  })

  await test.step('makes an account and is back at the same place, with all of it', async () => {
    await page.getByRole('link', { name: 'Keep this: make an account' }).click()
    await expect(page).toHaveURL(`${origin}/sign-up?to=${encodeURIComponent(CHECK)}`)
    const newcomer = { name: 'Hjördís Blöndal', email: 'hjordis@nordlys.example', password: 'seven quiet pallets' }
    await signUp(page, stack, CUSTOMERS, newcomer, CHECK)
    await expect(page).toHaveURL(origin + CHECK)
    await expect(page.getByRole('heading', { name: '4 of 5 right' })).toBeVisible()
    await expect(page.getByText('This is kept in your account.')).toBeVisible()
    expect(await visits(stack)).toEqual({ visits: 0, done: 0, answers: 0 })
    expect((await page.context().cookies()).map((cookie) => cookie.name).filter((name) => name.endsWith('visit'))).toEqual([])
    await page.getByRole('link', { name: 'Go on with Certified Robot Operator' }).click()
    await expect(page.getByText('Done', { exact: true })).toHaveCount(1)
    await expect(page.getByRole('link', { name: 'Continue' })).toBeVisible()
  })
})

test('a link that is pressed in another browser takes nothing along and loses nothing: the first browser’s next sign-in claims it', async ({
  page,
  stack,
  browser,
}) => {
  await forget(stack)
  const origin = stack.origin(CUSTOMERS)
  await page.goto(origin + CHECK)
  await answerFive(page)
  await page.getByRole('link', { name: 'Keep this: make an account' }).click()
  const me = { name: 'Ragnheiður Ýr', email: 'ragga@nordlys.example', password: 'seven quiet pallets' }
  await page.getByLabel('Name').fill(me.name)
  await page.getByLabel('E-mail address').fill(me.email)
  await page.getByLabel('Password').fill(me.password)
  await page.getByRole('button', { name: 'Make my account' }).click()
  await expect(page.getByText('We sent a mail to')).toBeVisible()

  const other = await stranger(browser)
  await other.goto(linkIn(await letterTo(stack, me.email, /Confirm your address/)))
  await expect(other.getByText('What you did there without an account is not lost')).toBeVisible()
  await other.getByRole('button', { name: 'Finish and go on' }).click()
  await other.getByLabel('New password').fill(me.password)
  await other.getByRole('button', { name: 'Set it' }).click()
  await expect(other).toHaveURL(`${origin}/`)
  await other.goto(origin + CHECK)
  await expect(other.getByRole('button', { name: 'Start the course and answer' })).toBeVisible()
  await other.context().close()
  expect((await visits(stack)).answers).toBe(5)

  await page.goto(origin + CHECK)
  await page.getByRole('link', { name: 'I have an account' }).click()
  await page.getByLabel('E-mail address').fill(me.email)
  await page.getByLabel('Password', { exact: true }).fill(me.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL(origin + CHECK)
  await expect(page.getByText('This is kept in your account.')).toBeVisible()
  expect((await visits(stack)).visits).toBe(0)
})

test('a visit belongs to one academy: carried to a sister or to another company it is nobody’s', async ({ page, stack }) => {
  await forget(stack)
  await page.goto(stack.origin(CUSTOMERS) + CHECK)
  await answerFive(page)
  const cookie = await cookieOf(page, stack.origin(CUSTOMERS))
  const sister = await person(stack, KESTREL, 'Oluwaseun Adébáyọ̀', 'olu@kestrel.example')
  const entered = await ask(stack, KESTREL, '/sign-in', { method: 'POST', form: { email: sister.email, password: sister.password }, cookie })
  expect(entered.status).toBe(302)
  const there = await ask(stack, MERIDIAN, '/learn/hand-hygiene-and-aseptic-technique/every-surface/progress', {
    method: 'POST',
    form: reading('enough-and-wet'),
    cookie,
  })
  expect(there.status).toBe(204)
  expect(await rows(stack, `select s.slug, count(*)::int as visits from visits v join platform.tenants s on s.id = v.tenant_id group by 1 order by 1`)).toEqual([
    { slug: 'halden', visits: 1 },
    { slug: 'meridian', visits: 1 },
  ])
  expect(await rows(stack, `select 1 from check_answers a join people p on p.tenant_id = a.tenant_id and p.id = a.person_id where p.email = $1`, [sister.email])).toEqual([])
  await page.reload()
  await expect(page.getByRole('heading', { name: /of 5 right/ })).toBeVisible()
})

test('what a guest may not do is refused, and writes nothing', async ({ stack }) => {
  await forget(stack)
  const post = (path: string, form: Record<string, string>) => ask(stack, CUSTOMERS, path, { method: 'POST', form })
  expect((await post(`/learn/${COURSE}/lock-it-out/progress`, reading('four-energies-text'))).status).toBe(401)
  expect((await post(`${LESSON}/progress`, reading('no-such-block'))).status).toBe(404)
  expect((await post(CHECK, { block: 'one-place', picked: '0' })).status).toBe(404)
  expect((await post(CHECK, { block: 'green-no-motion', picked: '9' })).status).toBe(422)
  expect((await post(CHECK, { block: 'x\0y', picked: '0' })).status).toBe(400)
  expect((await ask(stack, CUSTOMERS, '/try/no-such-course')).status).toBe(404)
  expect((await ask(stack, CUSTOMERS, `/learn/${COURSE}/no-such-lesson/about`)).status).toBe(404)
  expect(await visits(stack)).toEqual({ visits: 0, done: 0, answers: 0 })
})

test('without JavaScript, at 360 px and by keyboard alone a guest tries, and signs in with it', async ({ stack, browser }) => {
  await forget(stack)
  const origin = stack.origin(CUSTOMERS)
  const { email } = await person(stack, CUSTOMERS, 'Guðný Þórðardóttir', 'gudny@nordlys.example')
  const page = await (await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })).newPage()
  const tabInto = (role: 'link' | 'button' | 'radio', name: string | RegExp) => tabTo(page, page.getByRole(role, { name }).first(), 90)
  await page.goto(origin)
  await tabInto('link', /Try a lesson/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Read the post' })).toBeVisible()
  await tabInto('button', 'Go on to the self-check')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(origin + CHECK)
  for (let at = 0; at < 5; at++) {
    await question(page, at).locator('input[type=radio]').first().focus()
    await page.keyboard.press('Space')
    await tabInto('button', 'Check my answer')
    await page.keyboard.press('Enter')
    await expect(page.getByText(`Question ${at + 1} is answered.`)).toBeVisible()
  }
  await expect(page.getByRole('heading', { name: /of 5 right/ })).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
  await tabInto('link', 'I have an account')
  await page.keyboard.press('Enter')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill('halden demonstration')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(origin + CHECK)
  await expect(page.getByText('This is kept in your account.')).toBeVisible()
  await page.context().close()
})
