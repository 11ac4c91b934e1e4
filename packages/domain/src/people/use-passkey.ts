import { sql } from '@stoa/db'
import type { Ctx } from '../tenancy/index.ts'
import { Refusal } from '../refusals.ts'
import type { KeptKey } from './webauthn.ts'

/** A passkey that somebody wants to prove, with whose it is.  in: the credential it names; where they stand
 *  out: null where nobody has it here: the caller refuses that after its commit, with the words of a wrong answer */
export async function passkeyNamed(
  ctx: Ctx,
  credential: string,
  host: string,
): Promise<(KeptKey & { id: string; person_id: string; email: string }) | null> {
  const row = await ctx.trx
    .selectFrom('passkeys as k')
    .innerJoin('people as p', (join) => join.onRef('p.id', '=', 'k.person_id').onRef('p.tenant_id', '=', 'k.tenant_id'))
    .select(['k.id', 'k.person_id', 'k.credential_id', 'k.public_key', 'k.counter', 'k.transports', 'p.email'])
    .where('k.credential_id', '=', credential)
    .where('k.host', '=', host)
    .executeTakeFirst()
  return row ? { ...row, counter: Number(row.counter) } : null
}

/** Notes that a passkey was used. A counter that does not go up is a copy's; devices that do not count say 0 for ever.
 *  in: which, and whose it is; its counter as the verified answer had it; whose must be proved, where that is known before
 *  refuses: people/passkey-refused, also for a passkey of somebody else · locks: the passkey's row */
export async function usePasskey(ctx: Ctx, { id, person_id }: { id: string; person_id: string }, counter: number, whose = person_id): Promise<void> {
  if (whose !== person_id) throw new Refusal('people/passkey-refused')
  const row = await ctx.trx
    .updateTable('passkeys')
    .set({ counter, last_used_at: ctx.now })
    .where('id', '=', id)
    .where(sql<boolean>`(counter < ${counter} or (counter = 0 and ${counter} = 0))`)
    .executeTakeFirst()
  if (row.numUpdatedRows === 0n) throw new Refusal('people/passkey-refused')
}
