import type { TenantCtx } from './context.ts'

/** A mail as it will leave: already in the person's language. */
export interface Letter {
  academy_id: string
  person_id: string | null
  kind: string
  to_address: string
  subject: string
  text: string
  html: string
  attachment?: { sha256: string; name: string }
}

/** Puts a mail into the outbox and leaves the job that sends it, both in the caller's transaction: no commit, no mail.
 *  out: the outbox id, which is the idempotency key everywhere after */
export async function queueMail(ctx: TenantCtx, { attachment, ...letter }: Letter): Promise<string> {
  const { id } = await ctx.trx
    .insertInto('outbox')
    .values({ ...letter, attachment_sha256: attachment?.sha256 ?? null, attachment_name: attachment?.name ?? null })
    .returning('id')
    .executeTakeFirstOrThrow()
  await ctx.enqueue('send-mail', { outbox_id: id })
  return id
}
