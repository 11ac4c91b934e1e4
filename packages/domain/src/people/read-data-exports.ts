import { act, signedIn, type Ctx } from '../tenancy/index.ts'
import { Refusal } from '../refusals.ts'

/** A copy of one's data as its person sees it. `lost` is one that was given up. */
export interface DataExport {
  id: string
  state: 'collecting' | 'ready' | 'over' | 'lost'
  requested_at: Date
  parts_done: number
  parts_all: number
  bytes: number | null
  expires_at: Date | null
}

/** out: the viewer's own copies, newest first */
export async function readDataExports(ctx: Ctx): Promise<DataExport[]> {
  const rows = await ctx.trx
    .selectFrom('data_exports')
    .select(['id', 'requested_at', 'parts_done', 'parts_all', 'bytes', 'ended_at', 'expires_at', 'sha256'])
    .where('person_id', '=', signedIn(ctx).id)
    .orderBy('requested_at', 'desc')
    .limit(5)
    .execute()
  return rows.map(({ ended_at, sha256, ...row }) => ({ ...row, state: stateOf(ctx.now, { ended_at, sha256, expires_at: row.expires_at }) }))
}

function stateOf(now: Date, row: { ended_at: Date | null; sha256: string | null; expires_at: Date | null }): DataExport['state'] {
  if (!row.ended_at) return 'collecting'
  if (!row.expires_at) return 'lost'
  return row.sha256 && row.expires_at > now ? 'ready' : 'over'
}

/** Hands out a copy, and writes into the trail that it was fetched.
 *  who: the person it is about, and nobody else · out: its bytes' name in storage
 *  refuses: data-export/unknown for one that is not theirs, not ready, or older than seven days */
export async function fetchDataExport(ctx: Ctx, id: string): Promise<{ sha256: string; requested_at: Date }> {
  const row = await ctx.trx
    .selectFrom('data_exports')
    .select(['sha256', 'requested_at'])
    .where('id', '=', id)
    .where('person_id', '=', signedIn(ctx).id)
    .where('expires_at', '>', ctx.now)
    .executeTakeFirst()
  if (!row?.sha256) throw new Refusal('data-export/unknown')
  await act(ctx, { act: 'data-export/fetched', subject: ['data-export', id] })
  return { sha256: row.sha256, requested_at: row.requested_at }
}
