import { createHmac, randomBytes } from 'node:crypto'
import { latinDigits } from '../tenancy/index.ts'

const STEP_SECONDS = 30
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** A new secret for an authenticator app: 160 bits, as long as the hash.  source: RFC 4226, 4 (R6) */
export function newSecret(): Uint8Array {
  return randomBytes(20)
}

/** A secret as apps take it, typed or in a QR code.  source: RFC 4648, 6, without padding */
export function base32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map((five) => LETTERS[parseInt(five.padEnd(5, '0'), 2)]).join('')
}

/** What a QR code holds for an app.  in: the secret; who issues it; whose it is · source: the Key URI format that apps share */
export function otpauthUri(secret: Uint8Array, issuer: string, account: string): string {
  const [by, of] = [issuer, account].map((text) => encodeURIComponent(text.replaceAll(':', ' ')))
  return `otpauth://totp/${by}:${of}?secret=${base32(secret)}&issuer=${by}`
}

/** The step of time an instant lies in. */
export const stepAt = (at: Date): number => Math.floor(at.getTime() / 1000 / STEP_SECONDS)

/** The code of a step: six digits of SHA-1.  source: RFC 6238, 4.2; RFC 4226, 5.3 */
export function codeOf(secret: Uint8Array, step: number, digits = 6): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', secret).update(counter).digest()
  return String((mac.readUInt32BE(mac.at(-1)! & 15) & 0x7fffffff) % 10 ** digits).padStart(digits, '0')
}

/** Which step a typed code belongs to: the present one, or its neighbours, since clocks differ.
 *  in: the code as typed, blanks allowed · out: the step, or null · source: RFC 6238, 5.2 */
export function stepOfCode(secret: Uint8Array, typed: string, now: Date): number | null {
  const code = latinDigits(typed).replace(/\s/g, '')
  if (!/^\d{6}$/.test(code)) return null
  const present = stepAt(now)
  return [present, present - 1, present + 1].find((step) => codeOf(secret, step) === code) ?? null
}
