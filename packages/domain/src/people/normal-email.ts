import { domainToASCII } from 'node:url'

// Neither part holds blanks, controls, marks that turn the writing direction, halves of characters or what only quoting would allow.
const PART = String.raw`[^\s@"<>()[\],;:\\\p{Cc}\p{Cf}\p{Cs}]`
const LABEL = PART.replace('[^', '[^.')
const ADDRESS = new RegExp(`^${PART}{1,64}@${LABEL}+(\\.${LABEL}+)+$`, 'u')

// What a mail provider takes as a host, once other scripts are written in ASCII: labels of letters, digits and inner hyphens.
const HOST = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+$/

/** One spelling of an address, so that one person is one row.
 *  in: as typed · out: lower case, trimmed; null where it is no address (one @, a dotted domain, at most 254 characters)
 *  source: RFC 5321, 4.5.3.1 for lengths. Quoted local parts are refused: no provider hands them out. */
export function normalEmail(typed: string): string | null {
  const email = typed.trim().toLowerCase().normalize('NFC') // Composed last: lower case can come apart into a letter and a mark.
  if (email.length > 254 || !ADDRESS.test(email)) return null
  return HOST.test(domainToASCII(email.slice(email.lastIndexOf('@') + 1))) ? email : null
}
