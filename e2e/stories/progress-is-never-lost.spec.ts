import { COURSE, startCourse } from '../learner.ts'
import { blocksIn, blocksOf, expectRead, readPast } from '../reading.ts'
import { CUSTOMERS, expect, person, rows, signIn, test } from '../story.ts'

const LESSON = `/learn/${COURSE}/read-the-post`
const [FIRST, SECOND, THIRD, FOURTH] = ['one-place', 'post-front', 'lamp-colours', 'buttons-and-key'] as const

test('what was read is kept: without a connection, after a closed tab, a killed server, in two tabs', async ({ page, context, stack }) => {
  const origin = stack.origin(CUSTOMERS)
  const { email } = await person(stack, CUSTOMERS, 'Torunn Aas', 'torunn@nordlys.example')
  await signIn(page, stack, CUSTOMERS, email)
  await startCourse(page, origin)
  await page.goto(origin + LESSON)
  await page.waitForLoadState('networkidle')

  await test.step('without a connection it is kept here, and said so; with one it is sent', async () => {
    await context.setOffline(true)
    await readPast(page, FIRST)
    await expect(page.getByText('Offline: your place is kept here and sent later')).toBeVisible()
    expect(await blocksOf(stack, email)).toEqual([])
    await context.setOffline(false)
    await expect(page.getByText('Place kept')).toBeVisible()
    await expectRead(stack, email, [FIRST])
  })

  await test.step('a tab that is closed without a connection loses nothing: any page sends it later, and shows it', async () => {
    await context.setOffline(true)
    await readPast(page, SECOND)
    await expect(page.getByText('Offline: your place is kept here and sent later')).toBeVisible()
    await page.close()
    expect(await blocksOf(stack, email)).toEqual([FIRST])
    await context.setOffline(false)
    page = await context.newPage()
    await page.goto(origin)
    await expectRead(stack, email, [FIRST, SECOND])
    await context.setOffline(true)
    await page.getByRole('link', { name: 'Catalogue' }).first().click()
    await expect(page.getByRole('alert')).toHaveText('You are offline. You stay on this page; press again once there is a connection.')
    await expect(page).toHaveURL(`${origin}/`)
    await context.setOffline(false)
    await expect(page.getByRole('alert')).toHaveCount(0)
    await page.getByRole('link', { name: 'Catalogue' }).first().click()
    await expect(page).toHaveURL(`${origin}/catalogue`)
  })

  await test.step('a tab that is closed at once still says where its reader was', async () => {
    await page.goto(origin + LESSON)
    await page.waitForLoadState('networkidle')
    await page.locator(`#${FOURTH}`).evaluate((element) => element.scrollIntoView({ block: 'start', behavior: 'instant' }))
    await page.goto('about:blank')
    await expect
      .poll(async () => {
        const places = await rows<{ block_slug: string }>(stack, 'select w.block_slug from places w join people p on p.id = w.person_id where p.email = $1', [email])
        return places[0]?.block_slug
      })
      .toBe(FOURTH)
  })

  await test.step('a server that is killed is asked again until it is back', async () => {
    await page.goto(origin + LESSON)
    await page.waitForLoadState('networkidle')
    await stack.web.kill('SIGKILL')
    await readPast(page, THIRD)
    await expect(page.getByText('No answer: your place is kept here and tried again')).toBeVisible()
    await stack.web.start()
    await expect(page.getByText('Place kept')).toBeVisible({ timeout: 40_000 })
    await expectRead(stack, email, [FIRST, SECOND, THIRD])
  })

  const finished: string[] = []
  await test.step('a lesson that is finished without a connection is finished once there is one', async () => {
    await page.goto(`${origin}/learn/${COURSE}/start-of-shift`)
    await page.waitForLoadState('networkidle')
    await context.setOffline(true)
    await page.getByRole('button', { name: 'Go on' }).click()
    await expect(page.getByText('Offline: your place is kept here and sent later')).toBeVisible()
    await expect(page.getByRole('heading', { level: 1, name: 'Six minutes at the start' })).toBeVisible()
    await context.setOffline(false)
    finished.push(...(await blocksIn(stack, 'start-of-shift')))
    await expectRead(stack, email, [FIRST, SECOND, THIRD, ...finished])
    await page.goto(origin + LESSON)
    await page.waitForLoadState('networkidle')
  })

  await test.step('two tabs without a connection read different blocks, and both are kept', async () => {
    const other = await context.newPage()
    await other.goto(`${origin}/learn/${COURSE}/what-the-fence-is-for`)
    await other.waitForLoadState('networkidle')
    await context.setOffline(true)
    await readPast(other, 'no-skin')
    await page.bringToFront()
    await readPast(page, FOURTH)
    await other.close()
    await context.setOffline(false)
    await expectRead(stack, email, [FIRST, SECOND, THIRD, FOURTH, 'no-skin', ...finished])
  })

  await test.step('a check that is answered without a connection keeps the lesson, and what was chosen', async () => {
    await page.goto(`${origin}/learn/${COURSE}/which-stop-is-it`)
    await page.waitForLoadState('networkidle')
    const check = page.locator('[data-block]:has(form)').first()
    await check.getByRole('radio').first().check()
    await context.setOffline(true)
    await check.getByRole('button', { name: 'Check my answer' }).click()
    await expect(check.getByText('The academy did not answer. Nothing on this page is lost')).toBeVisible()
    await expect(check.getByRole('radio').first()).toBeChecked()
    await context.setOffline(false)
    await check.getByRole('button', { name: 'Check my answer' }).click()
    await expect(check.getByText(/That is right|Not quite/)).toBeVisible()
  })
})

