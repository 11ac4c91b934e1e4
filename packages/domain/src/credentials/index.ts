/** Credentials: the proof a person holds. What earned it, each round of earning it, the paper that was printed, and what anyone may
 *  learn about it from its number alone. */
export { earnCycle } from './earn-cycle.ts'
export { certificatePaper } from './certificate-paper.ts'
export { certificateFacts, type CertificateFacts } from './certificate-facts.ts'
export { recordCertificate } from './record-certificate.ts'
export { tenantOfSerial } from './tenant-of-serial.ts'
export { verifySerial, type Verification } from './verify-serial.ts'
export { listCertificates, type CertificateRow } from './list-certificates.ts'
export { myCertificates, type MyCertificate } from './my-certificates.ts'
export { certificationOf, type CertificationOffer } from './certification-of.ts'
export { mayRevoke, revokeCertificate } from './revoke-certificate.ts'
export { goodUntil } from './good-until.ts'
export { applyCertification, exportCertifications, type CertificationForm } from './apply-certification.ts'
