import type { Labels } from './labels.ts'

export const en: Labels = {
  certificate: (serial, holder) => `Certificate ${serial}: ${holder}`,
  certifies: 'This certifies that',
  of: (organization) => `of ${organization}`,
  earned: 'has earned the certification',
  and: (statement) => `and ${statement}`,
  serial: 'Serial',
  issued_on: 'Issued',
  valid_until_on: 'Valid until',
  for_ever: 'No end date',
  exam: 'Examined by',
  examined: (asked, passPercent) => `${asked} ${asked === 1 ? 'question' : 'questions'}, ${passPercent} % to pass`,
  course_version: 'Course text',
  version: (number) => `Version ${number}`,
  issuer: 'Issued by',
  place: 'Place',
  verify_url: 'Anyone can check it at',
  logo: (academy) => `Logo of ${academy}`,
  qr: (url) => `QR code: ${url}`,
}
