import { compose, queueMail, type Ctx } from '../tenancy/index.ts'
import { addressMayEnter } from './enter.ts'
import { hashOf, newToken } from './tokens.ts'

/** Sends the mail that finishes a sign-up. Nobody exists until the address is proved, so nobody can sign up somebody else.
 *  who:     a guest
 *  in:      name; email, normal; passwordHash, made whether or not the address is known; returnTo, a path of this academy
 *  out:     nothing: a known address gets a mail that says so, and the page says the same either way
 *  refuses: people/not-invited, people/domain-not-allowed, from the address alone */
export async function startSignUp(ctx: Ctx, wish: { name: string; email: string; passwordHash: string; returnTo: string }, origin: string): Promise<void> {
  const { academy } = ctx
  // Before looking who is known: a refusal that only strangers met would tell who is not one.
  await addressMayEnter(ctx, wish.email)
  const known = await ctx.trx.selectFrom('people').select('id').where('email', '=', wish.email).executeTakeFirst()
  const token = newToken()
  if (!known) {
    await ctx.trx
      .insertInto('one_time_links')
      .values({
        token_hash: hashOf(token),
        purpose: 'sign-up',
        academy_id: academy.id,
        email: wish.email,
        name: wish.name,
        password_hash: wish.passwordHash,
        return_to: wish.returnTo,
        expires_at: new Date(ctx.now.getTime() + 10 * 60_000),
      })
      .execute()
  }
  const because = `Somebody entered this address at ${academy.name}. If it was not you, ignore this mail and nothing happens.`
  const message = known
    ? {
        subject: `You already have an account at ${academy.name}`,
        paragraphs: ['You asked to sign up with this address, and it already has an account. Sign in with your password, or have a link sent to you there.'],
        action: { label: 'Sign in', url: `${origin}/sign-in` },
        because,
      }
    : {
        subject: `Confirm your address for ${academy.name}`,
        paragraphs: [`Hello ${wish.name},`, 'one press finishes your account and takes you back to where you were. The link works once, for ten minutes.'],
        action: { label: 'Finish my account', url: `${origin}/link/${token}` },
        because,
      }
  await queueMail(ctx, { academy_id: academy.id, person_id: known?.id ?? null, kind: 'sign-up', to_address: wish.email, ...compose(academy, message) })
}
