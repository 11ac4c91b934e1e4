import { createHash } from 'node:crypto'
import { CUSTOMERS, expect, letterTo, person, rows, signIn, test } from '../story.ts'

test('somebody who reads Arabic gets Arabic mail, chooses which reminders come, and unsubscribes by a page and in one press', async ({ page, stack }) => {
  const layla = await person(stack, CUSTOMERS, 'ليلى حداد', 'layla.haddad@example.com')
  await rows(stack, `update people set locale = 'ar' where email = $1`, [layla.email])
  await page.setViewportSize({ width: 360, height: 740 })
  const origin = stack.origin(CUSTOMERS)
  await page.goto(`${origin}/forgotten-password`)
  await page.getByLabel('E-mail address').fill(layla.email)
  await page.getByLabel('E-mail address').press('Enter')
  const letter = await letterTo(stack, layla.email, /[\u0600-\u06ff]/)
  expect(letter.html).toContain('dir="rtl"')

  await signIn(page, stack, CUSTOMERS, layla.email)
  await page.goto(`${origin}/account/notifications`)
  const due = page.getByRole('checkbox').first()
  await expect(due).toBeChecked()
  await due.press('Space')
  await page.getByRole('button', { name: 'Save' }).press('Enter')
  await expect(page.getByText('Your choice is saved.')).toBeVisible()
  await expect(page.getByRole('checkbox').first()).not.toBeChecked()

  const token = 'q'.repeat(32)
  await rows(
    stack,
    `insert into unsubscribe_links (tenant_id, token_hash, topic, outbox_id, person_id)
       select o.tenant_id, $2, 'certificates', o.id, o.person_id from outbox o join people p on p.tenant_id = o.tenant_id and p.id = o.person_id
       where p.email = $1 limit 1`,
    [layla.email, createHash('sha256').update(token).digest('hex')],
  )
  await page.goto(`${origin}/unsubscribe/${token}`)
  await page.getByRole('button', { name: 'Unsubscribe' }).press('Enter')
  await expect(page.getByText('You are unsubscribed.')).toBeVisible()
})
