import type { Ctx } from '../tenancy/index.ts'

/** What a reader left in a course: a note and a bookmark by block. */
export interface NotesInCourse {
  notes: { block_slug: string; text: string; edit: number }[]
  bookmarks: string[]
}

/** The viewer's own notes and bookmarks in a course.  in: its id · out: none for a guest */
export async function notesIn(ctx: Ctx, courseId: string): Promise<NotesInCourse> {
  if (!ctx.viewer) return { notes: [], bookmarks: [] }
  const mine = { person_id: ctx.viewer.id, course_id: courseId }
  const [notes, bookmarks] = await Promise.all([
    ctx.trx.selectFrom('notes').select(['block_slug', 'text', 'edit']).where((where) => where.and(mine)).execute(),
    ctx.trx.selectFrom('bookmarks').select('block_slug').where((where) => where.and(mine)).execute(),
  ])
  return { notes, bookmarks: bookmarks.map((row) => row.block_slug) }
}
