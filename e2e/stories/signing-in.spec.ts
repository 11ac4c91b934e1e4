import type { Page } from '@playwright/test'
import { ask, CUSTOMERS, expect, letterTo, linkIn, MERIDIAN, PARTNERS, PASSWORD, PEOPLE, person, signIn, signUp, stranger, test } from '../story.ts'

const LESSON = '/learn/certified-robot-operator/lock-it-out'
const isIn = (page: Page) => expect(page.getByRole('link', { name: /Your account/ })).toBeVisible()
const signedOut = (page: Page) => expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible()
const isOut = (page: Page) => expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()

test('whoever signs in by password lands in the lesson they were going to', async ({ page, stack }) => {
  const origin = stack.origin(CUSTOMERS)
  await page.goto(origin + LESSON)
  await page.getByRole('link', { name: 'I have an account' }).click()
  await isOut(page)
  await page.getByLabel('E-mail address').fill('khai.nguyen@nordlys.example')
  await page.getByLabel('Password', { exact: true }).fill('not this one')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('do not belong together')
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL(origin + LESSON)
  await expect(page.getByRole('heading', { level: 1, name: 'When the key is not enough' })).toBeVisible()

  await page.goto(`${origin}/sign-in?to=${encodeURIComponent('https://elsewhere.example/')}`)
  await expect(page, 'an address elsewhere is never where somebody was going').toHaveURL(`${origin}/`)
})

test('a one-time link may be opened by anything and is spent by one press', async ({ page, stack, browser }) => {
  const origin = stack.origin(CUSTOMERS)
  await page.goto(origin + LESSON)
  await page.getByRole('link', { name: 'I have an account' }).click()
  await page.getByLabel('E-mail address').fill('yusuf.demirkiran@brennholt.example')
  await page.getByRole('button', { name: 'Send me a link instead' }).click()
  await expect(page.getByText('a link is on its way')).toBeVisible()
  const link = linkIn(await letterTo(stack, 'yusuf.demirkiran@brennholt.example', /Your sign-in link/))
  expect(new URL(link).origin).toBe(origin)

  await test.step('a mail scanner opens it, and so does the person, twice', async () => {
    expect((await ask(stack, CUSTOMERS, new URL(link).pathname)).status).toBe(200)
    await page.goto(link)
    await page.goto(link)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(page).toHaveURL(origin + LESSON)
  })

  await test.step('after that it opens nothing', async () => {
    const other = await stranger(browser)
    await other.goto(link)
    await expect(other.getByText('This link has been used or is older than ten minutes')).toBeVisible()
    expect((await ask(stack, CUSTOMERS, new URL(link).pathname, { method: 'POST' })).status).toBe(410)
    await other.context().close()
  })
})

test('a forgotten password is replaced by mail, and every other session ends', async ({ page, stack, browser }) => {
  const origin = stack.origin(CUSTOMERS)
  const { email } = await person(stack, CUSTOMERS, 'Eira Holmvik', 'eira@nordlys.example')
  const thief = await stranger(browser)
  await signIn(thief, stack, CUSTOMERS, email)

  await page.goto(`${origin}/sign-in`)
  await page.getByRole('link', { name: 'Forgotten your password?' }).click()
  await page.getByLabel('E-mail address').fill(email)
  await page.getByRole('button', { name: 'Send the link' }).click()
  await page.goto(linkIn(await letterTo(stack, email, /Set a new password/)))
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByLabel('New password').fill('short')
  await page.getByRole('button', { name: 'Set it' }).click()
  await expect(page.getByText('Use at least 10 characters').first()).toBeVisible()
  await page.getByLabel('New password').fill('nine grey geese again')
  await page.getByRole('button', { name: 'Set it' }).click()
  await expect(page).toHaveURL(`${origin}/`)
  await isIn(page)

  await thief.goto(`${origin}/account`)
  await isOut(thief)
  await thief.getByLabel('E-mail address').fill(email)
  await thief.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await thief.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(thief.getByRole('alert')).toContainText('do not belong together')
  await signIn(thief, stack, CUSTOMERS, email, 'nine grey geese again')
  await thief.context().close()
})

test('signing out ends this session, or all of them', async ({ page, stack, browser }) => {
  const origin = stack.origin(CUSTOMERS)
  const { email } = await person(stack, CUSTOMERS, 'Tor Bakkestad', 'tor@nordlys.example')
  const phone = await stranger(browser)
  await signIn(page, stack, CUSTOMERS, email)
  await signIn(phone, stack, CUSTOMERS, email)
  const old = (await page.context().cookies())[0]!

  await page.goto(`${origin}/account`)
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await signedOut(page)
  await page.context().addCookies([old])
  await page.goto(`${origin}/account`)
  await isOut(page)
  await phone.goto(`${origin}/account`)
  await isIn(phone)

  await signIn(page, stack, CUSTOMERS, email)
  await page.goto(`${origin}/account/sessions`)
  await page.getByRole('button', { name: 'Sign out everywhere' }).click()
  await signedOut(page)
  await phone.goto(`${origin}/account`)
  await isOut(phone)
  await phone.context().close()
})

