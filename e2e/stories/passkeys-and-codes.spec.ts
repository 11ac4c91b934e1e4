import type { Locator, Page } from '@playwright/test'
import { spawnSync } from 'node:child_process'
import { codeFor, withDevice } from '../codes.ts'
import { ask, cookieOf, CUSTOMERS, expect, letterTo, MERIDIAN, PASSWORD, person, rows, signIn, stranger, test } from '../story.ts'

const signOut = async (page: Page, origin: string) => {
  await page.goto(`${origin}/account/sessions`)
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible()
}
const beginSignIn = async (page: Page, origin: string, email: string, password = PASSWORD, to = '/catalogue') => {
  await page.goto(`${origin}/sign-in?to=${encodeURIComponent(to)}`)
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}
const secretOn = async (page: Page) => (await page.locator('.font-code.select-all').innerText()).trim()

/** Presses Tab until something has the focus. */
async function tabTo(page: Page, target: Locator, max = 60) {
  for (let presses = 0; presses < max; presses++) {
    await page.keyboard.press('Tab')
    if (await target.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`Tab did not lead to ${target}`)
}

test('codes of an app, set up by keyboard alone on a phone, each once; and a recovery code when the app is lost', async ({ page, stack }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  const origin = stack.origin(CUSTOMERS)
  const { email } = await person(stack, CUSTOMERS, 'Gunnhild Eide', 'gunnhild@nordlys.example')
  await signIn(page, stack, CUSTOMERS, email)
  await page.goto(`${origin}/account/authenticator`)
  await tabTo(page, page.getByRole('button', { name: 'Begin' }))
  await page.keyboard.press('Enter')
  await expect(page.getByAltText('A QR code that holds the secret below')).toBeVisible()
  const secret = await secretOn(page)
  await tabTo(page, page.getByLabel('Six digits'))
  await page.keyboard.type('000000')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('This code does not fit')
  await tabTo(page, page.getByLabel('Six digits'))
  await page.keyboard.press('ControlOrMeta+a')
  const used = codeFor(secret)
  await page.keyboard.type(used)
  await page.keyboard.press('Enter')
  const codes = page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem')
  await expect(codes).toHaveCount(10)
  const kept = await codes.allInnerTexts()
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 'nothing to scroll sideways').toBe(0)
  await letterTo(stack, email, /Codes are asked for now/)

  await test.step('the next sign-in asks for a code, and one that was used is none', async () => {
    await signOut(page, origin)
    await beginSignIn(page, origin, email)
    await expect(page).toHaveURL(`${origin}/sign-in/second-step`)
    expect((await ask(stack, CUSTOMERS, '/account', { cookie: await cookieOf(page, origin) })).status, 'half-way is not in').toBe(302)
    await page.getByLabel('Code from your authenticator app').fill(used)
    await page.getByRole('button', { name: 'Go on' }).click()
    await expect(page.getByRole('alert')).toContainText('This code does not fit')
    await page.getByLabel('Code from your authenticator app').fill(codeFor(secret, 1))
    await page.getByRole('button', { name: 'Go on' }).click()
    await expect(page).toHaveURL(`${origin}/catalogue`)
  })

  await test.step('a recovery code lets in once, and its person is told', async () => {
    await signOut(page, origin)
    await beginSignIn(page, origin, email)
    await page.getByText('Use a recovery code', { exact: true }).click()
    await page.getByLabel('Recovery code').fill(kept[0]!.toUpperCase())
    await page.getByRole('button', { name: 'Use it' }).click()
    await expect(page).toHaveURL(`${origin}/catalogue`)
    expect((await letterTo(stack, email, /A recovery code was used/)).text).toContain('9 are left')
    await signOut(page, origin)
    await beginSignIn(page, origin, email)
    await page.getByText('Use a recovery code', { exact: true }).click()
    await page.getByLabel('Recovery code').fill(kept[0]!)
    await page.getByRole('button', { name: 'Use it' }).click()
    await expect(page.getByRole('alert')).toContainText('This recovery code does not fit, or has been used')
    await page.getByLabel('Recovery code').fill(kept[1]!)
    await page.getByRole('button', { name: 'Use it' }).click()
    await expect(page).toHaveURL(`${origin}/catalogue`)
  })

  await test.step('new codes take the place of the old, and taking the app off ends the asking', async () => {
    await page.goto(`${origin}/account/recovery-codes`)
    await expect(page.getByText('You have 8 codes left.')).toBeVisible()
    await page.getByRole('button', { name: 'Make ten new codes' }).click()
    await expect(codes).toHaveCount(10)
    expect((await codes.allInnerTexts()).some((code) => kept.includes(code))).toBe(false)
    await page.goto(`${origin}/account/authenticator`)
    await page.getByRole('button', { name: 'Take the app off' }).click()
    await expect(page.getByText('You are no longer asked for a code.')).toBeVisible()
    await signOut(page, origin)
    await beginSignIn(page, origin, email)
    await expect(page).toHaveURL(`${origin}/catalogue`)
  })
})

