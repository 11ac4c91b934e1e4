import { startCourse } from '../learner.ts'
import { CUSTOMERS, expect, person, rows, signIn, test } from '../story.ts'

const LESSON = '/learn/certified-robot-operator/which-stop-is-it'

test('a reader writes a note, bookmarks a block and leaves a question for later, by keyboard on a phone, and finds all of it again', async ({ page, stack }) => {
  const mika = await person(stack, CUSTOMERS, 'Mika Virtanen', 'mika.virtanen@example.com')
  await page.setViewportSize({ width: 360, height: 740 })
  await signIn(page, stack, CUSTOMERS, mika.email)
  await startCourse(page, stack.origin(CUSTOMERS))
  await page.goto(stack.origin(CUSTOMERS) + LESSON)
  const block = page.locator('[data-block]').first()
  const check = page.locator('[data-block]:has(form)').first()
  await page.getByRole('heading', { level: 1 }).click()

  await page.keyboard.press('m')
  await expect(page.getByLabel('Your note')).toBeFocused()
  await page.keyboard.type('Ask Tor about the green lamp.')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(block.getByText('Ask Tor about the green lamp.')).toBeVisible()

  await block.getByRole('button', { name: 'Bookmark' }).press('Enter')
  await expect(block.getByRole('button', { name: 'Bookmarked' })).toHaveAttribute('aria-pressed', 'true')
  await check.getByRole('button', { name: 'Leave for later' }).press('Enter')
  await expect(check.getByRole('button', { name: 'Left for later' })).toBeVisible()
  await expect.poll(async () => (await rows(stack, 'select 1 from bookmarks b join people p on p.id = b.person_id where p.email = $1', [mika.email])).length).toBe(2)

  await page.goto(`${stack.origin(CUSTOMERS)}/notes`)
  await expect(page.getByText('Ask Tor about the green lamp.')).toBeVisible()
  await expect(page.getByText('Question left for later')).toBeVisible()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'As a text file' }).click()])
  const text = await (await file.createReadStream()).toArray()
  expect(Buffer.concat(text).toString()).toContain('Ask Tor about the green lamp.')
  await page.getByRole('listitem').filter({ hasText: 'Ask Tor' }).getByRole('link').click()
  await expect(page).toHaveURL(new RegExp(`${LESSON}#`))
})

