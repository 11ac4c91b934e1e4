// What the keyring is to the rest of Stoa: secrets sealed and documents signed for one tenant and one purpose, keys never seen.

/** Sealing and signing. Tenant and purpose are part of every key: what was sealed for one tenant or purpose opens for no other.
 *  who:     routes and jobs, never code inside a transaction
 *  refuses: KeyringError */
export interface Keyring {
  /** Encrypt bytes.  in: tenant, purpose such as 'stripe-secret', bytes.  out: printable text, different each time */
  seal(tenantId: string, purpose: string, plain: Uint8Array): Promise<string>
  /** Decrypt what `seal` made.  refuses: keyring/malformed, keyring/wrong-key, keyring/master-lost */
  open(tenantId: string, purpose: string, sealed: string): Promise<Uint8Array>
  /** Sign bytes with Ed25519 (RFC 8032).  out: the key's id, and the signature in base64url.  The key is made the first time */
  sign(tenantId: string, purpose: string, bytes: Uint8Array): Promise<{ key_id: string; signature: string }>
  /** The public half.  in: keyId, optional.  out: its id (RFC 7638 thumbprint) and SPKI in PEM.  refuses: keyring/unknown-key */
  publicKey(tenantId: string, purpose: string, keyId?: string): Promise<{ key_id: string; spki_pem: string }>
}

/** Why the keyring said no. */
export type KeyringErrorCode =
  | 'keyring/bad-name'          // No tenant or no purpose.
  | 'keyring/malformed'         // Not something this keyring sealed.
  | 'keyring/wrong-key'         // Sealed for another tenant or purpose, or changed since.
  | 'keyring/unknown-key'       // No signing key of that id for this tenant and purpose.
  | 'keyring/master-lost'       // The master key is gone, or another one has taken its place.
  | 'keyring/master-unreadable' // The master key file cannot be read, is damaged, or others may read it.

/** A no of the keyring.  in: code; sentence for a log, without secrets; what caused it. */
export class KeyringError extends Error {
  readonly code: KeyringErrorCode
  constructor(code: KeyringErrorCode, sentence: string, cause?: unknown) {
    super(sentence, { cause })
    this.name = 'KeyringError'
    this.code = code
  }
}

/** What a key is for, in one unambiguous text: joining with a separator would let two different pairs collide.
 *  in: use ('seal', 'signing-key'), tenant, purpose.  out: text.  refuses: keyring/bad-name */
export function scopeOf(use: string, tenantId: string, purpose: string): string {
  if (typeof tenantId !== 'string' || typeof purpose !== 'string' || tenantId === '' || purpose === '') {
    throw new KeyringError('keyring/bad-name', 'Keys belong to a tenant and a purpose.')
  }
  return JSON.stringify([use, tenantId, purpose])
}
