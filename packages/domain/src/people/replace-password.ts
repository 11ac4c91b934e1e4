import { act, signedIn, type Ctx } from '../tenancy/index.ts'
import { sql } from '@stoa/db'
import { endSessions } from './end-sessions.ts'
import { hashOf } from './tokens.ts'

/** Sets a new password and ends every session of this person, this one included, and every link on its way:
 *  whoever held the old one is out.
 *  who: the person · in: passwordHash from hashPassword */
export async function replacePassword(ctx: Ctx, passwordHash: string): Promise<void> {
  const { id } = signedIn(ctx)
  await ctx.trx
    .insertInto('passwords')
    .values({ person_id: id, hash: passwordHash })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'person_id']).doUpdateSet({ hash: passwordHash, set_at: ctx.now }))
    .execute()
  await ctx.trx.deleteFrom('one_time_links').where('person_id', '=', id).execute()
  await endSessions(ctx, id)
  await act(ctx, { act: 'person/replaced-password', subject: ['person', id] })
}

/** What somebody has to show before they set a new password, so that a browser left open is not enough to take an account.
 *  in:  the id of their session
 *  out: the hash their present password must fit; null where they have none, or came in by a link in the last ten minutes */
export async function proofBeforeNewPassword(ctx: Ctx, sessionId: string): Promise<string | null> {
  const { id } = signedIn(ctx)
  const recent = await ctx.trx
    .selectFrom('sessions')
    .select('person_id')
    .where('id_hash', '=', hashOf(sessionId))
    .where('opened_by', '=', 'link')
    .where(sql<boolean>`created_at > now() - interval '10 minutes'`)
    .executeTakeFirst()
  if (recent) return null
  return (await ctx.trx.selectFrom('passwords').select('hash').where('person_id', '=', id).executeTakeFirst())?.hash ?? null
}
