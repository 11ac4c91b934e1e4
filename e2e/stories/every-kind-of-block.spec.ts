import type { Page } from '@playwright/test'
import { startCourse, COURSE } from '../learner.ts'
import { tabTo } from '../keyboard.ts'
import { ask, cookieOf, CUSTOMERS, expect, MERIDIAN, person, rows, signIn, test } from '../story.ts'

/** The card itself, not the block's bookmark. */
const CARD = 'button[aria-pressed]:not([data-tool])'
const lesson = (name: string) => `/learn/${COURSE}/${name}`
const open = async (page: Page, address: string) => {
  await page.goto(address)
  await page.waitForLoadState('networkidle')
}

test('every kind of block by mouse', async ({ page, context, stack }) => {
  const origin = stack.origin(CUSTOMERS)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin })
  const { email } = await person(stack, CUSTOMERS, 'Ellen Strand', 'ellen@nordlys.example')
  await signIn(page, stack, CUSTOMERS, email)
  await startCourse(page, origin)

  await test.step('cards are turned, passed and put away', async () => {
    await open(page, origin + lesson('read-the-post'))
    const cards = page.locator('#lamps-together')
    const card = cards.locator(CARD)
    await expect(card).toContainText('Yellow alone')
    await card.click()
    await expect(card).toContainText('The cause is still there')
    await cards.getByRole('button', { name: 'I knew it' }).click()
    await expect(card).toContainText('Yellow with blue')
    await expect(cards.getByText('1 card of 7 put away')).toBeVisible()
    await cards.getByRole('button', { name: 'Previous' }).click()
    await expect(card).toContainText('No lamp at all')
    for (let left = 6; left > 0; left--) {
      await card.click()
      await cards.getByRole('button', { name: 'I knew it' }).click()
    }
    await expect(cards.getByText('You knew all of them')).toBeVisible()
    await cards.getByRole('button', { name: 'Start over' }).click()
    await expect(card).toContainText('Yellow alone')
  })

  await test.step('a picture is looked at closely', async () => {
    await page.locator('#post-front').getByRole('link', { name: /^Look closer/ }).click()
    const closer = page.getByRole('dialog')
    const width = () => closer.locator('img').evaluate((image) => image.getBoundingClientRect().width)
    const before = await width()
    await closer.getByRole('button', { name: 'Larger' }).click()
    await closer.getByRole('button', { name: 'Larger' }).click()
    await expect.poll(width).toBeGreaterThan(before * 1.5)
    await closer.getByRole('button', { name: 'Close' }).click()
    await expect(closer).toBeHidden()
  })

  await test.step('a recording and a film have their words, and a film its lines, at the speed that was chosen last', async () => {
    await page.locator('#start-warning').getByText('Read it instead').click()
    await expect(page.getByText('A buzzer gives six short beeps')).toBeVisible()
    await page.locator('#start-warning').getByLabel('Speed').selectOption('1.5')
    await open(page, origin + lesson('find-what-tripped-it'))
    const film = page.locator('#find-the-height')
    await expect(film.getByLabel('Speed')).toHaveValue('1.5')
    await film.getByText('Go to a line').click()
    await film.getByRole('button', { name: /Between 95 and 120 centimetres/ }).click()
    await expect.poll(() => film.locator('video').evaluate((video: HTMLVideoElement) => video.currentTime)).toBeGreaterThan(12)
  })

  await test.step('a file is saved under its name, and nothing of it runs in the page', async () => {
    await open(page, origin + lesson('start-of-shift'))
    const link = page.locator('#round-on-one-page').locator('a[download]')
    const saved = page.waitForEvent('download')
    await link.click()
    expect((await saved).suggestedFilename()).toBe('walk-round.pdf')
    const path = (await link.getAttribute('href'))!
    const cookie = await cookieOf(page, origin)
    const whole = await ask(stack, CUSTOMERS, path, { cookie })
    expect(whole.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'attachment',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    })
    const part = await ask(stack, CUSTOMERS, path, { cookie, headers: { range: 'bytes=0-4' } })
    expect([part.status, part.text, part.headers['content-range']]).toEqual([206, '%PDF-', `bytes 0-4/${whole.headers['content-length']}`])
    const table = page.locator('#readings-at-start')
    await expect(table.getByRole('region', { name: 'What has to read what before the first carton' })).toBeVisible()
  })

  await test.step('steps are ticked, and stay so in this browser', async () => {
    await open(page, origin + lesson('lock-it-out'))
    const steps = page.locator('#six-steps')
    await steps.getByLabel('Done: Prepare').check()
    await steps.getByLabel('Done: Stop', { exact: true }).check()
    await expect(steps.getByText('2 of 6 done')).toBeVisible()
    await page.reload()
    await expect(steps.getByText('2 of 6 done')).toBeVisible()
    await expect(steps.getByLabel('Done: Prepare')).toBeChecked()
  })

  await test.step('of tabs one is shown, and another when pressed', async () => {
    const tabs = page.locator('#where-you-work')
    await expect(tabs.getByRole('tabpanel')).toHaveText(/Directive 2009\/104\/EC/)
    await tabs.getByRole('tab', { name: 'United States' }).click()
    await expect(tabs.getByRole('tabpanel')).toHaveText(/29 CFR 1910.147/)
  })

  await test.step('code is copied as it was written; what is to be thought over opens when asked for', async () => {
    await open(page, origin + lesson('hand-it-over'))
    await page.locator('#a-log-that-helps').getByRole('button', { name: 'Copy' }).click()
    await expect(page.locator('#a-log-that-helps').getByText('Copied')).toBeVisible()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^STATE {3}key 0, A empty, B layer 4, 7 of 12\nTESTS/)
    await open(page, origin + lesson('what-the-fence-is-for'))
    await expect(page.getByText('0.96 m')).toBeHidden()
    await page.locator('#reckon-the-brake').getByText('How far do you get').click()
    await expect(page.getByText('0.96 m')).toBeVisible()
  })
})

