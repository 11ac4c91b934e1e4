import { act, compose, queueMail, type TenantCtx } from '../tenancy/index.ts'
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
  await queueMail(ctx, {
    academy_id: academy.id,
    person_id: person.id,
    kind: 'certificate',
    to_address: person.email,
    attachment: { sha256: pdf_sha256, name: `${fields.serial}.pdf` },
    ...compose(academy, {
      subject: `Your certificate: ${fields.certification}`,
      paragraphs: [
        `${fields.holder}, you passed.`,
        `Your certificate is attached. Anyone you show it to can check it at the address below; they need no account.`,
        fields.valid_until_on ? `It is good until ${day(fields.valid_until_on, academy.locale)}.` : 'It does not expire.',
      ],
      action: { label: 'See what others see', url: fields.verify_url },
      because: `You get this mail because you passed the exam at ${academy.name}.`,
    }),
  })
}

const day = (on: string, locale: string) => new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${on}T00:00:00Z`))
