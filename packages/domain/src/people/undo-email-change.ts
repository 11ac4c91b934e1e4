import { act, type Ctx } from '../tenancy/index.ts'
import { Refusal } from '../refusals.ts'
import { takeAddress } from './confirm-email-change.ts'
import { endSessions } from './end-sessions.ts'
import { hashOf } from './tokens.ts'

/** Looks at the link of the old address without spending it.
 *  who: whoever reads mail to it · out: both addresses, and whether the new one has been taken · refuses: people/undo-spent */
export async function readUndo(ctx: Ctx, token: string): Promise<{ old_email: string; new_email: string; is_done: boolean }> {
  const { confirmed_at, ...row } = good(await open(ctx, token).executeTakeFirst())
  return { old_email: row.old_email, new_email: row.new_email, is_done: confirmed_at !== null }
}

/** "That was not me": the account has its old address, whoever is in is out, and what they came with or added since is worth nothing
 *  any more: the password, and passkeys and apps set up since the wish. Where the old address has an account of its own by now, this one
 *  gets an address at which nobody reads: whoever took it must not have a new password sent to theirs.
 *  who: whoever reads mail to the old address · in: the link's token · out: whether the old address is the account's again
 *  refuses: people/undo-spent after seven days or once it was pressed · locks: the wish's row */
export async function undoEmailChange(ctx: Ctx, token: string): Promise<{ old_email: string; is_back: boolean }> {
  const { id, person_id, old_email, new_email, requested_at } = good(await open(ctx, token).forUpdate().executeTakeFirst())
  await ctx.trx.updateTable('email_changes').set({ undone_at: ctx.now }).where('person_id', '=', person_id).where('undone_at', 'is', null).execute()
  const other = await ctx.trx.selectFrom('people').select('id').where('email', '=', old_email).where('id', '<>', person_id).executeTakeFirst()
  await takeAddress(ctx, person_id, other ? `${person_id}@nobody.invalid` : old_email)
  await ctx.trx.deleteFrom('passwords').where('person_id', '=', person_id).execute()
  await ctx.trx.deleteFrom('passkeys').where('person_id', '=', person_id).where('created_at', '>=', requested_at).execute()
  await ctx.trx.deleteFrom('authenticators').where('person_id', '=', person_id).where('confirmed_at', '>=', requested_at).execute()
  await ctx.trx.deleteFrom('recovery_codes').where('person_id', '=', person_id).where('created_at', '>=', requested_at).execute()
  await ctx.trx.deleteFrom('one_time_links').where('person_id', '=', person_id).execute()
  await endSessions(ctx, person_id)
  await act(ctx, { act: 'email-change/undone', subject: ['email-change', id], detail: { kept: other ? null : old_email, refused: new_email } })
  return { old_email, is_back: !other }
}

const open = (ctx: Ctx, token: string) =>
  ctx.trx
    .selectFrom('email_changes')
    .select(['id', 'person_id', 'old_email', 'new_email', 'requested_at', 'confirmed_at'])
    .where('undo_hash', '=', hashOf(token))
    .where('academy_id', '=', ctx.academy.id)
    .where('undone_at', 'is', null)
    .where('undo_expires_at', '>', ctx.now)

function good<T>(row: T | undefined): T {
  if (!row) throw new Refusal('people/undo-spent')
  return row
}
