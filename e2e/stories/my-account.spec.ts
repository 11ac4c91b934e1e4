import type { Page } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import { readFileSync } from 'node:fs'
import type { Stack } from '../stack.ts'
import { ask, cookieOf, CUSTOMERS, expect, letterTo, linkIn, PASSWORD, person, rows, signIn, signUp, stranger, test } from '../story.ts'

/** As if the sign-in of everybody with this address lay an hour back. */
const anHourLater = (stack: Stack, email: string) =>
  rows(stack, `update sessions set authenticated_at = now() - interval '1 hour' where person_id in (select id from people where email = $1)`, [email])
const isOut = (page: Page) => expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()

test('a profile: names in any script that can be printed, a language, a time zone; and of two forms the older is told', async ({ page, stack }) => {
  const origin = stack.origin(CUSTOMERS)
  const { email } = await person(stack, CUSTOMERS, 'Lukasz Zolc', 'lukasz.profile@nordlys.example')
  await signIn(page, stack, CUSTOMERS, email)
  await page.goto(`${origin}/account/sessions`)
  await expect(page.getByText(/since \d+ \w+ \d{4} at \d\d:\d\d/)).toBeVisible()

  await page.goto(`${origin}/account`)
  const older = await page.context().newPage()
  await older.goto(`${origin}/account`)

  await test.step('a letter without a shape is named while it is typed, and when it is saved', async () => {
    await page.getByLabel('Name on certificates').fill('Łukasz 🤖')
    await expect(page.getByText('“🤖” cannot be printed on a certificate yet')).toBeVisible()
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByRole('alert')).toContainText('“🤖” cannot be printed')
    await expect(page.getByLabel('Name on certificates')).toHaveValue('Łukasz 🤖')
    await page.getByLabel('Name on certificates').fill('\u202EŁukasz  Żółć')
    await expect(page.getByText('This can be printed: Łukasz Żółć')).toBeVisible()
  })

  await test.step('it is saved, without marks that turn the text, and the page follows language and time zone', async () => {
    await page.getByLabel('Language').selectOption({ label: 'English (United States)' })
    const zone = page.getByRole('combobox', { name: 'Time zone' })
    // Its list is there a moment after the page; any part of a name finds it, and what is typed counts as well.
    await expect(page.getByRole('button', { name: 'Show all time zones' })).toBeVisible()
    // Typed as fast as people can: a list closes when the page is scrolled, as coming to the field may do, and opens with the next letter.
    await zone.pressSequentially('riy', { delay: 100 })
    await expect(page.getByRole('listbox').getByRole('option')).toHaveText(['Asia/Riyadh'])
    await zone.press('ArrowDown')
    await zone.press('Enter')
    await expect(zone).toHaveValue('Asia/Riyadh')
    await zone.fill('america/new york')
    await zone.press('Tab')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('Your profile is saved.')).toBeVisible()
    await expect(page.getByLabel('Name on certificates')).toHaveValue('Łukasz Żółć')
    await expect(zone).toHaveValue('America/New_York')
    await expect(page.locator('html')).toHaveAttribute('lang', 'en-US')
    await page.goto(`${origin}/account/sessions`)
    await expect(page.getByText(/since \w+ \d+, \d{4} at \d+:\d\d\s[AP]M/)).toBeVisible()
  })

  await test.step('the older form gets both values side by side, and nothing is lost until one is chosen', async () => {
    await older.getByLabel('Name', { exact: true }).fill('Łukasz')
    await older.getByRole('button', { name: 'Save' }).click()
    await expect(older.getByText('was changed since this page was opened')).toBeVisible()
    const row = (label: string) => older.getByRole('row').filter({ has: older.getByRole('rowheader', { name: label, exact: true }) })
    await expect(row('Name')).toContainText('Lukasz Zolc')
    await expect(row('Time zone')).toContainText('America/New_York')
    const cookie = await cookieOf(page, origin)
    const stale = await ask(stack, CUSTOMERS, '/account', { method: 'POST', cookie, form: { name: 'X', printed_name: '', locale: 'en', time_zone: '', version: '1' } })
    expect(stale.status).toBe(409)
    await older.getByRole('link', { name: 'Keep what is saved' }).click()
    await expect(older.getByLabel('Name', { exact: true })).toHaveValue('Lukasz Zolc')
    const [{ printed_name }] = (await rows(stack, 'select printed_name from people where email = $1', [email])) as [{ printed_name: string }]
    expect(printed_name).toBe('Łukasz Żółć')
  })

  await test.step('a time zone that is none is refused with a sentence', async () => {
    await older.getByRole('combobox', { name: 'Time zone' }).fill('Middle/Earth')
    await older.getByRole('button', { name: 'Save' }).click()
    await expect(older.getByRole('alert')).toContainText('No time zone has this name')
  })
})

