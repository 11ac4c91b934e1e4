import { sql } from '@stoa/db'
import type { Ctx } from '../tenancy/index.ts'
import { shelfOf } from './keep.ts'
import { keeperIn } from './reader-in.ts'

/** Where the viewer's films and recordings of a course go on, or those of a guest's visit, in seconds by block.  in: the course's id */
export async function playheadsIn(ctx: Ctx, courseId: string): Promise<Map<string, number>> {
  const keeper = await keeperIn(ctx)
  if (!keeper) return new Map()
  const { table, owner } = shelfOf(keeper, 'playheads')
  const { rows } = await sql<{ block_slug: string; second: number }>`
    select block_slug, second from ${table} where ${owner} = ${keeper.id} and course_id = ${courseId}`.execute(ctx.trx)
  return new Map(rows.map((row) => [row.block_slug, row.second]))
}
