import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { endSuppressions, writeLetter } from '@stoa/domain/tenancy'
import { ACME, GLOBEX, ground, lasting, useGround, world, type Company } from '@stoa/domain/testing'
import { report, signed } from '@stoa/gateways/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serving, type Answer } from '../test/serving.ts'

useGround()

const [SECRET, NEXT, STRANGE] = ['one', 'two', 'three'].map((word) => `whsec_${Buffer.from(word.repeat(10)).toString('base64')}`) as [string, string, string]
const PATH = '/webhooks/mail'
const folder = mkdtempSync(join(tmpdir(), 'stoa-reports-'))
let site: Awaited<ReturnType<typeof serving>>
beforeAll(async () => void (site = await serving({ RESEND_WEBHOOK_SECRET: `${SECRET} ${NEXT}` }, folder)))
afterAll(async () => {
  await site.close()
  rmSync(folder, { recursive: true })
})

/** A letter that left, to an address of its own. */
async function letter(of: Company = ACME, to_address = `${crypto.randomUUID()}@new.example`) {
  const id = await lasting(of, 'guest', (ctx) => writeLetter(ctx, ctx.academy, { person_id: null, kind: 'sign-in', to_address }, { letter: 'sign-in', url: 'https://a.test' }))
  return { id, to_address }
}
const told = (tags: object, type = 'email.bounced', more: object = {}, at?: string) =>
  report({ id: crypto.randomUUID(), from: 'a@b.example', to: 'x@y.example', subject: 'Hello', text: '', html: '' }, type, {
    tags,
    ...(type === 'email.bounced' ? { bounce: { type: 'Permanent', message: 'No such user' } } : {}),
    ...more,
  }, at)
const tagsOf = (id: string, of: Company = ACME) => ({ tenant: world(of).id, letter: id })
const post = (body: string | Buffer, headers: Record<string, string> = signed(String(body), SECRET)) =>
  site.ask(PATH, { headers: { 'content-type': 'application/json', ...headers }, body })
const seen = ({ status, text }: Answer) => [status, text.trim()]

/** What is known of a letter and its address afterwards, whoever it belongs to. */
async function known({ id, to_address }: { id: string; to_address: string }) {
  const { pool } = ground().superuser
  const events = await pool.query('select kind, detail from mail_events where outbox_id = $1 order by kind', [id])
  const stops = await pool.query('select reason, ended_by from suppressions where address = $1 order by since', [to_address])
  return {
    events: events.rows.map((row) => row.kind as string),
    detail: events.rows[0]?.detail ?? null,
    stops: stops.rows.map((row) => `${row.reason} ${row.ended_by ?? 'in force'}`),
  }
}
const NOTHING = { events: [], detail: null, stops: [] }

test('a report under the right signature is kept and stops mail to the address, also under the secret that comes next', async () => {
  for (const secret of [SECRET, NEXT]) {
    const one = await letter()
    const body = told(tagsOf(one.id))
    expect(seen(await post(body, signed(body, secret)))).toEqual([200, 'Noted.'])
    expect(await known(one)).toEqual({ events: ['bounced'], detail: 'No such user', stops: ['bounce in force'] })
  }
})

test('a report without its right signature, or long before or after it was signed, is refused, and nothing is kept', async () => {
  const one = await letter()
  const body = told(tagsOf(one.id))
  const now = Math.floor(Date.now() / 1000)
  const good = signed(body, SECRET)
  const bad: Record<string, string>[] = [
    {},
    signed(body, STRANGE),
    signed(`${body} `, SECRET),
    signed(body, SECRET, now - 360),
    signed(body, SECRET, now + 360),
    { ...good, 'svix-id': 'msg_other' },
    { ...good, 'svix-timestamp': 'yesterday' },
    { ...good, 'svix-signature': 'v1,' },
    { ...good, 'svix-signature': good['svix-signature']!.replace('v1,', 'v2,') },
  ]
  for (const headers of bad) expect([headers, ...seen(await post(body, headers))]).toEqual([headers, 401, expect.stringContaining('signature does not fit')])
  expect(await known(one)).toEqual(NOTHING)
  expect((await post(body, good)).status).toBe(200)
})