test('another address: confirmed that it is them, proved by a link, told to the old one, and taken back from there', async ({ page, stack, browser }) => {
  const origin = stack.origin(CUSTOMERS)
  const email = 'berit.old@nordlys.example'
  const wanted = 'berit.new@nordlys.example'
  await person(stack, CUSTOMERS, 'Berit Haugen', email)
  const phone = await stranger(browser)
  await signIn(phone, stack, CUSTOMERS, email)
  await signIn(page, stack, CUSTOMERS, email)
  await anHourLater(stack, email)

  await page.goto(`${origin}/account/security`)
  await page.getByRole('link', { name: 'Change your address' }).click()
  await expect(page).toHaveURL(`${origin}/account/email`)
  await page.getByLabel('New e-mail address').fill(wanted)
  await page.getByRole('button', { name: 'Send the link' }).click()
  await expect(page).toHaveURL(/\/account\/confirm\?/)
  await page.getByLabel('Password', { exact: true }).fill('not this one')
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByRole('alert')).toContainText('not your present password')
  await page.getByRole('button', { name: 'Show' }).click()
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByLabel('New e-mail address'), 'what was typed is still there').toHaveValue(wanted)
  await page.getByRole('button', { name: 'Send the link' }).click()
  await expect(page.getByText(`We sent a mail to ${wanted}`)).toBeVisible()

  const told = linkIn(await letterTo(stack, email, /about to change/))
  const link = linkIn(await letterTo(stack, wanted, /Confirm your new address/))
  const thief = await stranger(browser)
  await thief.goto(link)
  await isOut(thief)
  await page.goto(link)
  await expect(page).toHaveURL(/\/account\/email\/[a-z0-9]{32}$/)
  await page.getByRole('button', { name: 'Use this address' }).click()
  await expect(page.getByText('Your new address is in use.')).toBeVisible()
  await phone.goto(`${origin}/account`)
  await isOut(phone)

  await phone.goto(told)
  await expect(phone).toHaveURL(/\/address-undo\/[a-z0-9]{32}$/)
  await expect(phone.getByText(`was changed to ${wanted}`)).toBeVisible()
  await phone.getByRole('button', { name: 'Undo it' }).click()
  await expect(phone.getByText('Your account has its address back.')).toBeVisible()
  await page.goto(`${origin}/account`)
  await isOut(page)
  await phone.getByLabel('E-mail address').fill(email)
  await phone.getByRole('button', { name: 'Send the link' }).click()
  await phone.goto(linkIn(await letterTo(stack, email, /Set a new password/)))
  await phone.getByRole('button', { name: 'Go on' }).click()
  await phone.getByLabel('New password').fill('password12345')
  await phone.getByRole('button', { name: 'Set it' }).click()
  await expect(phone.getByRole('alert')).toContainText('one of the passwords that are tried first')
  await phone.getByLabel('New password').fill('nine grey geese again')
  await phone.getByRole('button', { name: 'Set it' }).click()
  await expect(phone).toHaveURL(`${origin}/`)
  await letterTo(stack, email, /Your password was changed/)
  await phone.goto(told)
  await expect(phone.getByText('This link has been used or is older than seven days')).toBeVisible()
  await thief.context().close()
  await phone.context().close()
})

