import { randomBytes } from 'node:crypto'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A certificate's number: the tenant's letters and 130 random bits, so that nobody finds one by trying.
 *  out: e.g. HAL-7K3M9-2QDXA-… · source: Crockford's base 32, which leaves out I, L, O and U */
export function newSerial(prefix: string): string {
  const digits = Array.from(randomBytes(26), (byte) => ALPHABET[byte & 31]).join('')
  return [prefix, digits.slice(0, 5), digits.slice(5, 10), digits.slice(10, 15), digits.slice(15, 20), digits.slice(20)].join('-')
}

/** What a person typed, as a number is stored: capitals, the letters people confuse put right, hyphens where they belong.
 *  out: null where it cannot be one */
export function normalSerial(typed: string): string | null {
  const match = /^([A-Z]{2,5})([0-9A-Z]{26})$/.exec(typed.normalize('NFKC').toUpperCase().replace(/[\s\-–_]/g, ''))
  if (!match) return null
  const digits = match[2]!.replace(/O/g, '0').replace(/[IL]/g, '1')
  if (/U/.test(digits)) return null
  return [match[1], digits.slice(0, 5), digits.slice(5, 10), digits.slice(10, 15), digits.slice(15, 20), digits.slice(20)].join('-')
}
