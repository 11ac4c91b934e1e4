/** One spelling of an address, so that one person is one row.
 *  in: as typed · out: lower case, trimmed; null where it is no address (one @, a dotted domain, at most 254 characters)
 *  source: RFC 5321, 4.5.3.1 for lengths. Quoted local parts are refused: no provider hands them out. */
export function normalEmail(typed: string): string | null {
  const email = typed.normalize('NFC').trim().toLowerCase()
  if (email.length > 254 || !/^[^\s@"<>()[\],;:\\\p{Cc}]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/u.test(email)) return null
  return email
}
