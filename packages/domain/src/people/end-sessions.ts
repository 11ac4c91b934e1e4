import type { TenantCtx } from '../tenancy/index.ts'

/** Signs somebody out everywhere, because what they prove or may do has changed: who comes back comes with a new session. */
export async function endSessions(ctx: Pick<TenantCtx, 'trx'>, personId: string): Promise<void> {
  await ctx.trx.deleteFrom('sessions').where('person_id', '=', personId).execute()
}
