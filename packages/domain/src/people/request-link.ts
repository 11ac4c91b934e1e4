import { compose, queueMail, type Ctx } from '../tenancy/index.ts'
import { hashOf, newToken } from './tokens.ts'

/** Sends a link to sign in with, or to set a new password with. An unknown address gets no mail, and the page says the same.
 *  in: email, normal; purpose; returnTo, a path of this academy; origin of this academy, for the link */
export async function requestLink(ctx: Ctx, wish: { email: string; purpose: 'sign-in' | 'reset-password'; returnTo: string }, origin: string): Promise<void> {
  const person = await ctx.trx.selectFrom('people').select(['id', 'name']).where('email', '=', wish.email).executeTakeFirst()
  if (!person) return
  const token = newToken()
  await ctx.trx
    .insertInto('one_time_links')
    .values({
      token_hash: hashOf(token),
      purpose: wish.purpose,
      academy_id: ctx.academy.id,
      person_id: person.id,
      email: wish.email,
      return_to: wish.returnTo,
      expires_at: new Date(ctx.now.getTime() + 10 * 60_000),
    })
    .execute()
  const signIn = wish.purpose === 'sign-in'
  await queueMail(ctx, {
    academy_id: ctx.academy.id,
    person_id: person.id,
    kind: wish.purpose,
    to_address: wish.email,
    ...compose(ctx.academy, {
      subject: signIn ? `Your sign-in link for ${ctx.academy.name}` : `Set a new password for ${ctx.academy.name}`,
      paragraphs: [`Hello ${person.name},`, 'this link works once, for ten minutes.'],
      action: { label: signIn ? 'Sign in' : 'Set a new password', url: `${origin}/link/${token}` },
      because: `Somebody asked for this at ${ctx.academy.name}. If it was not you, ignore this mail: your password stays as it is.`,
    }),
  })
}
