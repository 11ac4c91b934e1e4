import { test as base, expect, type Page } from '@playwright/test'
import { startStack, type Stack } from './stack.ts'

/** A story's ground: the running product, shared by all stories of the run. */
export const test = base.extend<object, { stack: Stack }>({
  stack: [
    async ({}, use) => {
      const stack = await startStack()
      await use(stack)
      await stack.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  // What the product itself said belongs to a failed story.
  page: async ({ page, stack }, use, info) => {
    await use(page)
    if (info.status !== info.expectedStatus) process.stdout.write(stack.log().split('\n').filter((line) => /"level":(40|50|60)/.test(line) || !line.startsWith('{')).slice(-15).join('\n'))
  },
})
export { expect }

export const CUSTOMERS = 'customers.halden.localhost'
export const PARTNERS = 'partners.halden.localhost'
export const KESTREL = 'academy.kestrel.test'
export const MERIDIAN = 'practitioners.meridian.localhost'

/** The newest letter to an address, waited for. */
export async function letterTo(stack: Stack, address: string, subject: RegExp) {
  let found: Awaited<ReturnType<Stack['mail']['read']>> = null
  await expect.poll(async () => {
    const head = (await stack.mail.list()).find((letter) => letter.to.includes(address) && subject.test(letter.subject))
    found = head ? await stack.mail.read(head.id) : null
    return found !== null
  }, { message: `a letter to ${address} about ${subject}`, timeout: 30_000 }).toBe(true)
  return found!
}

/** The link a letter asks to open. */
export function linkIn(letter: { text: string }): string {
  return /https?:\/\/\S+/.exec(letter.text)![0]
}

/** Signs up as a person would: form, mail, one press. */
export async function signUp(page: Page, stack: Stack, host: string, person: { name: string; email: string; password: string }, to = '/') {
  await page.goto(`${stack.origin(host)}/sign-up?to=${encodeURIComponent(to)}`)
  await page.getByLabel('Name').fill(person.name)
  await page.getByLabel('E-mail address').fill(person.email)
  await page.getByLabel('Password').fill(person.password)
  await page.getByRole('button', { name: 'Make my account' }).click()
  await expect(page.getByText('We sent a mail to')).toBeVisible()
  await page.goto(linkIn(await letterTo(stack, person.email, /Confirm your address/)))
  await page.getByRole('button', { name: 'Finish and go on' }).click()
}

/** Signs in by password. */
export async function signIn(page: Page, stack: Stack, host: string, email: string, password: string) {
  await page.goto(`${stack.origin(host)}/sign-in`)
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('link', { name: /Your account/ })).toBeVisible()
}
