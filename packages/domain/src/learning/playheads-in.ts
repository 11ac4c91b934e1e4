import { signedIn, type Ctx } from '../tenancy/index.ts'

/** Where the viewer's films and recordings of a course go on, in seconds by block.  in: the course's id */
export async function playheadsIn(ctx: Ctx, courseId: string): Promise<Map<string, number>> {
  const rows = await ctx.trx
    .selectFrom('playheads')
    .select(['block_slug', 'second'])
    .where('person_id', '=', signedIn(ctx).id)
    .where('course_id', '=', courseId)
    .execute()
  return new Map(rows.map((row) => [row.block_slug, row.second]))
}
