import { act, signedIn, type Ctx } from '../tenancy/index.ts'
import { writeTo } from './write-to.ts'
import { endSessions } from './end-sessions.ts'
import type { Opening } from './find-session.ts'
import { FRESH_MS } from './fresh-session.ts'
import { hashOf } from './tokens.ts'

/** Sets a new password and ends every session of this person, this one included, and every link on its way:
 *  whoever held the old one is out. The person is told by mail.
 *  who: the person · in: passwordHash from hashPassword; the id of their session
 *  out: what that session had proved besides the password, for the one that takes its place */
export async function replacePassword(ctx: Ctx, passwordHash: string, sessionId: string): Promise<Pick<Opening, 'second_factor'>> {
  const person = signedIn(ctx)
  const { id } = person
  const had = await ctx.trx.selectFrom('sessions').select('second_factor').where('id_hash', '=', hashOf(sessionId)).executeTakeFirst()
  await ctx.trx
    .insertInto('passwords')
    .values({ person_id: id, hash: passwordHash })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'person_id']).doUpdateSet({ hash: passwordHash, set_at: ctx.now }))
    .execute()
  await ctx.trx.deleteFrom('one_time_links').where('person_id', '=', id).execute()
  await endSessions(ctx, id)
  await act(ctx, { act: 'person/replaced-password', subject: ['person', id] })
  await writeTo(ctx, ctx.academy, person, 'account-safety', { letter: 'password-changed' })
  return (had ?? { second_factor: null }) as Pick<Opening, 'second_factor'>
}

/** What somebody has to show before they set a new password, so that a browser left open is not enough to take an account.
 *  in:  the id of their session
 *  out: the hash their present password must fit; null where they have none, or have shown in the last ten minutes something else that proves
 *       them: a link, a passkey, a code */
export async function proofBeforeNewPassword(ctx: Ctx, sessionId: string): Promise<string | null> {
  const { id } = signedIn(ctx)
  const recent = await ctx.trx
    .selectFrom('sessions')
    .select('person_id')
    .where('id_hash', '=', hashOf(sessionId))
    .where('authenticated_by', '<>', 'password')
    .where('authenticated_at', '>', new Date(ctx.now.getTime() - FRESH_MS))
    .executeTakeFirst()
  if (recent) return null
  return (await ctx.trx.selectFrom('passwords').select('hash').where('person_id', '=', id).executeTakeFirst())?.hash ?? null
}
