import { act, writeLetter, type TenantCtx } from '../tenancy/index.ts'
import type { CertificateFacts } from './certificate-facts.ts'

/** Keeps what was printed and mails it to its holder, once: repeating finds the row and does nothing.
 *  who: the worker · in: the facts the paper was drawn from; the hash its bytes are stored under */
export async function recordCertificate(ctx: TenantCtx, facts: CertificateFacts, pdf_sha256: string): Promise<void> {
  const { fields, person, academy } = facts
  const made = await ctx.trx
    .insertInto('certificates')
    .values({ cycle_id: facts.cycle_id, fields: JSON.stringify(fields), pdf_sha256 })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'cycle_id']).doNothing())
    .returning('cycle_id')
    .executeTakeFirst()
  if (!made) return
  await act(ctx, { act: 'certificate/issued', subject: ['cycle', facts.cycle_id], detail: { serial: fields.serial, sha256: pdf_sha256 } })
  await writeLetter(
    ctx,
    academy,
    { person_id: person.id, kind: 'certificate', to_address: person.email, attachment: { sha256: pdf_sha256, name: `${fields.serial}.pdf` } },
    {
      letter: 'certificate',
      values: { certification: fields.certification, holder: fields.holder, expires: fields.valid_until_on ? 'yes' : 'no', day: '' },
      days: fields.valid_until_on ? { day: fields.valid_until_on } : {},
      url: fields.verify_url,
    },
  )
}
