import { forgetCounts, superuserOf } from '../fuzz/ground.ts'
import { arrive, startExam, visitor } from '../fuzz/visitor.ts'
import { send } from '../fuzz/wire.ts'
import { CUSTOMERS, expect, letterTo, linkIn, MERIDIAN, rows, signUp, test } from '../story.ts'

const COURSE = 'certified-robot-operator'
const word = Date.now().toString(36)
const password = 'seven quiet pallets'
const count = async (stack: Parameters<typeof rows>[0], sql: string, values: unknown[] = []) => Number((await rows<{ count: string }>(stack, sql, values))[0]!.count)

test('a form that is sent twice at the same moment takes effect once', async ({ stack }) => {
  const email = `twice-${word}@nordlys.example`
  const guest = visitor(stack, CUSTOMERS)

  await test.step('two links of one sign-up, pressed together, are one person with one password', async () => {
    await guest.get('/sign-up')
    await Promise.all([guest.post('/sign-up', { name: 'Ana', email, password }), guest.post('/sign-up', { name: 'Ana', email, password })])
    await expect.poll(async () => (await stack.mail.list()).filter((letter) => letter.to === email).length, { timeout: 30_000 }).toBe(2)
    const letters = await Promise.all((await stack.mail.list()).filter((letter) => letter.to === email).map((letter) => stack.mail.read(letter.id)))
    const links = letters.map((letter) => new URL(linkIn(letter!)).pathname)
    const answers = await Promise.all([...links, ...links].map((link) => Object.assign(visitor(stack, CUSTOMERS), { cookie: guest.cookie }).post(link)))
    expect(answers.map((answer) => answer.status).sort(), 'each link lets in once').toEqual([302, 302, 410, 410])
    expect(await count(stack, 'select count(*) from people where email = $1', [email])).toBe(1)
    expect(await count(stack, 'select count(*) from passwords w join people p on p.tenant_id = w.tenant_id and p.id = w.person_id where p.email = $1', [email])).toBe(1)
    expect(await count(stack, 'select count(*) from memberships m join people p on p.tenant_id = m.tenant_id and p.id = m.person_id where p.email = $1', [email])).toBe(1)
  })

  const learner = await guest.signIn(email, password)
  await test.step('five starts of an exam are one attempt', async () => {
    await Promise.all([1, 2, 3].map(() => learner.post(`/learn/${COURSE}/enrollment`)))
    const attempts = await Promise.all([1, 2, 3, 4, 5].map(() => startExam(learner, COURSE)))
    expect(new Set(attempts).size).toBe(1)
    expect(await count(stack, 'select count(*) from attempts a join people p on p.tenant_id = a.tenant_id and p.id = a.person_id where p.email = $1', [email])).toBe(1)
  })

  await test.step('five hand-ins are one grade, one line in the trail, and the same page for all', async () => {
    const attempt = await startExam(learner, COURSE)
    expect((await learner.post(`/attempts/${attempt}/submission`)).status, 'with everything open, handing in is confirmed').toBe(409)
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => learner.post(`/attempts/${attempt}/submission`, { unfinished: '20' })))
    expect(answers.map((answer) => [answer.status, answer.headers.get('location')?.[0]])).toEqual(Array.from({ length: 5 }, () => [302, `/attempts/${attempt}/result`]))
    expect(await count(stack, 'select count(*) from grades where attempt_id = $1', [attempt])).toBe(1)
    expect(await count(stack, `select count(*) from trail where subject_id = $1 and act in ('attempt/passed', 'attempt/failed')`, [attempt])).toBe(1)
  })
})