test('a passkey is made, named, signs in without a password, confirms that it is them, and is no more once removed', async ({ page, stack }) => {
  const origin = stack.origin(CUSTOMERS)
  const { email } = await person(stack, CUSTOMERS, 'Oddny Berg', 'oddny.berg@nordlys.example')
  const device = await withDevice(page)
  const scripts: string[] = []
  page.on('response', (response) => void (response.url().endsWith('.js') && scripts.push(response.url())))
  await signIn(page, stack, CUSTOMERS, email)
  await page.goto(`${origin}/account/security`)
  expect(scripts.filter((url) => /passkey-client/.test(url)), 'not loaded before it is wanted').toEqual([])

  await page.goto(`${origin}/account/passkeys`)
  const add = page.getByRole('button', { name: 'Add a passkey' })
  await device.recognises(false)
  await page.getByLabel('Name of the new passkey').fill('My telephone')
  await add.click()
  await expect(page.getByRole('alert')).toContainText('No passkey was made')
  await device.recognises(true)
  await add.click()
  await expect(page.getByText('Your passkey is made.')).toBeVisible()
  await expect(page.locator('main').getByText('My telephone', { exact: true }).first()).toBeVisible()
  expect((await letterTo(stack, email, /A passkey was added/)).text).toContain('“My telephone”')
  await add.click()
  await expect(page.getByRole('alert')).toContainText('keeps a passkey of yours')

  await test.step('it signs in', async () => {
    await signOut(page, origin)
    await page.goto(`${origin}/sign-in?to=%2Faccount%2Fpasskeys`)
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await expect(page).toHaveURL(`${origin}/account/passkeys`)
    await expect(page.getByText(/last used/)).toBeVisible()
  })

  await test.step('an hour later it confirms that it is them, and is renamed', async () => {
    await rows(stack, `update sessions set authenticated_at = now() - interval '1 hour' where person_id in (select id from people where email = $1)`, [email])
    await page.getByText('Rename or remove').click()
    await page.getByLabel('New name').fill('   ')
    await page.getByRole('button', { name: 'Rename', exact: true }).click()
    await page.getByRole('alert').getByRole('link', { name: 'Give it a name by which you know it again.' }).click()
    await expect(page.getByLabel('New name')).toBeFocused()
    await expect(page.getByLabel('New name')).toHaveAttribute('aria-invalid', 'true')
    await page.getByLabel('New name').fill('The old telephone')
    await page.getByRole('button', { name: 'Rename', exact: true }).click()
    await expect(page).toHaveURL(/\/account\/confirm\?/)
    await page.getByRole('button', { name: 'Use your passkey' }).click()
    await expect(page).toHaveURL(`${origin}/account/passkeys`)
    await page.getByText('Rename or remove').click()
    await page.getByLabel('New name').fill('The old telephone')
    await page.getByRole('button', { name: 'Rename', exact: true }).click()
    await expect(page.locator('main').getByText('The old telephone', { exact: true }).first()).toBeVisible()
  })

  await test.step('removed, it opens nothing', async () => {
    await page.goto(`${origin}/account/passkeys`)
    await page.getByText('Rename or remove').click()
    await page.getByRole('button', { name: 'Remove', exact: true }).click()
    await expect(page.getByText('None yet', { exact: true })).toBeVisible()
    await signOut(page, origin)
    await page.goto(`${origin}/sign-in`)
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await expect(page.getByRole('alert')).toContainText('This passkey was not accepted here')
  })

  await test.step('made-up answers, and a challenge that is answered twice, are refused with a sentence', async () => {
    const { text } = await ask(stack, CUSTOMERS, '/passkeys/challenges', { method: 'POST', form: { purpose: 'sign-in' } })
    const { id } = JSON.parse(text) as { id: string }
    const answer = JSON.stringify({ id: 'AAAA', rawId: 'AAAA', type: 'public-key', response: {} })
    const sent = () => ask(stack, CUSTOMERS, '/passkeys/answers', { method: 'POST', form: { purpose: 'sign-in', id, answer } })
    expect([(await sent()).status, (await sent()).status]).toEqual([422, 410])
    expect((await ask(stack, CUSTOMERS, '/passkeys/challenges', { method: 'POST', form: { purpose: 'register' } })).status).toBe(401)
  })
})

