import { passExam, startExam } from '../learner.ts'
import { CUSTOMERS, expect, person, rows, signIn, stranger, test } from '../story.ts'

const COURSE = 'certified-robot-operator'

test('home goes on at block and second in one press, and says what is due and what runs out', async ({ page, stack }) => {
  const origin = stack.origin(CUSTOMERS)
  const { email } = await person(stack, CUSTOMERS, 'Sæunn Bjarnadóttir', 'saeunn@nordlys.example')
  const home = page.getByRole('main')

  await test.step('who has begun nothing is one press away from a first lesson', async () => {
    await signIn(page, stack, CUSTOMERS, email)
    await expect(page.getByRole('heading', { level: 1, name: 'Start with one course' })).toBeVisible()
    await page.getByRole('button', { name: /^Start, \d+ min/ }).click()
    await expect(page).toHaveURL(`${origin}/learn/${COURSE}/what-the-fence-is-for`)
    await page.goto(origin)
    await expect(home.getByText('Nothing. A day by which a course is to be done shows here')).toBeVisible()
    await expect(home.getByText('No certificate yet')).toBeVisible()
  })

  await test.step('it names the block one left, its minutes and what they hold, and one press is there', async () => {
    // Sent from another page: the lesson itself would say where it was left, too.
    const read = ['one-place', 'post-front', 'lamp-colours'].map((block) => ({ block, done: true, second: 0, age_seconds: 0 }))
    const heard = { block: 'start-warning', done: false, second: 3, age_seconds: 0 }
    const status = await page.evaluate(
      ([path, entries]) => fetch(path!, { method: 'POST', body: new URLSearchParams({ entries: entries! }) }).then((answer) => answer.status),
      [`/learn/${COURSE}/read-the-post/progress`, JSON.stringify([...read, heard])],
    )
    expect(status).toBe(204)
    await page.goto(origin)
    await expect(page.getByText(/^Your next [3-6] minutes$/)).toBeVisible()
    await expect(page.getByRole('heading', { level: 1, name: 'Read the post' })).toBeVisible()
    await expect(page.getByText('Today you left off at “')).toBeVisible()
    await expect(page.getByRole('list', { name: /What the [3-6] minutes hold/ }).getByRole('listitem').first()).toContainText('Listen')
    await page.getByRole('link', { name: 'Continue at 0:03' }).click()
    await expect(page).toHaveURL(`${origin}/learn/${COURSE}/read-the-post#start-warning`)
    await expect.poll(() => page.locator('#start-warning').evaluate((element) => element.getBoundingClientRect().top)).toBeLessThan(300)
    await expect.poll(() => page.locator('#start-warning audio').evaluate((element: HTMLAudioElement) => Math.floor(element.currentTime))).toBe(3)
  })

  await test.step('a due day is said with its days, and one that is past without blame', async () => {
    const due = (days: number) =>
      rows(
        stack,
        `update enrollment_sources s set due_on = (now() at time zone 'Europe/Oslo')::date + $2::int from enrollments e join people p on p.tenant_id = e.tenant_id
          and p.id = e.person_id where e.tenant_id = s.tenant_id and e.id = s.enrollment_id and p.email = $1`,
        [email, days],
      )
    await due(12)
    await page.goto(origin)
    const row = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: 'Certified Robot Operator', exact: true }) })
    await expect(row).toContainText(/12\s*days/)
    await expect(row).toContainText(/Due on \d+ \w+ \d{4}\. .* lessons left, then the exam\./)
    await due(-2)
    await page.reload()
    await expect(row).toContainText(/2\s*days over/)
    await expect(row).toContainText('and is still open to you')
    await row.getByRole('link', { name: 'Go on' }).click()
    await expect(page).toHaveURL(`${origin}/learn/${COURSE}/read-the-post#start-warning`)
  })

  await test.step('an exam that runs comes before everything, and after passing nothing waits', async () => {
    await startExam(page, origin)
    const attempt = page.url()
    await page.goto(origin)
    await page.getByRole('link', { name: 'Go on with the exam' }).click()
    expect(page.url()).toBe(attempt.split('?')[0])
  })
})

test('after everything is passed home says so, and speaks of a certificate before it runs out', async ({ browser, stack }) => {
  const page = await stranger(browser)
  const origin = stack.origin(CUSTOMERS)
  const { email } = await person(stack, CUSTOMERS, 'Bergþóra Ásgeirsdóttir', 'bergthora@nordlys.example')
  await signIn(page, stack, CUSTOMERS, email)
  await page.getByRole('button', { name: /^Start, \d+ min/ }).click()
  await expect(page).toHaveURL(/what-the-fence-is-for/)
  await passExam(page, origin)
  await page.setViewportSize({ width: 360, height: 740 })
  await expect(async () => {
    await page.goto(origin)
    await expect(page.getByRole('link', { name: 'Certified Robot Operator', exact: true }).first()).toBeVisible({ timeout: 1000 })
    await expect(page.getByText(/Valid until/)).toBeVisible({ timeout: 1000 })
  }).toPass({ timeout: 30_000 })
  await expect(page.getByRole('heading', { level: 1, name: 'Nothing waits for you here' })).toBeVisible()
  await rows(
    stack,
    `update cycles c set valid_until_on = (now() at time zone 'Europe/Oslo')::date + 26 from credentials r join people p on p.tenant_id = r.tenant_id
      and p.id = r.person_id where r.tenant_id = c.tenant_id and r.id = c.credential_id and p.email = $1`,
    [email],
  )
  await page.reload()
  const row = page.getByRole('listitem').filter({ hasText: /From the day after, you renew it by passing the exam again: \d+ questions, \d+ min\./ })
  await expect(row).toContainText(/26\s*days/)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
  await page.screenshot({ path: '.data/pictures/home-runs-out.png', fullPage: true })
  await row.getByRole('link', { name: 'See what the exam asks' }).focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`${origin}/exams/${COURSE}`)
  await page.context().close()
})
