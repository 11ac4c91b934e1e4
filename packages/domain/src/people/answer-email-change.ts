import { compose, loadAcademy, queueMail, readerOf, writeLetter, type TenantCtx } from '../tenancy/index.ts'
import { hashOf, newToken } from './tokens.ts'

/** Answers a wish for another address, once. The old address is told in any case, with a link that takes it back; the new one gets a
 *  link to confirm with, or, where it is somebody's already, a letter that says so.
 *  who: the worker · in: the wish's id; originOf, from an academy's own host to the beginning of its addresses · locks: the wish's row */
export async function answerEmailChange(ctx: TenantCtx, changeId: string, originOf: (host: string) => string): Promise<void> {
  const [token, undo] = [newToken(), newToken()]
  const wish = await ctx.trx
    .updateTable('email_changes')
    .set({ undo_hash: hashOf(undo) })
    .where('id', '=', changeId)
    .where('undo_hash', 'is', null)
    .returning(['id', 'academy_id', 'person_id', 'old_email', 'new_email'])
    .executeTakeFirst()
  if (!wish) return
  const academy = (await loadAcademy(ctx.trx, wish.academy_id))!
  const origin = originOf(academy.host)
  const known = await ctx.trx.selectFrom('people').select('id').where('email', '=', wish.new_email).executeTakeFirst()
  await writeLetter(ctx, academy, { kind: 'email-change', person_id: wish.person_id, to_address: wish.old_email }, {
    letter: 'old-address',
    values: { wanted: wish.new_email },
    url: `${origin}/address-undo/${undo}`,
  })
  if (known)
    return void (await writeLetter(ctx, academy, { kind: 'email-change', person_id: known.id, to_address: wish.new_email }, { letter: 'taken-address' }))
  await ctx.trx
    .updateTable('email_changes')
    .set({ token_hash: hashOf(token) })
    .where('id', '=', wish.id)
    .execute()
  // To a new address, in the language of whoever wants it. It is kept without a person: until the link is pressed it is nobody's.
  const composed = compose(academy, await readerOf(ctx, academy, wish.person_id), { letter: 'new-address', url: `${origin}/account/email/${token}` })
  await queueMail(ctx, academy.id, { kind: 'new-address', person_id: null, to_address: wish.new_email }, composed)
}
