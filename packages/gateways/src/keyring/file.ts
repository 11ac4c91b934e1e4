// The keyring in files: a master key, and beside it each signing key sealed.
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { join } from 'node:path'
import { codeOf, createFile, readIfThere } from '../files.ts'
import { KeyringError, scopeOf } from './keyring.ts'
import type { Keyring } from './keyring.ts'
import { loadMasterKey } from './master-key.ts'
import type { MasterKey } from './master-key.ts'
import { openIn, sealIn } from './sealing.ts'

type SigningKey = { key_id: string; private: KeyObject; public: KeyObject }

/** The keyring in a folder, the one that is used unless a company brings another.
 *  in:      dir, made on first use; master.key in it must be backed up, apart from the database
 *  out:     a Keyring; several processes may use the same folder
 *  refuses: as Keyring and loadMasterKey */
export function fileKeyring(dir: string): Keyring {
  let master: Promise<MasterKey> | null = null
  // Kept once read; a failure is not kept, so that a restored file works without a restart.
  const masterKey = () => (master ??= loadMasterKey(dir).catch((error: unknown) => {
    master = null
    throw error
  }))

  async function signingKey(tenantId: string, purpose: string, make: boolean): Promise<SigningKey | null> {
    const scope = scopeOf('signing-key', tenantId, purpose)
    const path = join(dir, 'signing', createHash('sha256').update(scope).digest('hex'))
    const key = await masterKey()
    const kept = await readOr(path, dir, async () => {
      if (!make) return null
      const pkcs8 = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'der' })
      await createFile(path, sealIn(key, scope, pkcs8), { mode: 0o600 })
      // Perhaps another process was faster, so what counts is what lies there now.
      return readIfThere(path)
    })
    if (!kept) return null
    const own = createPrivateKey({ key: Buffer.from(openIn(key, scope, kept.toString())), type: 'pkcs8', format: 'der' })
    const shown = createPublicKey(own)
    return { key_id: thumbprintOf(shown), private: own, public: shown }
  }

  return {
    async seal(tenantId, purpose, plain) {
      return sealIn(await masterKey(), scopeOf('seal', tenantId, purpose), plain)
    },
    async open(tenantId, purpose, sealed) {
      return openIn(await masterKey(), scopeOf('seal', tenantId, purpose), sealed)
    },
    async sign(tenantId, purpose, bytes) {
      const key = await signingKey(tenantId, purpose, true)
      if (!key) throw new KeyringError('keyring/unknown-key', 'The signing key could not be made.')
      return { key_id: key.key_id, signature: sign(null, bytes, key.private).toString('base64url') }
    },
    async publicKey(tenantId, purpose, keyId) {
      // Asking for a certain key must not make another one.
      const key = await signingKey(tenantId, purpose, keyId === undefined)
      if (!key || (keyId !== undefined && keyId !== key.key_id)) {
        throw new KeyringError('keyring/unknown-key', 'There is no such signing key for this tenant and purpose.')
      }
      return { key_id: key.key_id, spki_pem: key.public.export({ type: 'spki', format: 'pem' }).toString() }
    },
  }
}

async function readOr(path: string, dir: string, otherwise: () => Promise<Buffer | null>): Promise<Buffer | null> {
  try {
    return (await readIfThere(path)) ?? (await otherwise())
  } catch (error) {
    if (error instanceof KeyringError) throw error
    throw new KeyringError('keyring/master-unreadable', `The keyring in ${dir} cannot be used (${codeOf(error) || String(error)}).`, error)
  }
}

// source: RFC 7638 and RFC 8037 A.3: the members in alphabetical order, without spaces.
function thumbprintOf(key: KeyObject): string {
  const { crv, kty, x } = key.export({ format: 'jwk' })
  return createHash('sha256').update(JSON.stringify({ crv, kty, x })).digest('base64url')
}
