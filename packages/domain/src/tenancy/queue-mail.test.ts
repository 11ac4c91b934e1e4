import { expect, test } from 'vitest'
import { ACME, GLOBEX, jobsOf, lasting, scene, standIn, useGround } from '../testing.ts'
import { compose, mailToSend, queueMail, recordDelivery, type Ctx, type Message } from './index.ts'

useGround()

const message: Message = {
  subject: 'Subject',
  paragraphs: ['One.', 'Two.'],
  action: { label: 'Go', url: 'https://a.test/b?c=1&d=2' },
  because: 'You asked.',
}
const queue = (ctx: Ctx, to_address = 'ana@new.example') =>
  queueMail(ctx, { academy_id: ctx.academy.id, person_id: null, kind: 'test', to_address, ...compose(ctx.academy, message) })
const letters = () => lasting(ACME, 'guest', (ctx) => ctx.trx.selectFrom('outbox').select('id').execute())

test('a letter and the job that sends it come with the commit, one job for each letter', async () => {
  const id = await lasting(ACME, 'guest', (ctx) => queue(ctx))
  expect(await letters()).toEqual([{ id }])
  expect((await jobsOf('send-mail')).map((job) => job.data.outbox_id)).toEqual([id])
})

test('a transaction that is taken back leaves neither', async () => {
  const before = [await letters(), await jobsOf('send-mail')]
  await scene(ACME, 'guest', (ctx) => queue(ctx))
  expect([await letters(), await jobsOf('send-mail')]).toEqual(before)
})

test('a letter is to be sent until it was delivered, and noting that twice keeps the first', () =>
  scene(ACME, 'guest', async (ctx) => {
    const id = await queue(ctx)
    expect(await mailToSend(ctx, id)).toMatchObject({ id, to_address: 'ana@new.example', academy: 'acme customers', attachment_sha256: null })
    await recordDelivery(ctx, id, 'provider-1')
    await recordDelivery(ctx, id, 'provider-2')
    expect(await mailToSend(ctx, id)).toBeNull()
    expect(await ctx.trx.selectFrom('deliveries').select('provider_id').where('outbox_id', '=', id).execute()).toEqual([
      { provider_id: 'provider-1' },
    ])
  }))

test("another tenant's letter is not there to be sent", () =>
  scene(ACME, 'guest', async (ctx) => {
    const id = await queue(ctx)
    await standIn(ctx, GLOBEX)
    await expect(mailToSend(ctx, id)).rejects.toThrow('no result')
  }))

test('nothing that people or companies write becomes HTML', () =>
  scene(ACME, 'guest', async (ctx) => {
    const nasty = `<script>alert("1")</script>&'`
    const academy = {
      ...ctx.academy,
      name: nasty,
      tagline: nasty,
      locale: '"><b>',
      company: { ...ctx.academy.company, legal_name: nasty, place: nasty },
    }
    const { html, text } = compose(academy, {
      subject: nasty,
      paragraphs: [nasty],
      action: { label: nasty, url: `https://a.test/"onclick="${nasty}` },
      because: nasty,
    })
    const tagsOf = (mail: string) => mail.match(/<[^>]*>/g)!.map((tag) => tag.replace(/="[^"]*"/g, ''))
    expect(tagsOf(html)).toEqual(tagsOf(compose(ctx.academy, { ...message, paragraphs: ['One.'] }).html))
    expect(html).not.toContain('<script')
    expect(text).toContain(nasty)
  }))

test('a mail says the same in both forms, with its address in full', () =>
  scene(ACME, 'guest', async (ctx) => {
    const { html, text, subject } = compose(ctx.academy, message)
    expect(subject).toBe('Subject')
    expect(text).toBe('One.\n\nTwo.\n\nGo:\nhttps://a.test/b?c=1&d=2\n\n--\n\nYou asked.\n\nacme customers, acme Ltd, Bergen')
    for (const part of ['<p>One.</p>', '<p>Two.</p>', 'href="https://a.test/b?c=1&#38;d=2"', 'You asked.<br>acme customers, acme Ltd, Bergen'])
      expect(html).toContain(part)
  }))

test('a mail with nothing to do has no button', () =>
  scene(ACME, 'guest', async (ctx) => {
    const { action: _, ...quiet } = message
    expect(compose(ctx.academy, quiet).html).not.toContain('href')
  }))
