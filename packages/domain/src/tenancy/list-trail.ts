import { sql } from '@stoa/db'
import { must, type Ctx } from './context.ts'

/** A line of the trail as people read it. */
export interface TrailEntry {
  position: number
  at: Date
  actor: string | null
  actor_kind: string
  act: string
  subject_kind: string
  subject_id: string | null
}

/** The trail, newest first, 50 lines a page, and whether the chain holds.
 *  who: owner, admin or auditor of the tenant · in: before, a position; null for the newest · refuses: access/denied */
export async function listTrail(ctx: Ctx, before: number | null): Promise<{ entries: TrailEntry[]; break_at: number | null }> {
  must(ctx, 'read', 'Trail')
  const rows = await ctx.trx
    .selectFrom('trail_links as l')
    .innerJoin('trail as t', (join) => join.onRef('t.id', '=', 'l.entry_id').onRef('t.tenant_id', '=', 'l.tenant_id'))
    .leftJoin('people as p', (join) => join.onRef('p.id', '=', 't.actor_id').onRef('p.tenant_id', '=', 't.tenant_id'))
    .select(['l.position', 't.at', 'p.name as actor', 't.actor_kind', 't.act', 't.subject_kind', 't.subject_id'])
    .$if(before !== null, (query) => query.where('l.position', '<', String(before)))
    .orderBy('l.position', 'desc')
    .limit(50)
    .execute()
  const { rows: breaks } = await sql<{ at: string | null }>`select app.trail_break() as at`.execute(ctx.trx)
  const at = breaks[0]?.at
  return { entries: rows.map((row) => ({ ...row, position: Number(row.position) })), break_at: at == null ? null : Number(at) }
}
