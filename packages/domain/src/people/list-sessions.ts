import { signedIn, type Ctx } from '../tenancy/index.ts'

/** out: where this person is signed in, newest first; nothing that could be used as a session */
export async function listSessions(ctx: Ctx): Promise<{ user_agent: string; academy: string; created_at: Date }[]> {
  return ctx.trx
    .selectFrom('sessions as s')
    .innerJoin('academies as a', (join) => join.onRef('a.id', '=', 's.academy_id').onRef('a.tenant_id', '=', 's.tenant_id'))
    .select(['s.user_agent', 'a.name as academy', 's.created_at'])
    .where('s.person_id', '=', signedIn(ctx).id)
    .where('s.expires_at', '>', ctx.now)
    .where('s.ends_at', '>', ctx.now)
    .orderBy('s.created_at', 'desc')
    .limit(50)
    .execute()
}
