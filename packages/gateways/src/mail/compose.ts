// One message in the words of nodemailer, for the wire (SMTP) and for the file (local) alike.
import type { SendMailOptions } from 'nodemailer/lib/mailer'
import type { CheckedMessage } from './check-message.ts'

/** A checked message as nodemailer takes it.
 *  in:  checked message
 *  out: options whose Message-ID follows from the idempotency key alone, so that a message sent twice can be recognised */
export function composed(message: CheckedMessage): SendMailOptions & { messageId: string } {
  return {
    messageId: `<${message.key_hash.slice(0, 40)}@${message.from.address.split('@').pop()}>`,
    from: message.from,
    to: message.to,
    replyTo: message.reply_to ?? undefined,
    subject: message.subject,
    text: message.text,
    html: message.html,
    headers: message.headers,
    attachments: message.attachments.map((file) => ({
      filename: file.filename, contentType: file.content_type, content: Buffer.from(file.bytes),
      ...(file.content_id ? { cid: file.content_id, contentDisposition: 'inline' as const } : {}),
    })),
    // A message is made of what was handed in, never of files and pages it names.
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}
