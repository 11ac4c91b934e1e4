import type { Ctx } from '../tenancy/index.ts'
import { addressMayEnter } from './enter.ts'
import { hashOf } from './tokens.ts'

/** What somebody asked for: an account, a way in, or a new password. */
export type LinkWish = { email: string; returnTo: string } & (
  { purpose: 'sign-up'; name: string; passwordHash: string; browser: string; locale: string } | { purpose: 'sign-in' | 'reset-password' }
)

/** Notes that a link was asked for and leaves the answer to a job: whether the address is known changes neither words nor work here.
 *  who:     a guest
 *  in:      email, normal; returnTo, a path of this academy; for a sign-up the name, the hash of the password, made in any case,
 *           a token that the browser keeps, since the password is good only there, and the language that the letter is to be in
 *  out:     the request's id
 *  refuses: people/not-invited, people/domain-not-allowed, for a sign-up, from the address alone */
export async function requestLink(ctx: Ctx, wish: LinkWish): Promise<string> {
  if (wish.purpose === 'sign-up') await addressMayEnter(ctx, wish.email)
  const { id } = await ctx.trx
    .insertInto('link_requests')
    .values({
      purpose: wish.purpose,
      academy_id: ctx.academy.id,
      email: wish.email,
      return_to: wish.returnTo,
      ...(wish.purpose === 'sign-up' ? { name: wish.name, password_hash: wish.passwordHash, browser_hash: hashOf(wish.browser) } : {}),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await ctx.enqueue('answer-link-request', { request_id: id, ...(wish.purpose === 'sign-up' ? { locale: wish.locale } : {}) })
  return id
}
