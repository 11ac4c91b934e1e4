/** The words of one language around the fields. */
export interface Labels {
  certificate: (serial: string, holder: string) => string   // Title of the document.
  certifies: string
  of: (organization: string) => string
  earned: string
  and: (statement: string) => string
  serial: string
  issued_on: string
  valid_until_on: string
  for_ever: string
  exam: string
  examined: (asked: number, passPercent: number) => string
  course_version: string
  version: (number: string) => string
  issuer: string
  place: string
  verify_url: string
  logo: (academy: string) => string
  qr: (url: string) => string
}
