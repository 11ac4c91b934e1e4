import { randomBytes } from 'node:crypto'
import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server'
import { signedIn, type Ctx } from '../tenancy/index.ts'
import { ALGORITHMS } from './webauthn.ts'

const GOOD_FOR_MS = 5 * 60_000

export type PasskeyPurpose = 'register' | 'sign-in' | 'confirm'

/** Asks a browser for a new passkey of this host, which its device keeps and which verifies its person.
 *  who: the person · in: host, the relying party · out: the challenge's id, and what to hand to the browser */
export async function askForNewPasskey(ctx: Ctx, host: string): Promise<{ id: string; options: PublicKeyCredentialCreationOptionsJSON }> {
  const { id: person_id, name, email } = signedIn(ctx)
  const { id, challenge } = await newChallenge(ctx, { purpose: 'register', host, person_id })
  const known = await ctx.trx
    .selectFrom('passkeys')
    .select(['credential_id', 'transports'])
    .where('person_id', '=', person_id)
    .where('host', '=', host)
    .execute()
  return {
    id,
    options: {
      challenge,
      rp: { id: host, name: ctx.academy.name },
      user: { id: Buffer.from(person_id).toString('base64url'), name: email, displayName: name },
      pubKeyCredParams: ALGORITHMS.map((alg) => ({ alg, type: 'public-key' })),
      timeout: GOOD_FOR_MS,
      excludeCredentials: known.map((key) => ({ id: key.credential_id, type: 'public-key' })),
      authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
      attestation: 'none',
    },
  }
}

/** Asks a browser to prove a passkey of this host.
 *  in: what for; whose, null for whoever signs in with it; which of their passkeys, none for any the device keeps */
export async function askForPasskey(
  ctx: Ctx,
  wish: { purpose: 'sign-in' | 'confirm'; host: string; person_id: string | null },
  passkeys: readonly string[] = [],
): Promise<{ id: string; options: PublicKeyCredentialRequestOptionsJSON }> {
  const { id, challenge } = await newChallenge(ctx, wish)
  const allowCredentials = passkeys.map((credential) => ({ id: credential, type: 'public-key' as const }))
  return { id, options: { challenge, rpId: wish.host, timeout: GOOD_FOR_MS, userVerification: 'required', allowCredentials } }
}

async function newChallenge(
  ctx: Ctx,
  row: { purpose: PasskeyPurpose; host: string; person_id: string | null },
): Promise<{ id: string; challenge: string }> {
  const challenge = randomBytes(32).toString('base64url')
  const { id } = await ctx.trx
    .insertInto('passkey_challenges')
    .values({ ...row, challenge, expires_at: new Date(ctx.now.getTime() + GOOD_FOR_MS) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id, challenge }
}
