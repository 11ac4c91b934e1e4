import { act, addressProved, signedIn, type Ctx } from '../tenancy/index.ts'
import { Refusal } from '../refusals.ts'
import { endOtherSessions } from './end-sessions.ts'
import { hashOf } from './tokens.ts'

/** Looks at the link of a new address without spending it.
 *  who: the person who asked for it · out: the address · refuses: people/link-spent */
export async function readEmailChange(ctx: Ctx, token: string): Promise<{ new_email: string }> {
  return good(await open(ctx, token).executeTakeFirst())
}

/** Makes the new address the account's, and ends every other session and every link to the old one.
 *  who: the person who asked for it, signed in: whoever reads mail to a mistyped address gains nothing by the link
 *  in: the link's token; the session's id · refuses: people/link-spent; people/address-taken · locks: the wish's row */
export async function confirmEmailChange(ctx: Ctx, token: string, sessionId: string): Promise<void> {
  const { id: person_id } = signedIn(ctx)
  const { id, new_email, old_email } = good(await open(ctx, token).forUpdate().executeTakeFirst())
  await ctx.trx.updateTable('email_changes').set({ confirmed_at: ctx.now }).where('id', '=', id).execute()
  await takeAddress(ctx, person_id, new_email)
  await addressProved(ctx, new_email)
  await ctx.trx.deleteFrom('one_time_links').where('person_id', '=', person_id).execute()
  await endOtherSessions(ctx, person_id, sessionId)
  await act(ctx, { act: 'email-change/confirmed', subject: ['email-change', id], detail: { from: old_email, to: new_email } })
}

/** Gives somebody an address that has just been proved.  refuses: people/address-taken where somebody else got it first */
export async function takeAddress(ctx: Ctx, person_id: string, email: string): Promise<void> {
  try {
    await ctx.trx.updateTable('people').set({ email, email_verified_at: ctx.now }).where('id', '=', person_id).execute()
  } catch (error) {
    if ((error as { code?: string }).code === '23505') throw new Refusal('people/address-taken', { email })
    throw error
  }
}

const open = (ctx: Ctx, token: string) =>
  ctx.trx
    .selectFrom('email_changes')
    .select(['id', 'new_email', 'old_email'])
    .where('token_hash', '=', hashOf(token))
    .where('person_id', '=', signedIn(ctx).id)
    .where('confirmed_at', 'is', null)
    .where('undone_at', 'is', null)
    .where('expires_at', '>', ctx.now)

function good<T>(row: T | undefined): T {
  if (!row) throw new Refusal('people/link-spent')
  return row
}
