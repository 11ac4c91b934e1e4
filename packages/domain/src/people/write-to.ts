import { writeLetter, type Academy, type Message, type TenantCtx } from '../tenancy/index.ts'

/** Queues a letter to the person themselves. One about the safety of their account says when it happened.
 *  in: the academy it comes from; whom; the kind it is kept under; which letter */
export async function writeTo(
  ctx: TenantCtx,
  academy: Academy,
  person: { id: string; email: string },
  kind: string,
  message: Message,
): Promise<void> {
  await writeLetter(ctx, academy, { person_id: person.id, kind, to_address: person.email }, { ...message, ...(kind === 'account-safety' ? { at: ctx.now } : {}) })
}
