// Neither part holds blanks, controls, marks that turn the writing direction, halves of characters or what only quoting would allow.
const PART = String.raw`[^\s@"<>()[\],;:\\\p{Cc}\p{Cf}\p{Cs}]`
const LABEL = PART.replace('[^', '[^.')
const ADDRESS = new RegExp(`^${PART}{1,64}@${LABEL}+(\\.${LABEL}+)+$`, 'u')

/** One spelling of an address, so that one person is one row.
 *  in: as typed · out: lower case, trimmed; null where it is no address (one @, a dotted domain, at most 254 characters)
 *  source: RFC 5321, 4.5.3.1 for lengths. Quoted local parts are refused: no provider hands them out. */
export function normalEmail(typed: string): string | null {
  const email = typed.trim().toLowerCase().normalize('NFC')     // Composed last: lower case can come apart into a letter and a mark.
  return email.length <= 254 && ADDRESS.test(email) ? email : null
}
