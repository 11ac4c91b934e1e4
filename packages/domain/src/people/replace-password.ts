import { act, signedIn, type Ctx } from '../tenancy/index.ts'
import { endSessions } from './end-sessions.ts'

/** Sets a new password and ends every session of this person, this one included: whoever held the old one is out.
 *  who: the person · in: passwordHash from hashPassword */
export async function replacePassword(ctx: Ctx, passwordHash: string): Promise<void> {
  const { id } = signedIn(ctx)
  await ctx.trx
    .insertInto('passwords')
    .values({ person_id: id, hash: passwordHash })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'person_id']).doUpdateSet({ hash: passwordHash, set_at: ctx.now }))
    .execute()
  await endSessions(ctx, id)
  await act(ctx, { act: 'person/replaced-password', subject: ['person', id] })
}