test('where a company wants two factors, its admin sets one up before anything else, and the operator can reset it', async ({ page, stack, browser }) => {
  const origin = stack.origin(MERIDIAN)
  const admin = 'omar.mansour@meridian.example'
  const meridian = `(select id from platform.tenants where slug = 'meridian')`
  await rows(stack, `update companies set second_factor = 'required' where tenant_id = ${meridian}`)
  try {
    await beginSignIn(page, origin, admin, 'meridian demonstration', '/people')
    await expect(page).toHaveURL(`${origin}/second-factor?to=%2Fpeople`)
    await expect(page.getByText('you look after other people’s learning at Meridian Health')).toBeVisible()
    const cookie = await cookieOf(page, origin)
    for (const path of ['/people', '/account', '/trail', '/certificates'])
      expect([path, (await ask(stack, MERIDIAN, path, { cookie })).headers.location]).toEqual([path, `/sign-in?to=${encodeURIComponent(path)}`])
    expect((await ask(stack, MERIDIAN, '/account', { method: 'POST', cookie, form: { name: 'X', printed_name: '', locale: 'en', time_zone: '', version: '1' } })).status).toBe(401)
    await page.goto(`${origin}/people`)
    await expect(page).toHaveURL(`${origin}/second-factor?to=%2Fpeople`)

    await page.getByRole('link', { name: 'Set up an app' }).click()
    await page.getByRole('button', { name: 'Begin' }).click()
    const secret = await secretOn(page)
    await page.getByLabel('Six digits').fill(codeFor(secret))
    await page.getByRole('button', { name: 'Switch it on' }).click()
    await page.getByRole('link', { name: 'I have kept them' }).click()
    await expect(page).toHaveURL(`${origin}/people`)
    await expect(page.getByRole('heading', { level: 1, name: 'People' })).toBeVisible()

    await signOut(page, origin)
    await beginSignIn(page, origin, admin, 'meridian demonstration', '/people')
    await expect(page).toHaveURL(`${origin}/sign-in/second-step`)
    const env = { ...process.env, DATABASE_URL: stack.appUrl, DATABASE_OWNER_URL: stack.ownerUrl, STOA_DATA: stack.dataDir }
    const reset = spawnSync(process.execPath, ['apps/cli/main.ts', 'person', 'reset-second-factor', 'meridian', admin], { env, encoding: 'utf8' })
    expect(reset.stdout, reset.stderr).toContain('signs in without a second factor the next time')
    await letterTo(stack, admin, /Your second factor was reset/)
    await beginSignIn(page, origin, admin, 'meridian demonstration', '/people')
    await expect(page).toHaveURL(`${origin}/second-factor?to=%2Fpeople`)
    const device = await withDevice(page)
    await page.reload()
    await page.getByRole('button', { name: 'Add a passkey' }).click()
    await page.getByRole('link', { name: 'I have kept them' }).click()
    await expect(page).toHaveURL(`${origin}/people`)

    await signOut(page, origin)
    await beginSignIn(page, origin, admin, 'meridian demonstration', '/people')
    await page.getByRole('button', { name: 'Use your passkey' }).click()
    await expect(page).toHaveURL(`${origin}/people`)
    await device.session.detach()
    const learner = await stranger(browser)
    await signIn(learner, stack, MERIDIAN, 'layla.haddad@meridian.example', 'meridian demonstration')
    await learner.context().close()
  } finally {
    await rows(stack, `update companies set second_factor = 'optional' where tenant_id = ${meridian}`)
    const theirs = `tenant_id = ${meridian} and person_id in (select id from people where email = $1)`
    for (const table of ['passkeys', 'authenticators', 'recovery_codes']) await rows(stack, `delete from ${table} where ${theirs}`, [admin])
  }
})

test('without JavaScript: a profile is saved, a session ended and an app set up all the same', async ({ browser, stack }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  const origin = stack.origin(CUSTOMERS)
  const { email } = await person(stack, CUSTOMERS, 'Vigdis Moen', 'vigdis@nordlys.example')
  await signIn(page, stack, CUSTOMERS, email)
  await page.goto(`${origin}/account`)
  await page.getByLabel('Name', { exact: true }).fill('Vigdis Moen Aas')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Your profile is saved.')).toBeVisible()
  await page.goto(`${origin}/account/passkeys`)
  await expect(page.getByRole('button', { name: 'Add a passkey' })).toHaveCount(0)
  await page.goto(`${origin}/account/authenticator`)
  await page.getByRole('button', { name: 'Begin' }).click()
  await page.getByLabel('Six digits').fill(codeFor(await secretOn(page)))
  await page.getByRole('button', { name: 'Switch it on' }).click()
  await expect(page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem')).toHaveCount(10)
  await context.close()
})
