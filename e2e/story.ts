import { test as base, expect, type Browser, type Page } from '@playwright/test'
import { Database } from '@stoa/db'
import { request } from 'node:http'
import { databaseOf } from './database.ts'
import { startStack, type Stack } from './stack.ts'

/** A story's ground: the running product, shared by all stories of the run. */
export const test = base.extend<{ quiet: void }, { stack: Stack }>({
  stack: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads from the first parameter which fixtures a function wants
    async ({}, use) => {
      const stack = await startStack()
      await use(stack)
      await stack.stop()
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  // Counters of tries are kept for a quarter of an hour; a story starts as on a quiet day, whatever ran before it.
  quiet: [
    async ({ stack }, use) => {
      await rows(stack, 'delete from rate_counters')
      await use()
    },
    { auto: true },
  ],
  // What the product itself said belongs to a failed story.
  page: async ({ page, stack }, use, info) => {
    await use(page)
    if (info.status !== info.expectedStatus)
      process.stdout.write(
        stack
          .log()
          .split('\n')
          .filter((line) => /"level":(40|50|60)/.test(line) || !line.startsWith('{'))
          .slice(-15)
          .join('\n'),
      )
  },
})
export { expect }

export const CUSTOMERS = 'customers.halden.localhost'
export const PEOPLE = 'people.halden.localhost'
export const PARTNERS = 'partners.halden.localhost'
export const KESTREL = 'academy.kestrel.test'
export const KESTREL_PLATFORM = 'kestrel.halden.localhost'
export const MERIDIAN = 'practitioners.meridian.localhost'

/** The newest letter to an address, waited for. */
export async function letterTo(stack: Stack, address: string, subject: RegExp) {
  let found: Awaited<ReturnType<Stack['mail']['read']>> = null
  await expect
    .poll(
      async () => {
        const head = (await stack.mail.list()).find((letter) => letter.to.includes(address) && subject.test(letter.subject))
        found = head ? await stack.mail.read(head.id) : null
        return found !== null
      },
      { message: `a letter to ${address} about ${subject}`, timeout: 30_000 },
    )
    .toBe(true)
  return found!
}

/** The link a letter asks to open. */
export function linkIn(letter: { text: string }): string {
  return /https?:\/\/[^\s\u2066-\u2069]+/.exec(letter.text)![0]
}

/** The password of every demonstration person of halden, and of everybody `person` makes. */
export const PASSWORD = 'halden demonstration'

/** A long count, for a soak; shorter where somebody waits. */
export const many = (soak: number, usual: number) => (process.env.STOA_SOAK === 'yes' ? soak : usual)

/** Asks the database as its superuser, whom no fence stops: to set a scene, and to count what was really written. */
export async function rows<T = Record<string, unknown>>(stack: Stack, text: string, values: unknown[] = []): Promise<T[]> {
  const db = new Database(databaseOf(stack), { connections: 1 })
  try {
    return (await db.pool.query(text, values)).rows as T[]
  } finally {
    await db.close()
  }
}

/** Holds tables until what is returned is called: in mode `share` everybody reads and nobody writes, else nobody does either. */
export async function holdTables(stack: Stack, tables: string, mode: 'share' | 'access exclusive'): Promise<() => Promise<void>> {
  const db = new Database(databaseOf(stack), { connections: 1 })
  const client = await db.pool.connect()
  await client.query(`set idle_in_transaction_session_timeout = 0; begin; lock table ${tables} in ${mode} mode`)
  return async () => {
    await client.query('commit')
    client.release()
    await db.close()
  }
}

/** Somebody who may sign in at an academy and has done nothing yet.  out: what to sign in with */
export async function person(stack: Stack, host: string, name: string, email: string) {
  await rows(
    stack,
    `
    with at as (select h.tenant_id, h.academy_id, a.organization_id
        from platform.hosts h join academies a on a.tenant_id = h.tenant_id and a.id = h.academy_id where h.host = $1),
      known as (select w.hash from passwords w join people p on p.tenant_id = w.tenant_id and p.id = w.person_id
        where p.email = 'ingrid.solheim@halden.example'),
      made as (insert into people (tenant_id, email, name, locale, email_verified_at) select tenant_id, $3, $2, 'en', now() from at returning tenant_id, id),
      secret as (insert into passwords (tenant_id, person_id, hash) select made.tenant_id, made.id, known.hash from made, known)
    insert into memberships (tenant_id, person_id, academy_id, organization_id)
      select at.tenant_id, made.id, at.academy_id, at.organization_id from at, made`,
    [host, name, email],
  )
  return { name, email, password: PASSWORD }
}

/** A browser of somebody else: no cookies, nothing stored. */
export async function stranger(browser: Browser): Promise<Page> {
  return (await browser.newContext()).newPage()
}

/** The cookie header of whoever is signed in on a page. */
export async function cookieOf(page: Page, origin: string): Promise<string> {
  return (await page.context().cookies(origin)).map((cookie) => `${cookie.name}=${cookie.value}`).join('; ')
}

/** A request without a browser, by the name of a host.  out: status 0 where nobody answered */
export function ask(
  stack: Stack,
  host: string,
  path: string,
  wish: { method?: string; form?: Record<string, string>; body?: string; cookie?: string; headers?: Record<string, string> } = {},
) {
  const { method = 'GET', form, body, cookie } = wish
  const usual: Record<string, string> = method === 'GET' ? {} : { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' }
  const headers: Record<string, string> = { ...usual, ...wish.headers, host: `${host}:${stack.port}` }
  if (cookie) headers.cookie = cookie
  return new Promise<{ status: number; headers: Record<string, string | string[] | undefined>; text: string }>((done) => {
    const nobody = () => done({ status: 0, headers: {}, text: '' })
    const asked = request({ host: '127.0.0.1', port: stack.port, path, method, headers, agent: false }, (answer) => {
      let text = ''
      answer
        .setEncoding('utf8')
        .on('data', (part: string) => (text += part))
        .on('end', () => done({ status: answer.statusCode!, headers: answer.headers, text }))
        .on('error', nobody)
    })
    asked.on('error', nobody)
    asked.end(form ? new URLSearchParams(form).toString() : body)
  })
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
  await expect(page).not.toHaveURL(/\/link\//)
}

/** Signs in by password, on the way to somewhere. */
export async function signIn(page: Page, stack: Stack, host: string, email: string, password = PASSWORD, to = '/') {
  await page.goto(`${stack.origin(host)}/sign-in?to=${encodeURIComponent(to)}`)
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).not.toHaveURL(/\/sign-in/)
}
