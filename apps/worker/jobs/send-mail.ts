import { mailToSend, recordDelivery, recordRefusal, recordUndelivered, type LetterToSend } from '@stoa/domain/tenancy'
import { addressOf, MailError, mailboxOf, type MailAttachment, type World } from '@stoa/gateways'
import type { Job } from '../run-job.ts'

/** Sends one letter of the outbox, under its id as idempotency key: sent twice it is still one mail. What the other side will never take is
 *  noted and not tried again; what may pass, and what whoever runs this must put right, is thrown, tried again, and ends among the dead
 *  letters. */
export async function sendMail({ tenant, world, tenantId }: Job, { outbox_id }: { outbox_id: string }): Promise<void> {
  const letter = await tenant((ctx) => mailToSend(ctx, outbox_id))
  if (!letter) return
  const attachments = await filesOf(letter, world)
  try {
    const { id } = await world.mail.send(
      {
        from: addressOf(mailboxOf(world.mailFrom, 'MAIL_FROM').address, letter.from_name),
        to: letter.to_address,
        subject: letter.subject,
        text: letter.text,
        html: letter.html,
        headers: headersOf(letter),
        tags: { tenant: tenantId, letter: outbox_id },
        attachments,
      },
      outbox_id,
    )
    await tenant((ctx) => recordDelivery(ctx, outbox_id, id))
  } catch (error) {
    if (!(error instanceof MailError) || error.retry || error.blamed === 'sender') throw error
    if (error.blamed === 'address') await tenant((ctx) => recordRefusal(ctx, outbox_id, error.message))
    else await tenant((ctx) => recordUndelivered(ctx, outbox_id, error.code === 'mail/refused' ? 'refused' : 'impossible', error.message))
  }
}

/** source: RFC 3834 for Auto-Submitted, RFC 2369 and RFC 8058 for unsubscribing, from a list of readers' wishes or in one press */
function headersOf({ unsubscribe_url }: LetterToSend): Record<string, string> {
  return {
    'Auto-Submitted': 'auto-generated',
    ...(unsubscribe_url ? { 'List-Unsubscribe': `<${unsubscribe_url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
  }
}

async function filesOf({ logo_sha256, attachment_sha256, attachment_name }: LetterToSend, { storage }: World): Promise<MailAttachment[]> {
  const files: MailAttachment[] = []
  for (const [sha256, filename, content_id] of [
    [attachment_sha256, attachment_name ?? '', undefined],
    [logo_sha256, 'logo.png', 'logo'],
  ] as const) {
    if (!sha256) continue
    const file = await storage.get(sha256)
    if (!file) throw new Error(`the file ${sha256} of a letter is not in storage`)
    files.push({ filename, content_type: file.content_type, bytes: file.bytes, content_id })
  }
  return files
}
