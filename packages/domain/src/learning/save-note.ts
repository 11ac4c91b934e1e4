import type { Ctx } from '../tenancy/index.ts'
import { Refusal } from '../refusals.ts'
import { blockOfMine } from './block-of-mine.ts'

export const NOTE_LENGTH_MAX = 10_000

/** Keeps a reader's note at a block; an empty one takes it away. The same text sent twice is one note.
 *  who:     an enrolled person, for themselves; nobody else reads it
 *  in:      slugs of course and block; text, up to 10,000 characters; edit, the one the page was loaded with, 0 where there was no note;
 *           person, for whom its page was made, where that is known
 *  out:     the edit to send with the next change, 0 when the note is gone
 *  refuses: as blockOfMine; note/of-another where somebody else is signed in by now;
 *           note/too-long; note/stale with the text that is kept, when another tab or device changed it meanwhile
 *  locks:   the note, so that of two tabs one is told */
export async function saveNote(ctx: Ctx, wish: { course: string; block: string; text: string; edit: number; person?: string | undefined }): Promise<number> {
  if (wish.person !== undefined && ctx.viewer && wish.person !== ctx.viewer.id) throw new Refusal('note/of-another')
  const text = wish.text.replaceAll('\r\n', '\n').trim()
  const length = [...text].length
  if (length > NOTE_LENGTH_MAX) throw new Refusal('note/too-long', { length, length_max: NOTE_LENGTH_MAX })
  const { person_id, course_id } = await blockOfMine(ctx, wish)
  const mine = { person_id, course_id, block_slug: wish.block }
  const kept = await ctx.trx
    .selectFrom('notes')
    .select(['text', 'edit'])
    .where((where) => where.and(mine))
    .forUpdate()
    .executeTakeFirst()
  if ((kept?.text ?? '') === text) return kept?.edit ?? 0
  if ((kept?.edit ?? 0) !== wish.edit) throw new Refusal('note/stale', { kept: kept?.text ?? '', edit: kept?.edit ?? 0 })
  if (text === '') {
    await ctx.trx.deleteFrom('notes').where((where) => where.and(mine)).execute()
    return 0
  }
  const edit = wish.edit + 1
  const saved = await ctx.trx
    .insertInto('notes')
    .values({ ...mine, text, edit })
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'person_id', 'course_id', 'block_slug'])
        .doUpdateSet({ text, edit, updated_at: ctx.now })
        .where('notes.edit', '=', wish.edit),
    )
    .returning('edit')
    .executeTakeFirst()
  // Two tabs wrote the first note at the same moment: the row that the other one made is read as it is now.
  return saved ? saved.edit : saveNote(ctx, wish)
}
