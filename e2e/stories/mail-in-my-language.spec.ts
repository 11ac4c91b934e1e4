import { report, signed } from '@stoa/gateways/testing'
import { REPORTS_SECRET, type Stack } from '../stack.ts'
import { LANGUAGES } from '@stoa/words'
import { ar } from '../arabic.ts'
import { ask, CUSTOMERS, expect, letterTo, person, rows, signIn, stranger, test } from '../story.ts'

/** Somebody's morning, as the worker is told of it in the night before; waited for until it is over.  out: how many reminders they got so far */
async function morningOf(stack: Stack, email: string): Promise<number> {
  const [job] = await rows<{ id: string }>(
    stack,
    `with who as (select p.tenant_id, p.id from people p where p.email = $1),
       at as materialized (select id, set_config('app.tenant_id', tenant_id::text, false) as tenant from who),
       queued as materialized (select app.enqueue('remind-person', jsonb_build_object('person_id', at.id)) from at where at.tenant <> '')
     select count(*)::text as id from queued`,
    [email],
  )
  expect(job!.id).toBe('1')
  const left = () =>
    rows(stack, `select from pgboss.job j join people p on p.id::text = j.data ->> 'person_id' where j.name = 'remind-person' and p.email = $1 and j.state < 'completed'`, [email])
  await expect.poll(async () => (await left()).length, { timeout: 30_000 }).toBe(0)
  return (await rows(stack, `select from outbox o join people p on p.id = o.person_id where p.email = $1 and o.kind = 'reminder'`, [email])).length
}

/** As on another day, on which nothing was said of the course yet. */
async function anotherDay(stack: Stack, email: string): Promise<void> {
  for (const table of ['reminders', 'reminder_mails']) await rows(stack, `delete from ${table} where person_id = (select id from people where email = $1)`, [email])
}

const headerOf = (letter: { headers: Record<string, string> }, name: string) =>
  Object.entries(letter.headers).find(([key]) => key.toLowerCase() === name)?.[1] ?? null