test('what one person read is never written down for another on the same browser', async ({ page, context, stack }) => {
  const origin = stack.origin(CUSTOMERS)
  const [one, two] = [
    await person(stack, CUSTOMERS, 'Hedda Vik', 'hedda@nordlys.example'),
    await person(stack, CUSTOMERS, 'Iver Vik', 'iver@nordlys.example'),
  ]
  await signIn(page, stack, CUSTOMERS, one.email)
  await startCourse(page, origin)
  await page.goto(origin + LESSON)
  await page.waitForLoadState('networkidle')
  await context.route('**/progress', (route) => route.abort())
  await readPast(page, FIRST)
  await expect(page.getByText('No answer: your place is kept here and tried again')).toBeVisible()

  const later = await context.newPage()
  await later.goto(`${origin}/account`)
  await later.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(later.getByRole('link', { name: 'Sign in' }).first()).toBeVisible()
  await signIn(later, stack, CUSTOMERS, two.email)
  await startCourse(later, origin)
  await context.unroute('**/progress')

  await test.step('the page that is still open says that somebody else is signed in, and sends nothing for them', async () => {
    await expect(page.getByText('Somebody else is signed in: your place is kept here for you')).toBeVisible({ timeout: 40_000 })
    await page.close()
  })

  await test.step('the second person reads, and only that is theirs', async () => {
    await later.goto(`${origin}/learn/${COURSE}/what-the-fence-is-for`)
    await later.waitForLoadState('networkidle')
    await readPast(later, 'no-skin')
    await expectRead(stack, two.email, ['no-skin'])
    expect(await blocksOf(stack, one.email)).toEqual([])
  })

  await test.step('the first comes back, and has what they read', async () => {
    await later.goto(`${origin}/account`)
    await later.getByRole('button', { name: 'Sign out', exact: true }).click()
    await expect(later.getByRole('link', { name: 'Sign in' }).first()).toBeVisible()
    await signIn(later, stack, CUSTOMERS, one.email)
    await expectRead(stack, one.email, [FIRST])
    expect(await blocksOf(stack, two.email)).toEqual(['no-skin'])
  })
})
