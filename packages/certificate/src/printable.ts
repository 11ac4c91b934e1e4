import { draw } from './draw.ts'
import { CertificateError } from './error.ts'
import type { PrintedFields } from './fields.ts'

const around: PrintedFields = {
  serial: 'AAA-00000-00000-00000-00000-000000',
  holder: '',
  organization: null,
  certification: 'Certification',
  statement: 'may do what is said here',
  skills: [],
  issued_on: '2026-01-01',
  valid_until_on: null,
  exam: '20 questions, 80 % to pass',
  course_version: 1,
  issuer: 'Issuer',
  place: 'Place',
  academy: 'Academy',
  tagline: '',
  language: 'en',
  verify_url: 'https://academy.example/verify/AAA-00000-00000-00000-00000-000000',
}
const ink = 'oklch(0.3 0.03 250)'

/** Whether a name can stand on a certificate, found out by drawing it in both layouts, so that a person learns it while typing the name
 *  and not after the exam.  out: null where it can, else what stopped it · source: `draw`, which decides in the end */
export async function whyNotPrintable(holder: string): Promise<CertificateError | null> {
  for (const display_face of ['archivo', 'newsreader'] as const) {
    try {
      await draw({ ...around, holder }, { ink, accent: ink, paper: 'oklch(0.97 0.01 90)', corner: 0, display_face })
    } catch (error) {
      if (error instanceof CertificateError) return error
      throw error
    }
  }
  return null
}