test('sessions are seen with their devices and ended one by one or all', async ({ page, stack, browser }) => {
  const origin = stack.origin(CUSTOMERS)
  const { email } = await person(stack, CUSTOMERS, 'Sigrun Lie', 'sigrun@nordlys.example')
  const others = await Promise.all([1, 2, 3].map(() => stranger(browser)))
  for (const other of others) await signIn(other, stack, CUSTOMERS, email)
  await signIn(page, stack, CUSTOMERS, email)
  await page.goto(`${origin}/account/sessions`)
  const list = page.locator('main ul').last().getByRole('listitem')
  await expect(list).toHaveCount(4)
  await expect(list.first()).toContainText('This one')
  await expect(list.first()).toContainText(/Chrome on Linux/)
  await page.getByRole('button', { name: /^End the session of/ }).first().click()
  await expect(page.getByText('1 session ended.')).toBeVisible()
  await expect(list).toHaveCount(3)
  await page.getByRole('button', { name: 'End all others' }).click()
  await expect(page.getByText('2 sessions ended.')).toBeVisible()
  await expect(list).toHaveCount(1)
  for (const other of others) {
    await other.goto(`${origin}/account`)
    await isOut(other)
    await other.context().close()
  }
})

test('a copy of all one’s data: asked for once, ready while the page is closed, opened and read, and nobody else’s', async ({ page, stack, browser }) => {
  const origin = stack.origin(CUSTOMERS)
  const torunn = { name: 'Torunn Ås', email: 'torunn.as@nordlys.example', password: 'a phrase for the data' }
  await signUp(page, stack, CUSTOMERS, torunn)
  await page.goto(`${origin}/account/data`)
  await page.getByRole('button', { name: 'Collect my data' }).click()
  await page.goto(`${origin}/catalogue`)
  const letter = await letterTo(stack, torunn.email, /Your data at .* is ready/)
  await page.goto(linkIn(letter))
  await anHourLater(stack, torunn.email)
  await page.getByRole('button', { name: 'Download' }).click()
  await expect(page).toHaveURL(/\/account\/confirm\?/)
  await page.getByLabel('Password', { exact: true }).fill(torunn.password)
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page).toHaveURL(`${origin}/account/data`)
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download' }).click()])
  expect(download.suggestedFilename()).toMatch(/^my-data-\d{4}-\d\d-\d\d\.zip$/)
  const files = unzipSync(readFileSync(await download.path()))
  expect(JSON.parse(strFromU8(files['profile.json']!))).toMatchObject([{ name: torunn.name, email: torunn.email }])
  expect(strFromU8(files['index.html']!)).toContain('Torunn Ås')
  const reader = await page.context().newPage()
  await reader.setContent(strFromU8(files['index.html']!))
  await expect(reader.getByRole('heading', { level: 1 })).toContainText('Your data at Halden Academy')
  await expect(reader.getByRole('cell', { name: 'person/signed-up' }).first()).toBeVisible()

  const { email } = await person(stack, CUSTOMERS, 'Somebody Else', 'somebody.else@nordlys.example')
  const other = await stranger(browser)
  await signIn(other, stack, CUSTOMERS, email)
  const [{ id }] = (await rows(stack, 'select e.id from data_exports e join people p on p.id = e.person_id where p.email = $1', [torunn.email])) as [{ id: string }]
  const path = `/account/data/${id}`
  expect((await ask(stack, CUSTOMERS, path, { method: 'POST', form: {}, cookie: await cookieOf(other, origin) })).status).toBe(404)
  expect((await ask(stack, CUSTOMERS, path, { method: 'POST', form: {} })).status).toBe(401)
  expect((await ask(stack, CUSTOMERS, path, { method: 'POST', form: {}, cookie: await cookieOf(page, origin) })).status).toBe(200)
  await other.context().close()
})
