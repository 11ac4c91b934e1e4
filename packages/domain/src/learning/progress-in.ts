import type { OutlineLesson } from '../library/index.ts'
import { signedIn, type Ctx } from '../tenancy/index.ts'

/** What somebody has done in a course, and where they stopped. */
export interface Progress {
  /** Slugs of blocks done as they are now; a block that changed since is not among them. */
  done: string[]
  place: { lesson_slug: string; block_slug: string; second: number } | null
  /** The last verdict on each check. */
  answers: { block_slug: string; is_right: boolean }[]
}

/** The viewer's own progress.  in: the course and its outline as published now */
export async function progressIn(ctx: Ctx, courseId: string, outline: readonly OutlineLesson[]): Promise<Progress> {
  const { id } = signedIn(ctx)
  const mine = await ctx.trx
    .selectFrom('block_progress')
    .select(['block_slug', 'content_hash'])
    .where('person_id', '=', id)
    .where('course_id', '=', courseId)
    .execute()
  const place = await ctx.trx
    .selectFrom('places')
    .select(['lesson_slug', 'block_slug', 'second'])
    .where('person_id', '=', id)
    .where('course_id', '=', courseId)
    .executeTakeFirst()
  const answers = await ctx.trx
    .selectFrom('check_answers')
    .select(['block_slug', 'is_right'])
    .where('person_id', '=', id)
    .where('course_id', '=', courseId)
    .execute()
  const now = new Map(outline.flatMap((lesson) => lesson.blocks.map((block) => [block.slug, block.content_hash] as const)))
  return {
    done: mine.filter((row) => now.get(row.block_slug) === row.content_hash).map((row) => row.block_slug),
    place: place && now.has(place.block_slug) ? place : null,
    answers,
  }
}
