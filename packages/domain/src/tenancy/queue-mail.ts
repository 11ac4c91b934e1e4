import { compose, type Composed, type Message } from './compose.ts'
import type { TenantCtx } from './context.ts'
import type { Academy } from './load-academy.ts'
import { readerOf } from './reader-of.ts'

/** To whom a letter goes, and under which kind it is kept. */
export interface Envelope {
  /** Null: nobody here has the address yet. */
  person_id: string | null
  to_address: string
  kind: string
  attachment?: { sha256: string; name: string }
}

/** Writes a letter in the language of whoever reads it and puts it into the outbox.
 *  in: the academy it comes from; to whom; which letter · out: as `queueMail` */
export async function writeLetter(ctx: TenantCtx, academy: Academy, envelope: Envelope, message: Message): Promise<string> {
  return queueMail(ctx, academy.id, envelope, compose(academy, await readerOf(ctx, academy, envelope.person_id), message))
}

/** Puts a composed mail into the outbox and leaves the job that sends it, both in the caller's transaction: no commit, no mail.
 *  out: the outbox id, which is the idempotency key everywhere after */
export async function queueMail(ctx: TenantCtx, academy_id: string, { attachment, ...envelope }: Envelope, composed: Composed): Promise<string> {
  const { id } = await ctx.trx
    .insertInto('outbox')
    .values({ academy_id, ...envelope, ...composed, attachment_sha256: attachment?.sha256 ?? null, attachment_name: attachment?.name ?? null })
    .returning('id')
    .executeTakeFirstOrThrow()
  await ctx.enqueue('send-mail', { outbox_id: id })
  return id
}
