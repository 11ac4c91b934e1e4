import type { TenantCtx } from './context.ts'

/** One line of the trail: what was done, to what. `detail` is what may be erased with a person; ids and names of acts stay. */
export interface Act {
  act: string
  subject: [kind: string, id: string | null]
  detail?: Record<string, unknown>
  /** Whose act it is where that differs from the context's, as at sign-in. */
  actor?: TenantCtx['actor']
}

/** Writes an act into the tenant's trail; the database seals it and links it into the chain at commit. */
export async function act(ctx: TenantCtx, { act: name, subject: [subject_kind, subject_id], detail, actor = ctx.actor }: Act): Promise<void> {
  await ctx.trx
    .insertInto('trail')
    .values({
      act: name,
      actor_kind: actor.kind,
      actor_id: actor.id,
      subject_kind,
      subject_id,
      detail: detail === undefined ? null : JSON.stringify(detail),
      request_id: ctx.requestId,
    })
    .execute()
}
