import type { Trx } from '@stoa/db'
import { hashOfToken } from '../people/index.ts'
import type { Ctx } from '../tenancy/index.ts'
import { Refusal } from '../refusals.ts'

/** How long a guest's browser is remembered. */
export const VISIT_DAYS = 30

/** The guest's visit to this academy, as far as their browser has one that is not over.  out: its id, or null */
export async function visitIn(ctx: Ctx): Promise<string | null> {
  if (!ctx.visit) return null
  const row = await ctx.trx.selectFrom('visits').select('id').where((where) => where.and(keyOf(ctx, ctx.visit!))).where('ends_at', '>', ctx.now).executeTakeFirst()
  return row?.id ?? null
}

/** The same for whoever writes: the first thing a guest does begins their visit, and one that is over begins anew, empty.
 *  who: a guest · out: the visit's id · refuses: access/sign-in where the browser keeps no token
 *  locks: the visit's row, so that it is not claimed in the middle of being written to */
export async function beginVisit(ctx: Ctx): Promise<string> {
  if (!ctx.visit) throw new Refusal('access/sign-in')
  const key = keyOf(ctx, ctx.visit)
  const over = await ctx.trx.selectFrom('visits').select('id').where((where) => where.and(key)).where('ends_at', '<=', ctx.now).execute()
  await forgetVisits(ctx.trx, over.map((row) => row.id))
  const { id } = await ctx.trx
    .insertInto('visits')
    .values({ ...key, ends_at: new Date(ctx.now.getTime() + VISIT_DAYS * 86_400_000) })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'academy_id', 'token_hash']).doUpdateSet(key))
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** What a token names here: another academy knows nothing of it. */
export const keyOf = (ctx: Ctx, token: string) => ({ academy_id: ctx.academy.id, token_hash: hashOfToken(token) })

/** Forgets visits with everything that was done in them. */
export async function forgetVisits(trx: Trx, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  for (const table of ['visit_progress', 'visit_places', 'visit_playheads', 'visit_answers'] as const) await trx.deleteFrom(table).where('visit_id', 'in', ids).execute()
  await trx.deleteFrom('visits').where('id', 'in', ids).execute()
}

/** Forgets the visits that are over.  who: the nightly job · locks: their rows; one that somebody holds waits for the next night */
export async function sweepVisits({ trx, now }: { trx: Trx; now: Date }): Promise<void> {
  for (let full = true; full; ) {
    const over = await trx.selectFrom('visits').select('id').where('ends_at', '<=', now).limit(1000).forUpdate().skipLocked().execute()
    await forgetVisits(trx, over.map((row) => row.id))
    full = over.length === 1000
  }
}
