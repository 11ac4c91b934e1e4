// Sealing: AES-256-GCM under a key that exists only for one tenant and one purpose.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { KeyringError } from './keyring.ts'
import type { MasterKey } from './master-key.ts'

const IV_BYTES = 12
const TAG_BYTES = 16
const FORM = /^v1\.([0-9a-f]{12})\.([A-Za-z0-9_-]+)$/

/** Encrypt bytes within a scope.
 *  in:     master key, scope as scopeOf makes it, bytes
 *  out:    v1.<fingerprint of the master key>.<base64url of iv, tag and ciphertext>
 *  source: RFC 5869 (HKDF), NIST SP 800-38D (GCM): random 96-bit IVs serve 2^32 texts for each tenant and purpose */
export function sealIn(master: MasterKey, scope: string, plain: Uint8Array): string {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', keyOf(master, scope), iv).setAAD(Buffer.from(scope))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return `v1.${master.fingerprint}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`
}

/** Decrypt what sealIn made.
 *  in:      the same master key and scope, and the sealed text.  out: the bytes
 *  refuses: keyring/malformed, keyring/master-lost when another master key sealed it, keyring/wrong-key for another scope or
 *           any change */
export function openIn(master: MasterKey, scope: string, sealed: string): Uint8Array {
  const [, fingerprint, text = ''] = FORM.exec(sealed) ?? []
  const bytes = Buffer.from(text, 'base64url')
  // Base64url can write the same bytes in several ways; only the one that seal writes is taken.
  if (bytes.length < IV_BYTES + TAG_BYTES || bytes.toString('base64url') !== text) {
    throw new KeyringError('keyring/malformed', 'This is not something a keyring sealed.')
  }
  if (fingerprint !== master.fingerprint) {
    throw new KeyringError('keyring/master-lost', `This was sealed with the master key ${fingerprint}, but the one here is ` +
      `${master.fingerprint}. Restore the right master.key from its backup.`)
  }
  const decipher = createDecipheriv('aes-256-gcm', keyOf(master, scope), bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(scope)).setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()])
  } catch (error) {
    throw new KeyringError('keyring/wrong-key', 'This was sealed for another tenant or purpose, or has been changed.', error)
  }
}

const keyOf = (master: MasterKey, scope: string) => Buffer.from(hkdfSync('sha256', master.bytes, 'stoa keyring', scope, 32))
