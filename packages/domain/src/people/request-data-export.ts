import { act, signedIn, type Ctx } from '../tenancy/index.ts'

/** After this long a collection that did not end is taken for lost, and another may be asked for. */
const LOST_MS = 2 * 3_600_000

/** Asks for a copy of everything kept about somebody. One at a time: asked again meanwhile, it is the same one.
 *  who: the person, who has proved themselves in the last ten minutes · out: the copy's id */
export async function requestDataExport(ctx: Ctx): Promise<string> {
  const person_id = signedIn(ctx).id
  await ctx.trx
    .updateTable('data_exports')
    .set({ ended_at: ctx.now })
    .where('person_id', '=', person_id)
    .where('ended_at', 'is', null)
    .where('requested_at', '<', new Date(ctx.now.getTime() - LOST_MS))
    .execute()
  const made = await ctx.trx
    .insertInto('data_exports')
    .values({ person_id, academy_id: ctx.academy.id })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'person_id']).where('ended_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) return (await open(ctx, person_id).executeTakeFirstOrThrow()).id
  await act(ctx, { act: 'data-export/requested', subject: ['data-export', made.id] })
  await ctx.enqueue('collect-data', { export_id: made.id })
  return made.id
}

const open = (ctx: Ctx, person_id: string) =>
  ctx.trx.selectFrom('data_exports').select('id').where('person_id', '=', person_id).where('ended_at', 'is', null)
