import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { squeezed } from '../answers.ts'
import { ar, englishOn, saying } from '../arabic.ts'
import { passExam } from '../learner.ts'
import { CUSTOMERS, expect, letterTo, MERIDIAN, signUp, test } from '../story.ts'

const person = { name: 'Łukasz Żółć', email: 'lukasz@nordlys.example', password: 'seven quiet pallets' }

test('a customer signs up, learns, passes, has the certificate in the mail, and a stranger verifies it', async ({ page, stack, browser }) => {
  const origin = stack.origin(CUSTOMERS)

  await test.step('finds the course without an account and comes back to it after signing up', async () => {
    await page.goto(origin)
    await page.getByRole('link', { name: /See the course/ }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Certified Robot Operator' })).toBeVisible()
    await signUp(page, stack, CUSTOMERS, person, '/learn/certified-robot-operator')
    await expect(page).toHaveURL(`${origin}/learn/certified-robot-operator`)
    await page.getByRole('button', { name: 'Start this course' }).click()
  })

  await test.step('reads every lesson, answers a check, and progress is kept', async () => {
    await page.getByRole('link', { name: 'Start the first lesson' }).click()
    const check = page.locator('form', { has: page.getByRole('button', { name: 'Check my answer' }) }).first()
    await check.locator('input[name^="picked"]').first().check()
    await check.getByRole('button', { name: 'Check my answer' }).click()
    await expect(page.getByRole('button', { name: 'Answer again' }).first()).toBeVisible()
    for (let lesson = 1; lesson <= 9; lesson++) {
      const here = page.url()
      await page.getByRole('button', { name: /Go on|Finish/ }).click()
      await expect(page).not.toHaveURL(here)
    }
    await page.goto(origin)
    await expect(page.getByText(/Your next \d+ minutes|Every lesson is behind you/)).toBeVisible()
  })

  await test.step('sits the exam and passes', async () => {
    await passExam(page, origin)
    await expect(page.getByText('20 of 20 right')).toBeVisible()
  })

  const serial = await test.step('the certificate is on the page and in the mail within seconds', async () => {
    const link = page.getByRole('link', { name: 'Your certificate, PDF' })
    await expect(link).toBeVisible({ timeout: 15_000 })
    const letter = await letterTo(stack, person.email, /Your certificate/)
    const paper = letter.attachments.find((one) => one.content_type === 'application/pdf')!
    expect(Buffer.from(paper.bytes.slice(0, 5)).toString()).toBe('%PDF-')
    mkdirSync('.data/pictures', { recursive: true })
    writeFileSync('.data/pictures/certificate.pdf', paper.bytes)
    const text = textOf('.data/pictures/certificate.pdf')
    if (text !== null) for (const field of [person.name, 'Certified Robot Operator', 'Halden Robotics AS']) expect(squeezed(text)).toContain(field)
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
    expect(Buffer.compare(readFileSync(await download.path()), Buffer.from(paper.bytes))).toBe(0)
    return /verify\/(\S+)/.exec(letter.text)![1]!
  })

  await test.step('a stranger verifies it, typed with spaces and in lower case, and from another tenant is led to its issuer', async () => {
    const stranger = await (await browser.newContext()).newPage()
    await stranger.goto(`${origin}/verify`)
    await stranger.getByLabel('Number').fill(serial.toLowerCase().replaceAll('-', ' '))
    await stranger.getByRole('button', { name: 'Check it' }).click()
    await expect(stranger.getByRole('heading', { level: 1, name: new RegExp(`${person.name} holds the certification Certified Robot Operator, until`) })).toBeVisible()
    await expect(stranger.getByRole('region', { name: 'What is printed on it' }).getByText(serial, { exact: true })).toBeVisible()
    await test.step('another stranger reads the same in Arabic', async () => {
      const other = await (await browser.newContext({ locale: 'ar' })).newPage()
      await other.goto(`${origin}/verify/${serial}`)
      await expect(other.locator('html')).toHaveAttribute('dir', 'rtl')
      await expect(other.getByRole('heading', { level: 1, name: saying(ar.verify.holdsUntil) })).toContainText(person.name)
      expect(await englishOn(other)).toEqual([])
      await other.context().close()
    })
    await stranger.goto(`${stack.origin(MERIDIAN)}/verify/${serial}`)
    await expect(stranger).toHaveURL(`${origin}/verify/${serial}`)
    await stranger.goto(`${origin}/verify/${serial.slice(0, -1)}${serial.endsWith('0') ? '1' : '0'}`)
    await expect(stranger.getByText('No certificate has this number')).toBeVisible()
    // The number stands there to be corrected.
    await stranger.getByLabel('Number').fill(serial)
    await stranger.getByRole('button', { name: 'Check it' }).click()
    await expect(stranger).toHaveURL(`${origin}/verify/${serial}`)
    await expect(stranger.getByText('No certificate has this number')).toHaveCount(0)
    await stranger.goto(`${origin}/certificates/${serial}/pdf`)
    await expect(stranger.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
    await stranger.context().close()
  })
})

/** The text a reader would find, where poppler is installed; its absence is no reason for a certificate to fail. */
function textOf(file: string): string | null {
  try {
    return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return null
    throw error
  }
}
