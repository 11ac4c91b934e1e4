import { mailToSend, recordDelivery } from '@stoa/domain/tenancy'
import { addressOf, mailboxOf } from '@stoa/gateways'
import type { Job } from '../run-job.ts'

/** Sends one letter of the outbox, under its id as idempotency key: sent twice it is still one mail. */
export async function sendMail({ tenant, world }: Job, { outbox_id }: { outbox_id: string }): Promise<void> {
  const letter = await tenant((ctx) => mailToSend(ctx, outbox_id))
  if (!letter) return
  const file = letter.attachment_sha256 ? await world.storage.get(letter.attachment_sha256) : null
  if (letter.attachment_sha256 && !file) throw new Error(`the attachment ${letter.attachment_sha256} is not in storage`)
  const { id } = await world.mail.send(
    {
      from: addressOf(mailboxOf(world.mailFrom, 'MAIL_FROM').address, letter.academy),
      to: letter.to_address,
      subject: letter.subject,
      text: letter.text,
      html: letter.html,
      attachments: file ? [{ filename: letter.attachment_name!, content_type: file.content_type, bytes: file.bytes }] : [],
    },
    outbox_id,
  )
  await tenant((ctx) => recordDelivery(ctx, outbox_id, id))
}
