import { act, must, signedIn, type Ctx } from '../tenancy/index.ts'
import { Refusal } from '../refusals.ts'
import type { Verification } from './verify-serial.ts'

/** Whether to offer withdrawing it. Withdrawing asks again, about this very certificate. */
export function mayRevoke(ctx: Ctx, found: Verification): boolean {
  return found.state !== 'revoked' && ctx.ability.can('revoke', 'Certificate')
}

/** Withdraws one certificate for good; its page says so from this moment.
 *  who:     owner or admin
 *  in:      serial; reason, 1 to 500 characters, shown to anyone who verifies
 *  refuses: access/denied, certificate/unknown · repeating keeps the first reason */
export async function revokeCertificate(ctx: Ctx, serial: string, reason: string): Promise<void> {
  const viewer = signedIn(ctx)
  const cycle = await ctx.trx.selectFrom('cycles').select(['id', 'academy_id']).where('serial', '=', serial).executeTakeFirst()
  if (!cycle) throw new Refusal('certificate/unknown')
  must(ctx, 'revoke', 'Certificate', { academy_id: cycle.academy_id })
  const made = await ctx.trx
    .insertInto('revocations')
    .values({ cycle_id: cycle.id, reason, revoked_by: viewer.id })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'cycle_id']).doNothing())
    .returning('cycle_id')
    .executeTakeFirst()
  if (made) await act(ctx, { act: 'certificate/revoked', subject: ['cycle', cycle.id], detail: { reason } })
}