test('two tabs and a lost connection take nothing from a note', async ({ page, context, stack }) => {
  const noor = await person(stack, CUSTOMERS, 'Noor Haddad', 'noor.haddad@example.com')
  await signIn(page, stack, CUSTOMERS, noor.email)
  await startCourse(page, stack.origin(CUSTOMERS))
  await page.goto(stack.origin(CUSTOMERS) + LESSON)
  const other = await context.newPage()
  await other.goto(stack.origin(CUSTOMERS) + LESSON)
  for (const [tab, words] of [
    [page, 'From the first tab.'],
    [other, 'From the second tab.'],
  ] as const) {
    await tab.locator('[data-block]').first().hover()
    await tab.locator('[data-block]').first().getByRole('link', { name: 'Note' }).click()
    await tab.getByLabel('Your note').fill(words)
  }

  await context.setOffline(true)
  await page.getByRole('button', { name: 'Save note' }).click()
  await expect(page.getByText('The academy did not answer. What you typed is still here')).toBeVisible()
  await expect(page.getByLabel('Your note')).toHaveValue('From the first tab.')
  await context.setOffline(false)
  await page.getByRole('button', { name: 'Save note' }).click()
  // Kept, and no longer a field in which it stands.
  await expect(page.getByLabel('Your note')).toBeHidden()
  await expect(page.locator('[data-block]').first().getByText('From the first tab.')).toBeVisible()

  await other.getByRole('button', { name: 'Save note' }).click()
  await expect(other.getByText('Changed since, in another tab')).toBeVisible()
  await expect(other.getByText('From the first tab.')).toBeVisible()
  await expect(other.getByLabel('What you typed here')).toHaveValue('From the second tab.')
  await other.getByRole('button', { name: 'Keep mine instead' }).click()
  await expect(other.getByLabel('What you typed here')).toBeHidden()
  await expect(other.locator('[data-block]').first().getByText('From the second tab.')).toBeVisible()
  await other.close()

  await test.step('whoever goes on takes a note along that was typed and not saved', async () => {
    const last = page.locator('[data-block]').last()
    await last.hover()
    await last.getByRole('link', { name: 'Note' }).click()
    await last.getByLabel('Your note').fill('Typed, and gone on.')
    await page.getByRole('heading', { level: 1 }).click()
    await page.keyboard.press('n')
    await expect(page.getByRole('heading', { level: 1, name: 'Which stop is it' })).toBeHidden()
    await page.goBack()
    await expect(page.locator('[data-block]').last().getByText('Typed, and gone on.')).toBeVisible()
  })

  await test.step('where the note cannot be kept the page stays, with the cursor in it', async () => {
    const last = page.locator('[data-block]').last()
    await last.getByRole('link', { name: 'Change' }).click()
    await last.getByLabel('Your note').fill('Typed while the academy was away.')
    await page.route('**/note', (route) => route.abort())
    await page.getByRole('button', { name: 'Go on' }).click()
    await expect(last.getByText('The academy did not answer. What you typed is still here')).toBeVisible()
    await expect(last.getByLabel('Your note')).toBeFocused()
    await expect(page.getByRole('heading', { level: 1, name: 'Which stop is it' })).toBeVisible()
    await page.unroute('**/note')
    await page.getByRole('button', { name: 'Go on' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Which stop is it' })).toBeHidden()
    const kept = 'select n.text from notes n join people p on p.id = n.person_id where p.email = $1'
    expect(await rows(stack, kept, [noor.email])).toContainEqual({ text: 'Typed while the academy was away.' })
  })
})

test('without JavaScript a note is a page and a bookmark a form; a stale note answers with both texts', async ({ browser, stack }) => {
  const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  const ola = await person(stack, CUSTOMERS, 'Ola Berg', 'ola.berg@example.com')
  await signIn(plain, stack, CUSTOMERS, ola.email)
  await startCourse(plain, stack.origin(CUSTOMERS))
  await plain.goto(stack.origin(CUSTOMERS) + LESSON)
  await plain.locator('[data-block]').first().hover()
  await plain.locator('[data-block]').first().getByRole('button', { name: 'Bookmark' }).click()
  await expect(plain.locator('[data-block]').first().getByRole('button', { name: 'Bookmarked' })).toBeAttached()
  await plain.locator('[data-block]').first().hover()
  await plain.locator('[data-block]').first().getByRole('link', { name: 'Note' }).click()
  await expect(plain).toHaveURL(/\/learn\/certified-robot-operator\/which-stop-is-it\/notes/)
  await plain.getByLabel('Note').fill('x'.repeat(10_001))
  await plain.getByRole('button', { name: 'Save note' }).click()
  await expect(plain.getByText('This note has 10001 characters').first()).toBeVisible()
  await expect(plain.getByLabel('Note')).toHaveValue('x'.repeat(10_001))
  await plain.getByLabel('Note').fill('Short.')
  await rows(stack, `insert into notes (tenant_id, person_id, course_id, block_slug, text, edit)
    select b.tenant_id, b.person_id, b.course_id, b.block_slug, 'From a phone.', 1 from bookmarks b join people p on p.id = b.person_id where p.email = $1`, [ola.email])
  await plain.getByRole('button', { name: 'Save note' }).click()
  await expect(plain.getByText('From a phone.')).toBeVisible()
  await expect(plain.getByLabel('What you typed here')).toHaveValue('Short.')
  await plain.getByRole('button', { name: 'Keep mine instead' }).click()
  await expect(plain.locator('[data-block]').first().getByText('Short.')).toBeVisible()
})
