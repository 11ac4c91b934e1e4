import { sql } from '@stoa/db'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Ctx } from '../tenancy/index.ts'
import { ACME, askForLink, emailOf, mailsIn, personOf, scene, tokensIn, useGround, type AcademySlug, consumeLink } from '../testing.ts'
import { answerLinkRequest, normalEmail, passwordOf, requestLink } from './index.ts'

useGround()

const ANA = 'ana@new.example'

const signUp = (ctx: Ctx, email = ANA, passwordHash = 'hash of the first') =>
  askForLink(ctx, { purpose: 'sign-up', name: 'Ana', email, passwordHash, returnTo: '/learn/lockout' })
const peopleAt = (ctx: Ctx, email: string) => ctx.trx.selectFrom('people').select('id').where('email', '=', email).execute()

test('a known address gets another mail, no link to press, and its password stays', () =>
  scene(ACME, 'guest', async (ctx) => {
    await signUp(ctx)
    await consumeLink(ctx, (await tokensIn(ctx))[0]!)
    expect(await signUp(ctx, ANA, 'hash of a stranger')).toBeUndefined() // As with an unknown address: the page is told nothing.
    const all = await mailsIn(ctx)
    const [{ id }] = (await peopleAt(ctx, ANA)) as [{ id: string }]
    expect(all.map(({ to_address, person_id, subject }) => ({ to_address, person_id, subject }))).toEqual([
      { to_address: ANA, person_id: null, subject: 'Confirm your address for acme customers' },
      { to_address: ANA, person_id: id, subject: 'You already have an account at acme customers' },
    ])
    expect(await tokensIn(ctx)).toHaveLength(1)
    expect((await passwordOf(ctx, ANA))!.hash).toBe('hash of the first')
  }))

test('whoever signs up while pages speak their language is written to in it, and keeps it', () =>
  scene(ACME, 'guest', async (ctx) => {
    await askForLink(ctx, { purpose: 'sign-up', name: 'ليلى', email: ANA, passwordHash: 'x', returnTo: '/', locale: 'ar' })
    expect((await mailsIn(ctx))[0]!.subject).toMatch(/\p{Script=Arabic}/u)
    await consumeLink(ctx, (await tokensIn(ctx))[0]!, undefined, 'ar')
    expect(await ctx.trx.selectFrom('people').select('locale').where('email', '=', ANA).execute()).toEqual([{ locale: 'ar' }])
  }))

test.each<[AcademySlug, string, string | null]>([
  ['customers', 'ana@anywhere.example', null],
  ['people', 'ana@acme.example', null],
  ['people', 'ana@anywhere.example', 'people/domain-not-allowed'],
  ['people', 'ana@sub.acme.example', 'people/domain-not-allowed'],
  ['people', 'ana@notacme.example', 'people/domain-not-allowed'],
  ['people', 'ana@acme.example.anywhere.example', 'people/domain-not-allowed'],
  ['people', 'ana@globex.example', 'people/domain-not-allowed'],
  ['partners', 'ana@acme.example', 'people/not-invited'],
])('at %s, signing up as %s is answered %s', (academy, email, code) =>
  scene(
    ACME,
    'guest',
    async (ctx) => {
      const answer = signUp(ctx, email).then(
        () => null,
        (error: { code: string }) => error.code,
      )
      expect(await answer).toBe(code)
      expect(await mailsIn(ctx)).toHaveLength(code ? 0 : 1)
    },
    academy,
  ),
)

test('where an address may not sign up, a known one is refused in the same words as an unknown one', () =>
  scene(
    ACME,
    'guest',
    async (ctx) => {
      const answer = (email: string) =>
        signUp(ctx, email).then(
          () => null,
          (error: { sentence: string }) => error.sentence,
        )
      expect(await answer(emailOf('client', ACME))).toBe(await answer('nobody@kestrel.example'))
      expect(await mailsIn(ctx)).toEqual([])
    },
    'people',
  ))

test('a link to sign in is sent to who is known, and to nobody else', () =>
  scene(ACME, 'guest', async (ctx) => {
    const wish = { purpose: 'sign-in' as const, returnTo: '/' }
    expect(await askForLink(ctx, { ...wish, email: 'nobody@acme.example' })).toBeUndefined()
    expect(await mailsIn(ctx)).toEqual([])
    expect(await askForLink(ctx, { ...wish, email: emailOf('learner', ACME) })).toBeUndefined()
    const { person_id, purpose } = await consumeLink(ctx, (await tokensIn(ctx))[0]!)
    expect({ person_id, purpose }).toEqual({ person_id: personOf(ACME, 'learner'), purpose: 'sign-in' })
  }))

test('whoever signs up with an address cannot put words into the mail that goes there', () =>
  scene(ACME, 'guest', async (ctx) => {
    await askForLink(ctx, { purpose: 'sign-up', name: '<b onclick="x">&', email: ANA, passwordHash: 'h', returnTo: '/' })
    const [mail] = await mailsIn(ctx)
    for (const form of [mail!.html, mail!.text]) expect(form).not.toContain('onclick')
  }))

test('every address that is taken is one that the database takes', () =>
  scene(ACME, 'guest', async (ctx) => {
    const odd = fc.tuple(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 9 }), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 9 }))
    const emails = fc.sample(odd, 3000).flatMap(([local, domain]) => normalEmail(`${local}@${domain}.example`) ?? [])
    expect(emails.length).toBeGreaterThan(1000)
    const { rows } = await sql<{ email: string; lower: string }>`select email, lower(email) as lower from unnest(${emails}::text[]) as email`.execute(
      ctx.trx,
    )
    expect(rows.filter(({ email, lower }) => email !== lower)).toEqual([])
    expect(rows.map(({ email }) => email)).toEqual(emails)
  }))

test('asking does the same for a known address as for an unknown one: a request and a job, and no letter yet', () =>
  scene(ACME, 'guest', async (ctx) => {
    const traces = async () => {
      const requests = await ctx.trx.selectFrom('link_requests').select('purpose').execute()
      return { requests: requests.length, mails: (await mailsIn(ctx)).length, links: (await tokensIn(ctx)).length }
    }
    await requestLink(ctx, { purpose: 'sign-in', email: emailOf('learner', ACME), returnTo: '/' })
    expect(await traces()).toEqual({ requests: 1, mails: 0, links: 0 })
    await requestLink(ctx, { purpose: 'sign-in', email: 'nobody@acme.example', returnTo: '/' })
    expect(await traces()).toEqual({ requests: 2, mails: 0, links: 0 })
  }))

test('a request is answered once, however often its job runs', () =>
  scene(ACME, 'guest', async (ctx) => {
    const id = await requestLink(ctx, { purpose: 'sign-in', email: emailOf('learner', ACME), returnTo: '/' })
    for (let run = 0; run < 3; run++) await answerLinkRequest(ctx, id, () => 'https://academy.test')
    expect(await mailsIn(ctx)).toHaveLength(1)
    expect(await ctx.trx.selectFrom('one_time_links').select('purpose').execute()).toHaveLength(1)
  }))
