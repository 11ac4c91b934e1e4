/** Draws a certificate as a PDF: text in any script we have a font for, art that belongs to one serial, a code that leads to the verify page.
 *  Separate because it is pure: fields and a brand go in, bytes come out, and nothing is fetched, stored or looked up. */
export type { CertificateBrand } from './colour.ts'
export { CertificateError } from './error.ts'
export type { CertificateCode } from './error.ts'
export type { PrintedFields } from './fields.ts'
export { checked, clean } from './fields.ts'
export { examined, printed } from './printed.ts'
export type { FieldId } from './printed.ts'
export { artOf } from './art-svg.ts'
export { draw } from './draw.ts'
export { whyNotPrintable } from './printable.ts'
