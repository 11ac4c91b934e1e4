import { act, loadAcademy, writeLetter, type Message, type TenantCtx } from '../tenancy/index.ts'
import { hashOf, newToken } from './tokens.ts'

const GOOD_FOR_MS = 10 * 60_000

/** Answers a request for a link by mail, once: the request goes in the transaction that writes the letter.
 *  A sign-up with a known address gets a letter that says so; a sign-in or reset with an unknown one gets none.
 *  who: the worker · in: the request's id; originOf, from an academy's own host to the beginning of its addresses; locale, in which somebody
 *       reads whom nobody knows yet, where they said so */
export async function answerLinkRequest(ctx: TenantCtx, requestId: string, originOf: (host: string) => string, locale?: string): Promise<void> {
  const request = await ctx.trx.deleteFrom('link_requests').where('id', '=', requestId).returningAll().executeTakeFirst()
  if (!request) return
  const academy = (await loadAcademy(ctx.trx, request.academy_id))!
  const person = await ctx.trx.selectFrom('people').select(['id', 'name']).where('email', '=', request.email).executeTakeFirst()
  const origin = originOf(academy.host)
  const isSignUp = request.purpose === 'sign-up'
  const send = (message: Message) =>
    writeLetter(ctx, { ...academy, locale: locale ?? academy.locale }, { person_id: person?.id ?? null, kind: request.purpose, to_address: request.email }, message)

  if (isSignUp && person) return void (await send({ letter: 'already-known', url: `${origin}/sign-in` }))
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
  await send({ letter: purpose as 'sign-up' | 'sign-in' | 'reset-password', url: `${origin}/link/${token}` })
}
