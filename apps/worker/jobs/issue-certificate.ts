import { draw } from '@stoa/certificate'
import { certificateFacts, earnCycle, recordCertificate } from '@stoa/domain/credentials'
import { originOf } from '@stoa/domain/tenancy'
import type { Job } from '../run-job.ts'

/** A completion becomes a credential and a paper: read, draw, store, record. Only drawing is slow, and nothing is locked meanwhile.
 *  Safe to repeat at every step: one cycle a completion, one file a hash, one certificate a cycle. */
export async function issueCertificate({ tenant, world, address }: Job, { completion_id }: { completion_id: string }): Promise<void> {
  const cycle = await tenant((ctx) => earnCycle(ctx, completion_id))
  if (!cycle) return
  const facts = await tenant((ctx) => certificateFacts(ctx, cycle, (host, serial) => `${originOf(address, host)}/verify/${serial}`))
  if (facts.recorded) return
  const logo = facts.logo_sha256 ? await world.storage.get(facts.logo_sha256) : null
  const pdf = await draw(facts.fields, { ...facts.brand, logo_png: logo?.bytes ?? null })
  await world.storage.put(pdf.sha256, pdf.bytes, 'application/pdf')
  await tenant((ctx) => recordCertificate(ctx, facts, pdf.sha256))
}