test('known and unknown addresses are answered in the same words', async ({ stack }) => {
  const known = 'joao.araujo@nordlys.example'
  const unknown = 'nobody.here@nordlys.example'
  const said = async (host: string, path: string, email: string, form: Record<string, string>) => {
    const { status, text } = await ask(stack, host, path, { method: 'POST', form: { ...form, email } })
    const main = /<main[\s\S]*?<\/main>/.exec(text)![0]
    return `${status} ${main.replaceAll(email, 'ADDRESS')}`
  }
  for (const [what, host, path, form] of [
    ['a wrong password', CUSTOMERS, '/sign-in', { password: 'not this one' }],
    ['a link', CUSTOMERS, '/sign-in', { link: 'yes' }],
    ['a forgotten password', CUSTOMERS, '/forgotten-password', {}],
    ['an account', CUSTOMERS, '/sign-up', { name: 'Anybody', password: 'eleven dry planks' }],
    ['an account where that address is of a foreign domain', PEOPLE, '/sign-up', { name: 'Anybody', password: 'eleven dry planks' }],
    ['an account where one must be invited', PARTNERS, '/sign-up', { name: 'Anybody', password: 'eleven dry planks' }],
  ] as const) expect(await said(host, path, known, form), what).toBe(await said(host, path, unknown, form))
})

test('an academy by invitation makes no accounts and lets the invited in', async ({ page, stack }) => {
  const origin = stack.origin(PARTNERS)
  await page.goto(`${origin}/sign-up`)
  await expect(page.getByText('By invitation', { exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Make my account' })).toHaveCount(0)
  const ola = { name: 'Ola', email: 'ola@elsewhere.example', password: 'eleven dry planks' }
  const forced = await ask(stack, PARTNERS, '/sign-up', { method: 'POST', form: ola })
  expect(forced.status).toBe(403)

  await page.goto(`${origin}/sign-in`)
  await expect(page.getByRole('link', { name: 'Make an account' })).toHaveCount(0)
  await page.getByLabel('E-mail address').fill('khai.nguyen@nordlys.example')
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('This academy is by invitation')
  await signIn(page, stack, PARTNERS, 'ada.nwosu@kestrel.example')
})

test('an academy for its own domains takes addresses of these only', async ({ page, stack }) => {
  await page.goto(`${stack.origin(PEOPLE)}/sign-up`)
  await page.getByLabel('Name').fill('Ola Nordmann')
  await page.getByLabel('E-mail address').fill('ola@halden.example.elsewhere.example')
  await page.getByLabel('Password').fill('eleven dry planks')
  await page.getByRole('button', { name: 'Make my account' }).click()
  await expect(page.getByRole('alert')).toContainText('for people with an address at halden.example')
  expect(await stack.mail.list().then((letters) => letters.filter((letter) => letter.to.includes('ola@')))).toEqual([])

  await signUp(page, stack, PEOPLE, { name: 'Liv Aasen', email: 'Liv.Aasen@halden.example'.toLowerCase(), password: 'eleven dry planks' }, '/catalogue')
  await expect(page).toHaveURL(`${stack.origin(PEOPLE)}/catalogue`)
  await isIn(page)
})

test('a session is of one academy: its cookie stays on its host and opens nothing elsewhere', async ({ page, stack }) => {
  await signIn(page, stack, CUSTOMERS, 'khai.nguyen@nordlys.example')
  const cookies = await page.context().cookies()
  expect(cookies).toHaveLength(1)
  const [cookie] = cookies
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/', domain: CUSTOMERS })
  const carried = `${cookie!.name}=${cookie!.value}`
  expect((await ask(stack, CUSTOMERS, '/account', { cookie: carried })).status).toBe(200)
  for (const host of [PEOPLE, PARTNERS, MERIDIAN, 'academy.kestrel.test']) {
    const { status, headers } = await ask(stack, host, '/account', { cookie: carried })
    expect([status, headers.location], host).toEqual([302, '/sign-in?to=%2Faccount'])
  }
  expect((await ask(stack, CUSTOMERS, '/account', { cookie: `${carried}; ${carried}` })).status, 'two of them').toBe(302)
})
