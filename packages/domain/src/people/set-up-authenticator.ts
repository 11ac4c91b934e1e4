import { act, signedIn, type Ctx } from '../tenancy/index.ts'
import { Refusal } from '../refusals.ts'
import { writeTo } from './write-to.ts'
import { endOtherSessions } from './end-sessions.ts'
import { makeRecoveryCodes } from './make-recovery-codes.ts'
import { markSession } from './fresh-session.ts'

/** out: the secret of this person's app as sealed, and whether it has been confirmed; null where there is none */
export async function readAuthenticator(ctx: Ctx): Promise<{ sealed: string; confirmed_at: Date | null } | null> {
  const row = await ctx.trx
    .selectFrom('authenticators')
    .select(['sealed', 'confirmed_at'])
    .where('person_id', '=', signedIn(ctx).id)
    .executeTakeFirst()
  return row ?? null
}

/** Keeps the secret of an app that is being set up. It counts for nothing until a code of it was typed.
 *  in: sealed, a new secret · refuses: people/second-factor-there once an app is confirmed, so that it is taken off first */
export async function beginAuthenticator(ctx: Ctx, sealed: string): Promise<void> {
  const kept = await ctx.trx
    .insertInto('authenticators')
    .values({ person_id: signedIn(ctx).id, sealed })
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'person_id'])
        .doUpdateSet({ sealed, last_step: 0, created_at: ctx.now })
        .where('authenticators.confirmed_at', 'is', null),
    )
    .returning('person_id')
    .executeTakeFirst()
  if (!kept) throw new Refusal('people/second-factor-there')
}

/** Switches codes on, by the first code of the app: every other session ends, and this one has proved its second factor.
 *  in:      sealed, what the code was checked against; step, where it was found; the session's id
 *  out:     recovery codes to show once; none where somebody has some already
 *  refuses: people/second-factor-there where that has happened meanwhile · locks: the app's row */
export async function confirmAuthenticator(ctx: Ctx, sealed: string, step: number, sessionId: string): Promise<string[]> {
  const person = signedIn(ctx)
  const confirmed = await ctx.trx
    .updateTable('authenticators')
    .set({ confirmed_at: ctx.now, last_step: step })
    .where('person_id', '=', person.id)
    .where('sealed', '=', sealed)
    .where('confirmed_at', 'is', null)
    .executeTakeFirst()
  if (confirmed.numUpdatedRows === 0n) throw new Refusal('people/second-factor-there')
  await markSession(ctx, sessionId, 'code')
  await endOtherSessions(ctx, person.id, sessionId)
  await act(ctx, { act: 'authenticator/on', subject: ['person', person.id] })
  await writeTo(ctx, ctx.academy, person, 'account-safety', { letter: 'authenticator-on' })
  const had = await ctx.trx
    .selectFrom('recovery_codes')
    .select('code_hash')
    .where('person_id', '=', person.id)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return had ? [] : makeRecoveryCodes(ctx, { isFirst: true })
}

/** Takes the app off the account. Recovery codes go with the last second factor.
 *  who: the person, who has proved themselves in the last ten minutes · out: nothing; twice is once */
export async function removeAuthenticator(ctx: Ctx): Promise<void> {
  const person = signedIn(ctx)
  const gone = await ctx.trx.deleteFrom('authenticators').where('person_id', '=', person.id).returning('confirmed_at').executeTakeFirst()
  if (!gone?.confirmed_at) return
  await forgetCodesOfNothing(ctx, person.id)
  await act(ctx, { act: 'authenticator/off', subject: ['person', person.id] })
  await writeTo(ctx, ctx.academy, person, 'account-safety', { letter: 'authenticator-off' })
}

/** Recovery codes stand in for something: without a second factor they are no more. */
export async function forgetCodesOfNothing(ctx: Ctx, person_id: string): Promise<void> {
  const app = ctx.trx.selectFrom('authenticators').select('person_id').where('person_id', '=', person_id).where('confirmed_at', 'is not', null)
  const passkey = ctx.trx.selectFrom('passkeys').select('person_id').where('person_id', '=', person_id)
  if ((await app.executeTakeFirst()) || (await passkey.executeTakeFirst())) return
  await ctx.trx.deleteFrom('recovery_codes').where('person_id', '=', person_id).execute()
}
