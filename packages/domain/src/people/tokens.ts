import { createHash, randomBytes } from 'node:crypto'

/** A secret for a link or a cookie: 160 random bits in lower-case base 32. */
export function newToken(): string {
  return Array.from(randomBytes(32), (byte) => 'abcdefghijkmnpqrstuvwxyz23456789'[byte & 31]).join('')
}

/** What is kept of a token: reading the table opens nothing. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
