import type { BrowserContext, Page } from '@playwright/test'
import { passExam, startCourse } from '../learner.ts'
import type { Stack } from '../stack.ts'
import { CUSTOMERS, letterTo, linkIn, PASSWORD, person, rows, signIn } from '../story.ts'

/** Somebody who looks at pages: what their browser keeps, and what fills the blanks of their addresses. */
export interface Looker {
  state: Awaited<ReturnType<BrowserContext['storageState']>>
  blanks: Record<string, string>
}

/** What it takes to bring somebody into the state they are named after. */
export interface Scene {
  page: Page
  stack: Stack
  /** Where customers of Halden learn. */
  origin: string
  /** Somebody else, brought into their own state first. */
  other(who: string): Promise<Looker>
}

/** out: what fills the blanks of their addresses */
export type Making = (scene: Scene) => Promise<Record<string, string> | void>

/** The end of a link's path: what its page is asked with. */
export const last = (link: string) => new URL(link).pathname.split('/').at(-1)!

export const known = (host: string, email: string, password = PASSWORD): Making => ({ page, stack }) => signIn(page, stack, host, email, password)

/** out: the address of a new customer, who is signed in now */
export async function made({ page, stack }: Scene, name: string, address: string): Promise<string> {
  const { email } = await person(stack, CUSTOMERS, name, `${address}@nordlys.example`)
  await signIn(page, stack, CUSTOMERS, email)
  return email
}

export async function idOf(stack: Stack, email: string): Promise<string> {
  return (await rows<{ id: string }>(stack, 'select id from people where email = $1', [email]))[0]!.id
}

/** Somebody who passed the exam.  out: their attempt, and the number of their certificate */
export async function passed(scene: Scene, name: string, address: string) {
  const email = await made(scene, name, address)
  await startCourse(scene.page, scene.origin)
  const attempt = await passExam(scene.page, scene.origin)
  const letter = await letterTo(scene.stack, email, /Your certificate/)
  return { attempt, serial: /verify\/(\S+)/.exec(letter.text)![1]! }
}

/** out: the secret of a link that signs somebody in */
export async function oneTimeLink({ page, stack, origin }: Scene, email: string) {
  await page.goto(`${origin}/sign-in`)
  await page.getByLabel('E-mail address').fill(email)
  await page.getByRole('button', { name: 'Send me a link instead' }).click()
  return { link: last(linkIn(await letterTo(stack, email, /Your sign-in link/))) }
}

/** Is told in a mail that a course is due in five days.  source: the worker's morning, as it is queued every night */
export async function remind(stack: Stack, email: string): Promise<void> {
  await rows(
    stack,
    `with who as (select p.tenant_id, p.id, m.academy_id from people p join memberships m on m.tenant_id = p.tenant_id and m.person_id = p.id where p.email = $1),
       made as (insert into enrollments (tenant_id, person_id, course_id)
         select who.tenant_id, who.id, c.id from who join courses c on c.tenant_id = who.tenant_id and c.slug = 'fleet-planning' returning tenant_id, id)
     insert into enrollment_sources (tenant_id, enrollment_id, kind, academy_id, due_on)
       select made.tenant_id, made.id, 'by-hand', who.academy_id, (now() at time zone 'Europe/Oslo')::date + 5 from made, who`,
    [email],
  )
  await rows(
    stack,
    `with who as (select tenant_id, id from people where email = $1),
       at as materialized (select id, set_config('app.tenant_id', tenant_id::text, false) as tenant from who)
     select app.enqueue('remind-person', jsonb_build_object('person_id', id)) from at where tenant <> ''`,
    [email],
  )
}
