import { signedIn, type Ctx } from '../tenancy/index.ts'
import { hashOf } from './tokens.ts'

/** A session as its person sees it: nothing in it could be used as one. */
export interface Session {
  id: string
  user_agent: string
  academy: string
  tagline: string
  created_at: Date
  last_used_at: Date
  is_this: boolean
}

/** in: the id of the session that asks · out: where this person is signed in, that session first, then what was used last */
export async function listSessions(ctx: Ctx, sessionId: string): Promise<Session[]> {
  const rows = await ctx.trx
    .selectFrom('sessions as s')
    .innerJoin('academies as a', (join) => join.onRef('a.id', '=', 's.academy_id').onRef('a.tenant_id', '=', 's.tenant_id'))
    .select(['s.id', 's.id_hash', 's.user_agent', 'a.name as academy', 'a.tagline', 's.created_at', 's.last_used_at'])
    .where('s.person_id', '=', signedIn(ctx).id)
    .where('s.expires_at', '>', ctx.now)
    .where('s.ends_at', '>', ctx.now)
    .orderBy('s.last_used_at', 'desc')
    .limit(50)
    .execute()
  const mine = hashOf(sessionId)
  return rows.map(({ id_hash, ...row }) => ({ ...row, is_this: id_hash === mine })).sort((a, b) => Number(b.is_this) - Number(a.is_this))
}