test('a letter that is not here, one of another company, and tags that are none are answered and change nothing', async () => {
  const theirs = await letter(GLOBEX)
  const strange: unknown[] = [
    tagsOf(crypto.randomUUID()),
    { tenant: crypto.randomUUID(), letter: theirs.id },
    tagsOf(theirs.id, ACME),
    { tenant: world(GLOBEX).id.toUpperCase(), letter: theirs.id },
    { tenant: `${world(GLOBEX).id}\0`, letter: theirs.id },
    { tenant: [world(GLOBEX).id, "' or true"], letter: theirs.id },
    { tenant: world(GLOBEX).id },
    [],
    null,
    'none',
  ]
  for (const tags of strange) expect([tags, ...seen(await post(told(tags as object)))]).toEqual([tags, 200, 'Nothing to note.'])
  expect(await known(theirs)).toEqual(NOTHING)
  expect(seen(await post(told(tagsOf(theirs.id, GLOBEX))))).toEqual([200, 'Noted.'])
})

test('told twice, eight times at once and out of order, it ends the same', async () => {
  const one = await letter()
  const body = told(tagsOf(one.id))
  const answers = await Promise.all(Array.from({ length: 8 }, () => post(body)))
  expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200))
  await post(told(tagsOf(one.id), 'email.delivered'))
  await post(body)
  expect(await known(one)).toMatchObject({ events: ['bounced', 'delivered'], stops: ['bounce in force'] })
  // Mail was let go on since: what came back before then is known, and does not stop it again.
  const late = await letter(ACME, one.to_address)
  await lasting(ACME, 'guest', (ctx) => endSuppressions(ctx, one.to_address, 'admin'))
  await post(told(tagsOf(late.id)))
  expect((await known(one)).stops).toEqual(['bounce admin'])
})

test('what may pass, and what nobody asked about, is answered and stops nothing', async () => {
  const one = await letter()
  for (const body of [told(tagsOf(one.id), 'email.bounced', { bounce: { type: 'Transient', message: 'Full' } }), told(tagsOf(one.id), 'email.opened'), told(tagsOf(one.id), '')])
    expect(seen(await post(body))).toEqual([200, 'Nothing to note.'])
  expect(await known(one)).toEqual(NOTHING)
})

test('NUL bytes, line breaks and half characters in what the other side said become one line; a moment that cannot be is now', async () => {
  for (const at of ['-271821-04-20T00:00:00Z', '+275760-09-13T00:00:00Z', '0000-01-01T00:00:00Z', 'soon', '']) {
    const one = await letter()
    const body = told(tagsOf(one.id), 'email.bounced', { bounce: { type: 'Permanent', message: `550\0 no\r\n such\u2028user \ud83d${'x'.repeat(600)}` } }, at)
    expect([at, ...seen(await post(body))]).toEqual([at, 200, 'Noted.'])
    expect((await known(one)).detail).toMatch(/^550 no such user \ufffdx{400,}$/)
  }
  expect(seen(await post('\0'.repeat(1000)))).toEqual([200, 'Nothing to note.'])
  expect((await post('\0'.repeat(1000), {})).status).toBe(401)
  expect((await post(Buffer.from([0xff, 0xfe, 0x00]), signed('\ufffd\ufffd\0', STRANGE))).status).toBe(401)
})

test('a body of one megabyte, or of five, is too large, signed or not', async () => {
  for (const size of [1_000_000, 5_000_000]) {
    const body = told({ ...tagsOf(crypto.randomUUID()), more: 'x'.repeat(size) })
    for (const headers of [signed(body, SECRET), {}]) expect([size, (await post(body, headers)).status]).toEqual([size, 413])
  }
})

