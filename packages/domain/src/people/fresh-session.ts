import { act, signedIn, type Ctx } from '../tenancy/index.ts'
import { Refusal } from '../refusals.ts'
import { hashOf } from './tokens.ts'

/** For how long what somebody proved counts as just now. */
export const FRESH_MS = 10 * 60_000

/** refuses: access/confirm where this session's person has not proved who they are in the last ten minutes: a browser left open is not
 *  enough to change how one signs in */
export async function mustBeFresh(ctx: Ctx, sessionId: string): Promise<void> {
  signedIn(ctx)
  const session = await ctx.trx
    .selectFrom('sessions')
    .select('id')
    .where('id_hash', '=', hashOf(sessionId))
    .where('authenticated_at', '>', new Date(ctx.now.getTime() - FRESH_MS))
    .executeTakeFirst()
  if (!session) throw new Refusal('access/confirm')
}

/** What somebody may confirm with that it is them. */
export interface WaysToConfirm {
  has_password: boolean
  sealed: string | null
  passkeys: string[]
}

/** in: the host they stand at · out: what this person can confirm with here */
export async function waysToConfirm(ctx: Ctx, host: string): Promise<WaysToConfirm> {
  const { id } = signedIn(ctx)
  const password = await ctx.trx.selectFrom('passwords').select('person_id').where('person_id', '=', id).executeTakeFirst()
  const app = await ctx.trx
    .selectFrom('authenticators')
    .select('sealed')
    .where('person_id', '=', id)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst()
  const passkeys = await ctx.trx.selectFrom('passkeys').select('credential_id').where('person_id', '=', id).where('host', '=', host).execute()
  return { has_password: password !== undefined, sealed: app?.sealed ?? null, passkeys: passkeys.map((row) => row.credential_id) }
}

/** Notes that whoever holds this session has just proved again who they are.
 *  in: the session's id; how, after it was proved */
export async function confirmSession(ctx: Ctx, sessionId: string, by: 'password' | 'passkey' | 'code'): Promise<void> {
  const { id } = signedIn(ctx)
  await ctx.trx
    .updateTable('sessions')
    .set({ authenticated_at: ctx.now, authenticated_by: by, ...(by === 'password' ? {} : { second_factor: by }) })
    .where('id_hash', '=', hashOf(sessionId))
    .where('person_id', '=', id)
    .execute()
  await act(ctx, { act: 'person/confirmed', subject: ['person', id], detail: { by } })
}

/** A second factor that was set up in this session was proved in it. */
export async function markSession(ctx: Ctx, sessionId: string, second_factor: 'code' | 'passkey'): Promise<void> {
  await ctx.trx.updateTable('sessions').set({ second_factor }).where('id_hash', '=', hashOf(sessionId)).execute()
}
