import type { Ctx } from '../tenancy/index.ts'
import { Refusal } from '../refusals.ts'
import type { PasskeyPurpose } from './ask-passkey.ts'

/** Takes a challenge, once, whatever becomes of the answer to it.
 *  in: its id; what it must have been for, where, and for whom
 *  refuses: people/challenge-over when there is none, or it is older than five minutes · locks: its row */
export async function takeChallenge(
  ctx: Ctx,
  id: string,
  wish: { purpose: PasskeyPurpose; host: string; person_id: string | null },
): Promise<string> {
  const row = await ctx.trx
    .deleteFrom('passkey_challenges')
    .where('id', '=', id)
    .where('purpose', '=', wish.purpose)
    .where('host', '=', wish.host)
    .where('person_id', 'is not distinct from', wish.person_id)
    .where('expires_at', '>', ctx.now)
    .returning('challenge')
    .executeTakeFirst()
  if (!row) throw new Refusal('people/challenge-over')
  return row.challenge
}
