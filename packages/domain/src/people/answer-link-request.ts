import { act, compose, loadAcademy, queueMail, type Academy, type Message, type TenantCtx } from '../tenancy/index.ts'
import { hashOf, newToken } from './tokens.ts'

const GOOD_FOR_MS = 10 * 60_000

/** Answers a request for a link by mail, once: the request goes in the transaction that writes the letter.
 *  A sign-up with a known address gets a letter that says so; a sign-in or reset with an unknown one gets none.
 *  who: the worker · in: the request's id; originOf, from an academy's own host to the beginning of its addresses */
export async function answerLinkRequest(ctx: TenantCtx, requestId: string, originOf: (host: string) => string): Promise<void> {
  const request = await ctx.trx.deleteFrom('link_requests').where('id', '=', requestId).returningAll().executeTakeFirst()
  if (!request) return
  const academy = (await loadAcademy(ctx.trx, request.academy_id))!
  const person = await ctx.trx.selectFrom('people').select(['id', 'name']).where('email', '=', request.email).executeTakeFirst()
  const origin = originOf(academy.host)
  const isSignUp = request.purpose === 'sign-up'
  const send = (message: Message) =>
    queueMail(ctx, {
      academy_id: academy.id,
      person_id: person?.id ?? null,
      kind: request.purpose,
      to_address: request.email,
      ...compose(academy, message),
    })

  if (isSignUp && person) return void (await send(alreadyKnown(academy, origin)))
  if (!isSignUp && !person) return
  const token = newToken()
  const { purpose, email, name, password_hash, browser_hash, return_to } = request
  await ctx.trx
    .insertInto('one_time_links')
    .values({
      purpose,
      email,
      name,
      password_hash,
      browser_hash,
      return_to,
      token_hash: hashOf(token),
      academy_id: academy.id,
      person_id: person?.id ?? null,
      expires_at: new Date(ctx.now.getTime() + GOOD_FOR_MS),
    })
    .execute()
  await act(ctx, { act: 'link/sent', subject: ['academy', academy.id], detail: { purpose, email } })
  await send(letters[purpose as keyof typeof letters](academy, `${origin}/link/${token}`))
}

// Nobody is greeted by a name: before the address is proved it would be whatever a stranger wanted to have sent.
const because = (academy: Academy, otherwise: string) =>
  `Somebody entered this address at ${academy.name}. If it was not you, ignore this mail: ${otherwise}`

const letters = {
  'sign-up': (academy: Academy, url: string): Message => ({
    subject: `Confirm your address for ${academy.name}`,
    paragraphs: ['Hello,', 'one press finishes your account and takes you back to where you were. The link works once, for ten minutes.'],
    action: { label: 'Finish my account', url },
    because: because(academy, 'nothing happens.'),
  }),
  'sign-in': (academy: Academy, url: string): Message => ({
    subject: `Your sign-in link for ${academy.name}`,
    paragraphs: ['Hello,', 'this link works once, for ten minutes.'],
    action: { label: 'Sign in', url },
    because: because(academy, 'your account stays as it is.'),
  }),
  'reset-password': (academy: Academy, url: string): Message => ({
    subject: `Set a new password for ${academy.name}`,
    paragraphs: ['Hello,', 'this link works once, for ten minutes.'],
    action: { label: 'Set a new password', url },
    because: because(academy, 'your password stays as it is.'),
  }),
}

const alreadyKnown = (academy: Academy, origin: string): Message => ({
  subject: `You already have an account at ${academy.name}`,
  paragraphs: [
    'You asked to sign up with this address, and it already has an account. Sign in with your password, or have a link sent to you there.',
  ],
  action: { label: 'Sign in', url: `${origin}/sign-in` },
  because: because(academy, 'nothing happens.'),
})