test('whatever is signed is answered, and never by a fault of ours', async () => {
  const one = await letter()
  const odd = fc.oneof(fc.json(), fc.record({ type: fc.constantFrom('email.bounced', 'email.complained', 'email.delivered'), created_at: fc.anything(), data: fc.record({
    tags: fc.oneof(fc.constant(tagsOf(one.id)), fc.anything()), bounce: fc.anything(), suppressed: fc.anything(),
  }, { requiredKeys: [] }) }, { requiredKeys: [] }).map((value) => JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? String(part) : part)) ?? ''))
  await fc.assert(fc.asyncProperty(odd, async (body) => void expect((await post(body)).status).toBe(200)), { numRuns: 150 })
})

test('reports are posted, and where no secret is set nobody takes them', async () => {
  const asked = await site.ask(PATH, { method: 'GET' })
  expect([asked.status, asked.headers.allow]).toEqual([405, 'POST'])
  const deaf = await serving({}, folder)
  try {
    const body = told(tagsOf(crypto.randomUUID()))
    expect(seen(await deaf.ask(PATH, { body, headers: signed(body, SECRET) }))).toEqual([404, expect.stringContaining('RESEND_WEBHOOK_SECRET')])
  } finally {
    await deaf.close()
  }
})

const FOREIGN = { 'sec-fetch-site': 'cross-site', origin: 'https://mail.example', cookie: 'session=stolen' }
const TOKEN = 'q'.repeat(32)

test('only the very address of the reports may be posted to from elsewhere', async () => {
  const before = site.reached.length
  const near = ['/webhooks/mail/', '/webhooks/mail/x', '/webhooks/mails', '/webhooks', '/Webhooks/mail', '/webhooks/mail%2f', '/webhooks%2Fmail', '/webhooks/mail;x']
  for (const path of [...near, '/webhooks/mail.data', '/'])
    expect([path, (await site.ask(path, { headers: FOREIGN })).status]).toEqual([path, 403])
  for (const path of ['//webhooks/mail', '/webhooks/mail\\x', '/webhooks/mail%00'])
    expect([path, (await site.ask(path, { headers: FOREIGN })).status]).toEqual([path, 400])
  expect(site.reached.length).toBe(before)
  expect((await site.ask(`${PATH}?from=elsewhere`, { headers: FOREIGN })).status).toBe(401)
})

test('only the very link of a letter may be pressed from elsewhere, and then without the cookies of whoever presses', async () => {
  const before = site.reached.length
  for (const path of [
    `/unsubscribe/${TOKEN}/`,
    `/unsubscribe/${TOKEN}/x`,
    `/unsubscribe/${TOKEN}?x=1`,
    `/unsubscribe/${TOKEN}.data`,
    `/unsubscribe/${TOKEN}q`,
    `/unsubscribe/${TOKEN.slice(1)}`,
    `/unsubscribe/${TOKEN.toUpperCase()}`,
    `/x/unsubscribe/${TOKEN}`,
    '/unsubscribe',
    '/account/notifications',
  ])
    expect([path, (await site.ask(path, { headers: FOREIGN })).status]).toEqual([path, 403])
  expect(site.reached.length).toBe(before)
  for (const headers of [FOREIGN, { cookie: 'session=stolen' }, { ...FOREIGN, origin: 'null' }])
    expect((await site.ask(`/unsubscribe/${TOKEN}`, { headers })).status).toBe(200)
  await site.ask(`/unsubscribe/${TOKEN}`, { headers: { 'sec-fetch-site': 'same-origin', cookie: 'session=own' } })
  expect(site.reached.slice(before)).toEqual([...Array(3).fill({ url: `/unsubscribe/${TOKEN}`, cookie: null }), { url: `/unsubscribe/${TOKEN}`, cookie: 'session=own' }])
})
