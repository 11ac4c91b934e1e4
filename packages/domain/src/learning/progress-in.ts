import { sql } from '@stoa/db'
import type { OutlineLesson } from '../library/index.ts'
import type { Ctx } from '../tenancy/index.ts'
import { shelfOf } from './keep.ts'
import { keeperIn } from './reader-in.ts'

/** What somebody has done in a course, and where they stopped. */
export interface Progress {
  /** Slugs of blocks done as they are now; a block that changed since is not among them. */
  done: string[]
  place: { lesson_slug: string; block_slug: string; second: number } | null
  /** The last verdict on each check. */
  answers: { block_slug: string; is_right: boolean }[]
}

/** The viewer's own progress, or what a guest has done on their visit.  in: the course and its outline as published now */
export async function progressIn(ctx: Ctx, courseId: string, outline: readonly OutlineLesson[]): Promise<Progress> {
  const keeper = await keeperIn(ctx)
  if (!keeper) return { done: [], place: null, answers: [] }
  const rowsOf = async <T>(shelf: Parameters<typeof shelfOf>[1], columns: string[]) => {
    const { table, owner } = shelfOf(keeper, shelf)
    const fields = sql.join(columns.map((column) => sql.ref(column)))
    return (await sql<T>`/* kept */ select ${fields} from ${table} where ${owner} = ${keeper.id} and course_id = ${courseId}`.execute(ctx.trx)).rows
  }
  const [mine, [place], answers] = await Promise.all([
    rowsOf<{ block_slug: string; content_hash: string }>('progress', ['block_slug', 'content_hash']),
    rowsOf<NonNullable<Progress['place']>>('places', ['lesson_slug', 'block_slug', 'second']),
    rowsOf<Progress['answers'][number]>('answers', ['block_slug', 'is_right']),
  ])
  const now = new Map(outline.flatMap((lesson) => lesson.blocks.map((block) => [block.slug, block.content_hash] as const)))
  return {
    done: mine.filter((row) => now.get(row.block_slug) === row.content_hash).map((row) => row.block_slug),
    place: place && now.has(place.block_slug) ? place : null,
    answers,
  }
}
