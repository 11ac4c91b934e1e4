import { act, loadAcademy, type TenantCtx } from '../tenancy/index.ts'
import { writeTo } from './write-to.ts'
import { endSessions } from './end-sessions.ts'

/** Takes everything off an account that somebody proves themselves with besides a password, because they have lost it; signs them out
 *  and tells them.  who: the operator, who has made sure that it is them · in: the address · out: false where nobody has it */
export async function resetSecondFactor(ctx: TenantCtx, email: string): Promise<boolean> {
  const person = await ctx.trx.selectFrom('people').select(['id', 'email']).where('email', '=', email).executeTakeFirst()
  if (!person) return false
  for (const table of ['authenticators', 'passkeys', 'recovery_codes'] as const)
    await ctx.trx.deleteFrom(table).where('person_id', '=', person.id).execute()
  await endSessions(ctx, person.id)
  await act(ctx, { act: 'second-factor/reset', subject: ['person', person.id], detail: { email } })
  const at = await ctx.trx
    .selectFrom('memberships')
    .select('academy_id')
    .where('person_id', '=', person.id)
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst()
  const any = at ?? (await ctx.trx.selectFrom('academies').select('id as academy_id').orderBy('slug').limit(1).executeTakeFirstOrThrow())
  const academy = (await loadAcademy(ctx.trx, any.academy_id))!
  await writeTo(ctx, academy, person, 'account-safety', { letter: 'second-factor-reset' })
  return true
}
