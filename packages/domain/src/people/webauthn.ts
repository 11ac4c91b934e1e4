import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { Refusal } from '../refusals.ts'
import { answerIn } from './passkey-answer.ts'

/** What the browser was asked to have signed, and where: an authenticator answers for its own host and for nothing else. */
export interface Asked {
  challenge: string
  /** The host of the academy, which is the relying party. */
  host: string
  /** As the browser shows it, with scheme and port. */
  origin: string
}

/** A passkey as its table keeps it. */
export interface KeptKey {
  credential_id: string
  public_key: string
  counter: number
  transports: string
}

/** Checks the answer to the making of a passkey: right challenge, host and origin, and the person was verified by their device.
 *  Pure work for the processor: called between transactions.
 *  in: the answer as the browser gave it, JSON · refuses: people/passkey-refused · source: Web Authentication Level 3, 7.1 */
export async function verifyNewPasskey(answer: string, asked: Asked): Promise<KeptKey> {
  const response = answerIn<RegistrationResponseJSON>(answer)
  if (await carriesCertificates(response)) throw new Refusal('people/passkey-refused')
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server')
  const checked = await verifyRegistrationResponse({
    response,
    expectedChallenge: asked.challenge,
    expectedOrigin: asked.origin,
    expectedRPID: asked.host,
    requireUserVerification: true,
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch(() => null)
  if (!checked?.verified) throw new Refusal('people/passkey-refused')
  const { id, publicKey, counter, transports = [] } = checked.registrationInfo.credential
  const words = transports.filter((word) => /^[a-z-]{1,20}$/.test(word)).slice(0, 8)
  return { credential_id: id, public_key: Buffer.from(publicKey).toString('base64url'), counter, transports: words.join(' ') }
}

/** Checks the answer of a passkey.  in: the answer, JSON; the passkey it names · out: its counter now
 *  refuses: people/passkey-refused · source: Web Authentication Level 3, 7.2 */
export async function verifyPasskey(answer: string, asked: Asked, key: KeptKey): Promise<number> {
  const response = answerIn<AuthenticationResponseJSON>(answer)
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server')
  const checked = await verifyAuthenticationResponse({
    response,
    expectedChallenge: asked.challenge,
    expectedOrigin: asked.origin,
    expectedRPID: asked.host,
    requireUserVerification: true,
    credential: { id: key.credential_id, publicKey: new Uint8Array(Buffer.from(key.public_key, 'base64url')), counter: key.counter },
  }).catch(() => null)
  if (!checked?.verified) throw new Refusal('people/passkey-refused')
  return checked.authenticationInfo.newCounter
}

/** No attestation is asked for, and browsers take a maker's out. Certificates that come all the same would name addresses to fetch. */
async function carriesCertificates({ response }: RegistrationResponseJSON): Promise<boolean> {
  const { decodeAttestationObject } = await import('@simplewebauthn/server/helpers')
  try {
    const object = decodeAttestationObject(new Uint8Array(Buffer.from(response.attestationObject, 'base64url')))
    return !['none', 'packed'].includes(object.get('fmt')) || object.get('attStmt').get('x5c') !== undefined
  } catch {
    throw new Refusal('people/passkey-refused')
  }
}

/** Ed25519, ES256 and RS256, as COSE numbers them: what devices have. */
export const ALGORITHMS = [-8, -7, -257]
