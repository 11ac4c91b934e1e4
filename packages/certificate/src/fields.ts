import { CertificateError } from './error.ts'

/** Everything printed, as a snapshot; also what the verify page shows. Days are 'YYYY-MM-DD'. */
export interface PrintedFields {
  serial: string
  holder: string
  organization: string | null
  certification: string
  statement: string             // Completes "… and …".
  skills: string[]
  issued_on: string
  valid_until_on: string | null
  exam: string                  // For example "30 questions, 80 % to pass".
  course_version: number
  issuer: string
  place: string
  academy: string
  tagline: string
  language: string              // BCP 47
  verify_url: string
}

const BIDI_CONTROLS = /[\u202a-\u202e\u2066-\u2069]/g

/** One line of text as it is printed: composed, without bidi controls (a name must not turn its neighbours around), blanks joined. */
export function clean(text: string): string {
  return text.normalize('NFC').replace(BIDI_CONTROLS, '').replace(/[\s\u0000-\u001f\u007f-\u009f\ufeff]+/g, ' ').trim()
}

/** The same fields, every text cleaned.
 *  refuses: certificate/empty-field, certificate/bad-date, certificate/bad-language, certificate/bad-version */
export function checked(fields: PrintedFields): PrintedFields {
  for (const name of ['serial', 'holder', 'certification', 'issuer', 'verify_url'] as const)
    if (clean(fields[name]) === '') throw new CertificateError('certificate/empty-field', name)
  for (const name of ['issued_on', 'valid_until_on'] as const) {
    const day = fields[name]
    if (day !== null && !isDay(day)) throw new CertificateError('certificate/bad-date', name)
  }
  if (!Number.isSafeInteger(fields.course_version) || fields.course_version < 1)
    throw new CertificateError('certificate/bad-version', 'course_version')
  return {
    ...fields,
    serial: clean(fields.serial), holder: clean(fields.holder), organization: clean(fields.organization ?? '') || null,
    certification: clean(fields.certification), statement: clean(fields.statement), skills: fields.skills.map(clean).filter(Boolean),
    exam: clean(fields.exam), issuer: clean(fields.issuer), place: clean(fields.place), academy: clean(fields.academy),
    tagline: clean(fields.tagline), language: canonical(fields.language), verify_url: clean(fields.verify_url),
  }
}

function canonical(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? 'en'
  } catch {
    throw new CertificateError('certificate/bad-language', 'language')
  }
}

function isDay(day: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return false
  const instant = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(instant.getTime()) && instant.toISOString().slice(0, 10) === day   // 30 February would come back as March.
}
