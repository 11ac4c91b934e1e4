import { act, signedIn, type Ctx, type TenantCtx } from '../tenancy/index.ts'
import { hashOf } from './tokens.ts'

/** Signs somebody out everywhere, because what they prove or may do has changed: who comes back comes with a new session. A sign-in
 *  that waits for its second factor ends too. */
export async function endSessions(ctx: Pick<TenantCtx, 'trx'>, personId: string): Promise<void> {
  await ctx.trx.deleteFrom('sessions').where('person_id', '=', personId).execute()
  await ctx.trx.deleteFrom('second_steps').where('person_id', '=', personId).execute()
}

/** The same for every session but one.  in: whose; the id of the session that stays */
export async function endOtherSessions(ctx: Pick<TenantCtx, 'trx'>, personId: string, sessionId: string): Promise<number> {
  const ended = await ctx.trx.deleteFrom('sessions').where('person_id', '=', personId).where('id_hash', '<>', hashOf(sessionId)).executeTakeFirst()
  await ctx.trx.deleteFrom('second_steps').where('person_id', '=', personId).execute()
  return Number(ended.numDeletedRows)
}

/** Signs somebody out.  who: whoever holds the session
 *  in: the session's id and its person; here, or on every device */
export async function signOut(ctx: Ctx, session: { id: string; viewer: { id: string } }, where: 'here' | 'everywhere'): Promise<void> {
  if (where === 'everywhere') await endSessions(ctx, session.viewer.id)
  else await ctx.trx.deleteFrom('sessions').where('id_hash', '=', hashOf(session.id)).execute()
  await act(ctx, { act: 'person/signed-out', subject: ['person', session.viewer.id], detail: { where } })
}

/** Ends one session of the viewer's, or all others.  who: the person
 *  in: which, as `listSessions` names it; the session that asks, which stays · out: how many ended; 0 where it had ended already */
export async function endSession(ctx: Ctx, which: string | 'others', sessionId: string): Promise<number> {
  const { id } = signedIn(ctx)
  const ended =
    which === 'others'
      ? await endOtherSessions(ctx, id, sessionId)
      : Number((await ctx.trx.deleteFrom('sessions').where('person_id', '=', id).where('id', '=', which).executeTakeFirst()).numDeletedRows)
  if (ended > 0) await act(ctx, { act: 'session/ended', subject: ['person', id], detail: { sessions: ended } })
  return ended
}
