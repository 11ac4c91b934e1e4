import { act, signedIn, type Ctx } from '../tenancy/index.ts'
import { Refusal } from '../refusals.ts'
import { writeTo } from './write-to.ts'
import { markSession } from './fresh-session.ts'
import { makeRecoveryCodes } from './make-recovery-codes.ts'
import { readSecurity } from './read-security.ts'
import { forgetCodesOfNothing } from './set-up-authenticator.ts'
import type { KeptKey } from './webauthn.ts'

/** A passkey as its person sees it. */
export interface Passkey {
  id: string
  name: string
  host: string
  created_at: Date
  last_used_at: Date | null
}

/** out: this person's passkeys, newest first */
export async function listPasskeys(ctx: Ctx): Promise<Passkey[]> {
  return ctx.trx
    .selectFrom('passkeys')
    .select(['id', 'name', 'host', 'created_at', 'last_used_at'])
    .where('person_id', '=', signedIn(ctx).id)
    .orderBy('created_at', 'desc')
    .execute()
}

/** Keeps a passkey that was verified. One that is there already stays as it is, so that twice is once.
 *  who: the person, who has proved themselves in the last ten minutes
 *  in:  where it was made; the verified key; its name; the session's id, which has now proved a second factor
 *  out: recovery codes to show once, for somebody whose role needs a second factor and who has none: a passkey works at one host alone */
export async function addPasskey(ctx: Ctx, host: string, key: KeptKey, name: string, sessionId: string): Promise<string[]> {
  const person = signedIn(ctx)
  const made = await ctx.trx
    .insertInto('passkeys')
    .values({ ...key, host, name, person_id: person.id })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'credential_id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) return []
  await markSession(ctx, sessionId, 'passkey')
  await act(ctx, { act: 'passkey/added', subject: ['passkey', made.id], detail: { name, host } })
  await writeTo(ctx, ctx.academy, person, 'account-safety', { letter: 'passkey-added', values: { name } })
  const { is_required, recovery_codes_left } = await readSecurity(ctx)
  return is_required && recovery_codes_left === 0 ? makeRecoveryCodes(ctx, { isFirst: true }) : []
}

/** refuses: people/passkey-unknown for one that is not this person's */
export async function renamePasskey(ctx: Ctx, id: string, name: string): Promise<void> {
  const row = await ctx.trx.updateTable('passkeys').set({ name }).where('id', '=', id).where('person_id', '=', signedIn(ctx).id).executeTakeFirst()
  if (row.numUpdatedRows === 0n) throw new Refusal('people/passkey-unknown')
  await act(ctx, { act: 'passkey/renamed', subject: ['passkey', id], detail: { name } })
}

/** Forgets a passkey; recovery codes go with the last second factor.
 *  who: the person, who has proved themselves in the last ten minutes · refuses: people/passkey-unknown for one that is not theirs */
export async function removePasskey(ctx: Ctx, id: string): Promise<void> {
  const person = signedIn(ctx)
  const gone = await ctx.trx.deleteFrom('passkeys').where('id', '=', id).where('person_id', '=', person.id).returning('name').executeTakeFirst()
  if (!gone) throw new Refusal('people/passkey-unknown')
  await forgetCodesOfNothing(ctx, person.id)
  await act(ctx, { act: 'passkey/removed', subject: ['passkey', id], detail: { name: gone.name } })
  await writeTo(ctx, ctx.academy, person, 'account-safety', { letter: 'passkey-removed', values: { name: gone.name } })
}
