import { hold, type Ctx } from '../tenancy/index.ts'
import { Refusal } from '../refusals.ts'
import { blockOfMine } from './block-of-mine.ts'
import type { Reader } from './reader-in.ts'

export const BOOKMARKS_MAX = 500

/** Sets or takes off a bookmark at a block; at a knowledge check it is a question left for later, which answering takes off.
 *  Doing it twice is doing it once.
 *  who:     an enrolled person, for themselves
 *  in:      slugs of course and block; on
 *  refuses: as blockOfMine; bookmark/too-many beyond 500 in a course, and not for one that is set
 *  locks:   the person's bookmarks, so that they are counted as they are */
export async function setBookmark(ctx: Ctx, wish: { course: string; block: string; on: boolean }): Promise<void> {
  const { person_id, course_id, kind } = await blockOfMine(ctx, wish)
  const mine = { person_id, course_id, block_slug: wish.block }
  if (!wish.on) {
    await ctx.trx.deleteFrom('bookmarks').where((where) => where.and(mine)).execute()
    return
  }
  await hold(ctx, `bookmarks of ${person_id}`)
  const others = await ctx.trx
    .selectFrom('bookmarks')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where((where) => where.and({ person_id, course_id }))
    .where('block_slug', '<>', wish.block)
    .executeTakeFirstOrThrow()
  if (Number(others.count) >= BOOKMARKS_MAX) throw new Refusal('bookmark/too-many', { bookmarks_max: BOOKMARKS_MAX })
  await ctx.trx
    .insertInto('bookmarks')
    .values({ ...mine, kind: kind === 'check' ? 'question' : 'place' })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** A question that was left for later has been answered.  in: whose, in which course, at which check */
export async function takeOffBookmark(ctx: Ctx, { course, keeper }: Reader, block: string): Promise<void> {
  const mine = { person_id: keeper.id, course_id: course.course_id, block_slug: block, kind: 'question' }
  await ctx.trx.deleteFrom('bookmarks').where((where) => where.and(mine)).execute()
}