test('a film of another site is asked for only when pressed', async ({ page, stack }) => {
  const origin = stack.origin(MERIDIAN)
  const { email } = await person(stack, MERIDIAN, 'Maryam Said', 'maryam@qasr.example')
  let asked = 0
  await page.route('https://www.youtube-nocookie.com/**', (route) => {
    asked++
    return route.fulfill({ contentType: 'text/html', body: '<p>The film</p>' })
  })
  await signIn(page, stack, MERIDIAN, email)
  await startCourse(page, origin, 'hand-hygiene-and-aseptic-technique')
  await open(page, `${origin}/learn/hand-hygiene-and-aseptic-technique/rub-or-wash`)
  const embed = page.locator('#washing-shown')
  await expect(embed.getByText('that site sees that you visit')).toBeVisible()
  expect(asked).toBe(0)
  await embed.getByRole('link', { name: 'Show it here' }).click()
  await expect(embed.frameLocator('iframe').getByText('The film')).toBeVisible()
  expect(await embed.locator('iframe').getAttribute('sandbox')).toContain('allow-scripts')
  expect(asked).toBe(1)
})

test('every kind of block by keyboard alone, and the keys of the page', async ({ page, stack }) => {
  const origin = stack.origin(CUSTOMERS)
  const { email } = await person(stack, CUSTOMERS, 'Runa Holt', 'runa@nordlys.example')
  await signIn(page, stack, CUSTOMERS, email)
  await startCourse(page, origin)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await open(page, origin + lesson('read-the-post'))

  await test.step('? lists the keys and gives the focus back; o folds the outline, and it stays folded', async () => {
    const back = page.getByRole('link', { name: 'Back to Certified Robot Operator' })
    await back.focus()
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Keys of this page' })).toBeVisible()
    await page.keyboard.press('j')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(back).toBeFocused()
    const outline = page.getByRole('navigation', { name: 'Outline' })
    await expect(outline).toBeVisible()
    await page.keyboard.press('o')
    await expect(outline).toBeHidden()
    await page.reload()
    await page.waitForLoadState('networkidle')
    await expect(outline).toBeHidden()
    await page.keyboard.press('o')
    await expect(outline).toBeVisible()
  })

  await test.step('a picture: Enter opens it, + makes it larger, Escape gives the focus back', async () => {
    const link = page.locator('#post-front').getByRole('link', { name: /^Look closer/ })
    await tabTo(page, link, 90)
    await page.keyboard.press('Enter')
    const image = page.getByRole('dialog').locator('img')
    const before = await image.evaluate((element) => element.getBoundingClientRect().width)
    await tabTo(page, page.getByRole('dialog').getByRole('region'), 8)
    await page.keyboard.press('+')
    await page.keyboard.press('+')
    await expect.poll(() => image.evaluate((element) => element.getBoundingClientRect().width)).toBeGreaterThan(before)
    await page.keyboard.press('Escape')
    await expect(link).toBeFocused()
  })

  await test.step('cards: Space and Enter turn, Enter on Next passes', async () => {
    const card = page.locator(`#lamps-together ${CARD}`)
    await tabTo(page, card)
    await page.keyboard.press('Space')
    await expect(card).toContainText('The cause is still there')
    await page.keyboard.press('Enter')
    await expect(card).toContainText('Yellow alone')
    await tabTo(page, page.locator('#lamps-together').getByRole('button', { name: 'Next' }), 4)
    await page.keyboard.press('Enter')
    await expect(card).toContainText('Yellow with blue')
    await expect(card).toBeFocused()
  })

  await test.step('steps by Space, tabs by arrows, Home and End', async () => {
    await open(page, origin + lesson('lock-it-out'))
    await tabTo(page, page.getByLabel('Done: Isolate'), 90)
    await page.keyboard.press('Space')
    await expect(page.getByText('1 of 6 done')).toBeVisible()
    const tab = (name: string) => page.getByRole('tab', { name })
    await tabTo(page, tab('European Union'))
    await page.keyboard.press('ArrowLeft')
    await expect(tab('United States')).toBeFocused()
    await expect(page.getByRole('tabpanel')).toHaveText(/29 CFR/)
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowRight')
    await expect(page.getByRole('tabpanel')).toHaveText(/Regulation 19/)
    await page.keyboard.press('Tab')
    await expect(page.getByRole('tabpanel')).toBeFocused()
  })

  await test.step('a table and code are stops of the Tab key; a reveal opens by Enter', async () => {
    await open(page, origin + lesson('start-of-shift'))
    await tabTo(page, page.getByRole('region', { name: /What has to read what/ }), 90)
    await open(page, origin + lesson('hand-it-over'))
    await tabTo(page, page.locator('#a-log-that-helps pre'), 90)
    await open(page, origin + lesson('what-the-fence-is-for'))
    await tabTo(page, page.locator('#reckon-the-brake summary'), 90)
    await page.keyboard.press('Enter')
    await expect(page.getByText('0.96 m')).toBeVisible()
  })
})