test('after ten wrong passwords one waits, and nobody else does', async ({ stack }) => {
  const guest = visitor(stack, CUSTOMERS)
  const email = 'joao.araujo@nordlys.example'
  for (let tries = 1; tries <= 10; tries++) expect((await guest.post('/sign-in', { email, password: 'not this one' })).status, `try ${tries}`).toBe(422)
  for (const tried of ['not this one', 'halden demonstration']) {
    const refused = await guest.post('/sign-in', { email, password: tried })
    const seconds = Number(refused.headers.get('retry-after')?.[0])
    expect(refused.status).toBe(429)
    expect(seconds).toBeGreaterThan(0)
    expect(seconds).toBeLessThanOrEqual(900)
    expect(refused.body.toString()).toContain(`Too many tries in a short time. Wait ${seconds} seconds and try again.`)
    expect(refused.headers.has('set-cookie')).toBe(false)
  }
  await guest.signIn('khai.nguyen@nordlys.example', 'halden demonstration')
})

test('known and unknown addresses are refused in the same words', async ({ stack }) => {
  const guest = visitor(stack, CUSTOMERS)
  const known = await guest.post('/sign-in', { email: 'joao.araujo@nordlys.example', password: 'not this one' })
  const unknown = await guest.post('/sign-in', { email: 'nobody.at-all@nordlys.example', password: 'not this one' })
  const said = (answer: typeof known) => /This e-mail address and password[^<"\\]*/.exec(answer.body.toString())?.[0]
  expect([known.status, said(known)]).toEqual([unknown.status, said(unknown)])
  expect(said(known)).toBeTruthy()
})

test('a name of a megabyte is refused in words, and what was typed is still there', async ({ page, stack }) => {
  const email = `long-${word}@nordlys.example`
  for (const [length, sentence] of [[1_048_576, 'This is larger than can be taken here.'], [500_000, 'A name has at most 200 characters.']] as const) {
    await page.goto(`${stack.origin(CUSTOMERS)}/sign-up`)
    await page.getByLabel('Name').evaluate((input) => input.removeAttribute('maxlength'))
    await page.getByLabel('Name').evaluate((input: HTMLInputElement, letters) => (input.value = 'x'.repeat(letters)), length)
    await page.getByLabel('E-mail address').fill(email)
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Make my account' }).click()
    await expect(page.getByText(sentence).first()).toBeVisible()
    await expect(page.getByRole('alert'), 'the focus is where it says what to correct').toBeFocused()
    await expect(page.getByLabel('E-mail address')).toHaveValue(email)
    expect(await page.getByLabel('Name').evaluate((input: HTMLInputElement) => input.value.length)).toBe(length)
  }
  expect(await count(stack, 'select count(*) from one_time_links where email = $1', [email])).toBe(0)
})

test('an endless form without a length is refused, and the connection says so', async ({ stack }) => {
  const body = Buffer.concat([...Array.from({ length: 40 }, () => Buffer.from(`10000\r\n${'a'.repeat(65_536)}\r\n`)), Buffer.from('0\r\n\r\n')])
  const authority = `${CUSTOMERS}:${stack.port}`
  const answer = await send(stack.port, {
    method: 'POST', target: '/sign-in', version: '1.1', body,
    headers: [['Host', authority], ['Origin', `http://${authority}`], ['Content-Type', 'application/x-www-form-urlencoded'], ['Transfer-Encoding', 'chunked']],
  })
  expect(answer.status).toBe(413)
  expect(answer.body.toString()).toContain('This is larger than can be taken here.')
})

test('a host that nobody has gets a page that belongs to nobody', async ({ stack }) => {
  for (const host of ['nobody.example', 'halden.localhost', '127.0.0.1', 'x.customers.halden.localhost', 'localhost']) {
    const answer = await visitor(stack, host).get('/')
    expect(answer.status, host).toBe(421)
    expect(answer.body.toString()).toContain('No academy answers here')
    expect([...answer.headers.values()].flat().join('\n') + answer.body.toString()).not.toMatch(/halden(?!\.localhost)|meridian|kestrel|stoa|set-cookie/i)
  }
})

test('a stranger’s word about the host is not believed', async ({ stack }) => {
  const guest = visitor(stack, CUSTOMERS)
  const forged: [string, string][] = [
    ['X-Forwarded-Host', `${MERIDIAN}:${stack.port}`],
    ['X-Forwarded-Proto', 'https'],
    ['X-Forwarded-For', '203.0.113.9'],
    ['Forwarded', `host=${MERIDIAN}`],
  ]
  const plain = await guest.get('/catalogue')
  const lied = await guest.get('/catalogue', forged)
  expect(lied.status).toBe(200)
  expect(lied.body.toString()).toContain('Certified Robot Operator')
  expect(lied.body.toString()).not.toMatch(/meridian|203\.0\.113/i)
  expect([...lied.headers.keys()].sort()).toEqual([...plain.headers.keys()].sort())
  const email = `forged-${word}@nordlys.example`
  expect((await guest.post('/sign-up', { name: 'Ana', email, password }, forged)).status).toBe(200)
  expect(linkIn(await letterTo(stack, email, /Confirm your address/))).toContain(`${stack.origin(CUSTOMERS)}/link/`)
})

test('a link in a mail lets in a browser without JavaScript, which says nothing of where it comes from', async ({ stack, browser }) => {
  const email = `plain-${word}@nordlys.example`
  await visitor(stack, CUSTOMERS).post('/sign-up', { name: 'Ana', email, password })
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await page.goto(linkIn(await letterTo(stack, email, /Confirm your address/)))
  await page.getByRole('button', { name: 'Finish and go on' }).click()
  await expect(page.getByRole('link', { name: /Your account/ })).toBeVisible()
  await page.context().close()
})

test('no way in leads out to another site', async ({ page, stack }) => {
  const origin = stack.origin(CUSTOMERS)
  for (const to of [
    '//evil.example',
    'https://evil.example',
    '/\\evil.example',
    '/.//evil.example',
    '/x/..//evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
  ]) {
    const learner = await visitor(stack, CUSTOMERS).signIn('khai.nguyen@nordlys.example', 'halden demonstration')
    const entered = await learner.post('/sign-in', { email: 'khai.nguyen@nordlys.example', password: 'halden demonstration', to })
    expect(entered.headers.get('location'), `after signing in, to ${to}`).toEqual(['/'])
    expect((await learner.get(`/sign-in?to=${encodeURIComponent(to)}`)).headers.get('location'), `signed in already, to ${to}`).toEqual(['/'])
    await forgetCountsOf(stack)
  }
  await signUp(page, stack, CUSTOMERS, { name: 'Ana', email: `away-${word}@nordlys.example`, password }, '/.//evil.example/x')
  await expect(page.getByRole('link', { name: /Your account/ })).toBeVisible()
  expect(page.url()).toBe(`${origin}/`)
})

test('people are called what they are called', async ({ stack }) => {
  const names: [typed: string, kept: string][] = [
    ['Łukasz Żółć', 'Łukasz Żółć'], ['Nguyễn Thị Minh Khai'.normalize('NFD'), 'Nguyễn Thị Minh Khai'.normalize('NFC')], ['محمد الأمين', 'محمد الأمين'], ['王小明', '王小明'],
    ['\u202egnp.exe', 'gnp.exe'], ['O’Brien & Søn <b>', 'O’Brien & Søn <b>'],
  ]
  for (const [at, [typed, kept]] of names.entries()) {
    const email = `named-${at}-${word}@nordlys.example`
    const learner = await arrive(stack, visitor(stack, CUSTOMERS), { name: typed, email, password })
    expect((await rows<{ name: string }>(stack, 'select name from people where email = $1', [email]))[0]!.name).toBe(kept)
    const page = (await learner.get('/account')).body.toString()
    expect(page).toContain(kept.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;'))
    expect(page.includes('\u202e')).toBe(false)
  }
  for (const [typed, status] of [['\u202e\u2066', 422], ['\0', 400], ['   ', 422], ['\u{1f393} Ana', 422], ['x'.repeat(201), 422], ['\ufb2c'.repeat(100), 422]] as const) {
    expect((await visitor(stack, CUSTOMERS).post('/sign-up', { name: typed, email: `unnamed-${word}@nordlys.example`, password })).status, JSON.stringify(typed)).toBe(status)
  }
})

async function forgetCountsOf(stack: Parameters<typeof superuserOf>[0]) {
  const database = superuserOf(stack)
  await forgetCounts(database)
  await database.close()
}
