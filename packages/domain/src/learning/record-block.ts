import { sql } from '@stoa/db'
import type { Ctx } from '../tenancy/index.ts'
import { Refusal } from '../refusals.ts'
import { enrollmentIn } from './enrollment-in.ts'

/** Notes where the viewer is and, with `done`, that a block is behind them. Nothing done is ever undone by this, in whatever order
 *  two tabs or a phone that was offline send it.
 *  who:     an enrolled person
 *  in:      slugs of course, lesson and block; done; second in a video, 0..86400
 *  refuses: course/unknown, enrollment/missing, block/unknown when the block is not in that lesson of the published version */
export async function recordBlock(ctx: Ctx, at: { course: string; lesson: string; block: string; done: boolean; second: number }): Promise<void> {
  const { course, person_id } = await enrollmentIn(ctx, at.course)
  const block = await ctx.trx
    .selectFrom('blocks as b')
    .innerJoin('lessons as l', (join) => join.onRef('l.id', '=', 'b.lesson_id').onRef('l.tenant_id', '=', 'b.tenant_id'))
    .select('b.content_hash')
    .where('b.version_id', '=', course.version_id)
    .where('b.slug', '=', at.block)
    .where('l.slug', '=', at.lesson)
    .executeTakeFirst()
  if (!block) throw new Refusal('block/unknown')
  if (at.done) {
    await ctx.trx
      .insertInto('block_progress')
      .values({ person_id, course_id: course.course_id, block_slug: at.block, content_hash: block.content_hash })
      .onConflict((conflict) =>
        conflict
          .columns(['tenant_id', 'person_id', 'course_id', 'block_slug'])
          .doUpdateSet({ content_hash: block.content_hash, done_at: ctx.now })
          .where('block_progress.content_hash', '<>', block.content_hash),
      )
      .execute()
  }
  await sql`
    insert into places as p (person_id, course_id, lesson_slug, block_slug, second) values (${person_id}, ${course.course_id}, ${at.lesson}, ${at.block}, ${at.second})
    on conflict (tenant_id, person_id, course_id) do update
      set lesson_slug = excluded.lesson_slug, block_slug = excluded.block_slug, second = excluded.second, updated_at = now()`.execute(ctx.trx)
}