test('every kind of block on a narrow phone, without JavaScript, and on paper', async ({ page, browser, stack }) => {
  const origin = stack.origin(CUSTOMERS)
  const { email } = await person(stack, CUSTOMERS, 'Live Hagen', 'live@nordlys.example')
  await signIn(page, stack, CUSTOMERS, email)
  await startCourse(page, origin)
  const lessons = ['what-the-fence-is-for', 'read-the-post', 'start-of-shift', 'lock-it-out', 'find-what-tripped-it', 'hand-it-over']

  await test.step('at 360 px nothing is cut off, and a wide table moves by itself', async () => {
    await page.setViewportSize({ width: 360, height: 740 })
    for (const name of lessons) {
      await open(page, origin + lesson(name))
      expect([name, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([name, 360])
    }
    await open(page, origin + lesson('start-of-shift'))
    const table = page.getByRole('region', { name: /What has to read what/ })
    expect(await table.evaluate((element) => element.scrollWidth > element.clientWidth)).toBe(true)
    await open(page, origin + lesson('lock-it-out'))
    await page.getByRole('tab', { name: 'United States' }).tap().catch(() => page.getByRole('tab', { name: 'United States' }).click())
    await expect(page.getByRole('tabpanel')).toHaveText(/29 CFR/)
  })

  await test.step('on paper everything is open, and nothing is there that only a screen can do', async () => {
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.emulateMedia({ media: 'print' })
    const readable = async (name: string, words: string[]) => {
      await open(page, origin + lesson(name))
      for (const text of words) await expect(page.getByText(text).last()).toBeVisible()
      for (const gone of ['Copy', 'Speed', 'Press to turn', 'Go on', 'Outline', 'Show it here']) await expect(page.getByText(gone, { exact: true })).toBeHidden()
    }
    await readable('what-the-fence-is-for', ['0.96 m'])
    await readable('read-the-post', ['A buzzer gives six short beeps', 'Somebody pressed Reset and did not press Start. Find that somebody first.'])
    await readable('lock-it-out', ['Directive 2009/104/EC', 'Regulation 19', '29 CFR 1910.147, The control'])
    await readable('find-what-tripped-it', ['There is no speech.'])
    expect((await page.pdf()).length).toBeGreaterThan(20_000)
    await page.emulateMedia({ media: 'screen' })
  })

  await test.step('without JavaScript all of it is there, and no button that does nothing', async () => {
    const plain = await (await browser.newContext({ javaScriptEnabled: false, storageState: await page.context().storageState() })).newPage()
    await plain.goto(origin + lesson('read-the-post'))
    const cards = plain.locator('#lamps-together')
    await expect(cards.getByText('Mains on, no drive power. The key is at 0.')).toBeVisible()
    await expect(cards.getByRole('button').and(cards.locator(':not([data-tool])'))).toHaveCount(0)
    await plain.locator('#start-warning summary').click()
    await expect(plain.getByText('A buzzer gives six short beeps')).toBeVisible()
    const closer = (await plain.locator('#post-front').getByRole('link', { name: /^Look closer/ }).getAttribute('href'))!
    expect((await ask(stack, CUSTOMERS, closer)).headers['content-type']).toBe('image/webp')
    await plain.goto(origin + lesson('lock-it-out'))
    for (const text of ['Directive 2009/104/EC', 'Regulation 19', '29 CFR 1910.147, The control']) await expect(plain.getByText(text)).toBeVisible()
    await expect(plain.getByRole('tab')).toHaveCount(0)
    await expect(plain.locator('#six-steps').getByRole('checkbox')).toHaveCount(0)
    await plain.goto(origin + lesson('what-the-fence-is-for'))
    await plain.locator('#reckon-the-brake summary').click()
    await expect(plain.getByText('0.96 m')).toBeVisible()
    await plain.context().close()
  })

  await test.step('each kind really stands in a course', async () => {
    const kinds = await rows<{ kind: string }>(stack, 'select distinct kind from blocks order by kind')
    expect(kinds.map((row) => row.kind)).toEqual(
      expect.arrayContaining(['audio', 'callout', 'cards', 'check', 'code', 'embed', 'file', 'image', 'reveal', 'steps', 'table', 'tabs', 'text', 'video']),
    )
  })
})