test('somebody who reads Arabic gets Arabic mail, chooses which reminders come, and unsubscribes by a page and in one press', async ({ page, stack }) => {
  const layla = await person(stack, CUSTOMERS, 'ليلى حداد', 'layla.haddad@example.com')
  await page.setViewportSize({ width: 360, height: 740 })
  const origin = stack.origin(CUSTOMERS)
  await signIn(page, stack, CUSTOMERS, layla.email)

  await test.step('only languages that say everything are offered, and hers is one of them', async () => {
    await page.goto(`${origin}/account`)
    const language = page.getByLabel('Language')
    expect(await language.locator('option').evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value))).toEqual(LANGUAGES.map(({ tag }) => tag))
    await language.selectOption('ar')
    await page.getByRole('combobox', { name: 'Time zone' }).fill('Asia/Riyadh')
    await page.getByRole('combobox', { name: 'Time zone' }).press('Tab')
    await page.getByRole('button', { name: 'Save' }).press('Enter')
    await expect(page.getByText(ar.account.profileSaved)).toBeVisible()
  })

  await test.step('what she asked for comes in Arabic, and cannot be unsubscribed from', async () => {
    const guest = await stranger(page.context().browser()!)
    await guest.goto(`${origin}/forgotten-password`)
    await guest.getByLabel('E-mail address').fill(layla.email)
    await guest.getByLabel('E-mail address').press('Enter')
    const letter = await letterTo(stack, layla.email, /كلمة مرور جديدة/)
    await guest.context().close()
    expect(letter.html).toContain('dir="rtl"')
    expect([headerOf(letter, 'list-unsubscribe'), headerOf(letter, 'list-unsubscribe-post')]).toEqual([null, null])
  })

  const due = await rows<{ day: string }>(
    stack,
    `with who as (select p.tenant_id, p.id, m.academy_id from people p join memberships m on m.tenant_id = p.tenant_id and m.person_id = p.id where p.email = $1),
       made as (insert into enrollments (tenant_id, person_id, course_id)
         select who.tenant_id, who.id, c.id from who join courses c on c.tenant_id = who.tenant_id and c.slug = 'fleet-planning' returning tenant_id, id)
     insert into enrollment_sources (tenant_id, enrollment_id, kind, academy_id, due_on)
       select made.tenant_id, made.id, 'by-hand', who.academy_id, (now() at time zone 'Asia/Riyadh')::date + 5 from made, who returning due_on::text as day`,
    [layla.email],
  )
  const first = await test.step('in her morning one reminder comes, in Arabic, with the day as she writes it', async () => {
    expect(await morningOf(stack, layla.email)).toBe(1)
    expect(await morningOf(stack, layla.email)).toBe(1)
    const letter = await letterTo(stack, layla.email, /^موعد إتمام «.+» بعد 5 أيام$/)
    const day = new Intl.DateTimeFormat('ar', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${due[0]!.day}T00:00:00Z`))
    expect(letter.html).toContain('<html lang="ar" dir="rtl">')
    const sentence = `الموعد المطلوب لإتمام الدورة هو ${day}.`
    for (const part of [letter.html, letter.text]) expect(part.replace(/<[^>]*>|[\u2066-\u2069]/g, '').replace(/\s+/g, ' ')).toContain(sentence)
    expect(letter.text).toContain(`${origin}/learn/fleet-planning`)
    return letter
  })

  await test.step('her mail program unsubscribes her in one press: from elsewhere, without cookies, and twice is once', async () => {
    const link = /^<(.+)>$/.exec(headerOf(first, 'list-unsubscribe')!)![1]!
    expect([new URL(link).origin, headerOf(first, 'list-unsubscribe-post')]).toEqual([origin, 'List-Unsubscribe=One-Click'])
    // Looking at the link, as scanners do, switches nothing off.
    expect((await ask(stack, CUSTOMERS, new URL(link).pathname)).text).toContain('One press')
    for (const headers of [{ 'sec-fetch-site': 'cross-site', origin: 'https://mail.example' }, { 'sec-fetch-site': 'none' }] as Record<string, string>[]) {
      const pressed = await ask(stack, CUSTOMERS, new URL(link).pathname, { method: 'POST', headers, form: { 'List-Unsubscribe': 'One-Click' } })
      expect([pressed.status, pressed.text.includes('You are unsubscribed.')]).toEqual([200, true])
    }
    expect((await ask(stack, CUSTOMERS, `/unsubscribe/${'q'.repeat(32)}`, { method: 'POST', form: { 'List-Unsubscribe': 'One-Click' } })).status).toBe(404)
    await anotherDay(stack, layla.email)
    expect(await morningOf(stack, layla.email)).toBe(1)
  })

  await test.step('her page says so, and by keyboard she has them back', async () => {
    await page.goto(`${origin}/account/notifications`)
    const courses = page.getByRole('checkbox', { name: ar.mail.topics.due.label })
    await expect(courses).not.toBeChecked()
    await expect(page.getByRole('checkbox', { name: ar.mail.topics.certificates.label })).toBeChecked()
    await courses.press('Space')
    await page.getByRole('button', { name: ar.account.save }).press('Enter')
    await expect(page.getByText(ar.mail.choiceSaved)).toBeVisible()
    await expect(courses).toBeChecked()
    await anotherDay(stack, layla.email)
    expect(await morningOf(stack, layla.email)).toBe(2)
  })

  await test.step('the link in the letter itself leads to a page with one button, which anybody who has the letter may press', async () => {
    const [{ text }] = (await rows(stack, `select text from outbox where to_address = $1 order by created_at desc limit 1`, [layla.email])) as [{ text: string }]
    const guest = await stranger(page.context().browser()!)
    await guest.setViewportSize({ width: 360, height: 740 })
    await guest.goto(/https?:\S+\/unsubscribe\/\S+/.exec(text)![0])
    await guest.getByRole('button', { name: 'Unsubscribe' }).press('Enter')
    await expect(guest.getByText('You are unsubscribed.')).toBeVisible()
    await guest.context().close()
    await page.reload()
    await expect(page.getByRole('checkbox', { name: ar.mail.topics.due.label })).not.toBeChecked()
  })

  await test.step('and switched off on her page, none comes either', async () => {
    const courses = page.getByRole('checkbox', { name: ar.mail.topics.due.label })
    // What the form starts from next is what was saved; that something was saved stands on the page since before.
    const startsFrom = page.locator('input[name="had[]"][value=due]')
    for (const one of [1, 0]) {
      await courses.click()
      await page.getByRole('button', { name: ar.account.save }).click()
      await expect(startsFrom).toHaveCount(one)
    }
    await expect(page.getByText(ar.mail.choiceSaved)).toBeVisible()
    await expect(courses).not.toBeChecked()
    await anotherDay(stack, layla.email)
    expect(await morningOf(stack, layla.email)).toBe(2)
  })
})

test('mail that comes back stops, the person is told on their pages, and lets it go on, as those who run the academy can', async ({ page, stack }) => {
  const bo = await person(stack, CUSTOMERS, 'Bo Aas', 'bo.aas@example.com')
  const origin = stack.origin(CUSTOMERS)
  const letters = () => rows<{ id: string; tenant_id: string; reason: string | null }>(
    stack,
    `select o.id, o.tenant_id, u.reason from outbox o left join undelivered u on u.tenant_id = o.tenant_id and u.outbox_id = o.id
     where o.to_address = $1 order by o.created_at desc`,
    [bo.email],
  )
  const askForLetter = async () => {
    const before = (await letters()).length
    await rows(stack, 'delete from rate_counters')
    expect((await ask(stack, CUSTOMERS, '/forgotten-password', { method: 'POST', form: { email: bo.email } })).status).toBeLessThan(400)
    await expect.poll(async () => (await letters()).length).toBe(before + 1)
    return (await letters())[0]!
  }
  /** The mail service says, under its signature, that the newest letter came back. */
  const cameBack = async () => {
    const letter = await askForLetter()
    const tags = [
      { name: 'tenant', value: letter.tenant_id },
      { name: 'letter', value: letter.id },
    ]
    const body = report({ id: '1', from: 'a@b.example', to: bo.email, subject: 'x', text: '', html: '', tags }, 'email.bounced', {
      bounce: { type: 'Permanent', message: '550 5.1.1 No such user here' },
    })
    const headers = { ...signed(body, REPORTS_SECRET), 'content-type': 'application/json', 'sec-fetch-site': 'cross-site' }
    expect(await ask(stack, CUSTOMERS, '/webhooks/mail', { method: 'POST', headers, body })).toMatchObject({ status: 200, text: 'Noted.\n' })
  }
  await signIn(page, stack, CUSTOMERS, bo.email)

  await test.step('a letter comes back: no other goes there, and the account says why', async () => {
    await cameBack()
    const next = await askForLetter()
    await expect.poll(async () => (await letters()).find(({ id }) => id === next.id)!.reason).toBe('suppressed')
    for (const path of ['/account', '/account/notifications']) {
      await page.goto(`${origin}${path}`)
      await expect(page.getByText(/Mail to bo\.aas@example\.com came back on .+, so none is sent there/)).toBeVisible()
      await expect(page.getByText('The other side said: 550 5.1.1 No such user here')).toBeVisible()
      await expect(page.getByRole('link', { name: 'change your address' })).toHaveAttribute('href', '/account/email')
    }
  })

  await test.step('by keyboard he has it tried again: one letter shows that it arrives, and the notice is gone', async () => {
    await page.setViewportSize({ width: 360, height: 740 })
    await page.getByRole('button', { name: 'Try it again' }).press('Enter')
    await expect(page.getByText('Mail goes to your address again.')).toBeVisible()
    await expect(page.getByText('came back on')).toHaveCount(0)
    expect((await letterTo(stack, bo.email, /reaches you again/)).text).toContain('There is nothing to do.')
    await page.setViewportSize({ width: 1280, height: 800 })
  })

  await test.step('should it come back once more, whoever runs the academy sees that, and can let it go on too', async () => {
    await cameBack()
    const admin = await stranger(page.context().browser()!)
    await signIn(admin, stack, CUSTOMERS, 'lukasz.zolc@halden.example')
    await admin.goto(`${origin}/people?search=bo.aas`)
    await expect(admin.getByText(/^Mail came back, /)).toBeVisible()
    await admin.getByRole('button', { name: 'Send mail to Bo Aas again' }).press('Enter')
    await expect(admin.getByText(/^Mail came back, /)).toHaveCount(0)
    await admin.context().close()
    await page.goto(`${origin}/account`)
    await expect(page.getByRole('heading', { level: 1, name: 'Your profile' })).toBeVisible()
    await expect(page.getByText('came back on')).toHaveCount(0)
  })
})
